using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Breaches;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.SourceBreaches;

/// <summary>Breaches that a source shows, in words.</summary>
static class BreachWords
{
    /// <summary>Leads of a finding that are named; the rest is counted.</summary>
    const int Named = 3;

    /// <summary>'clause 2: L-17 of Acme was to be turned to by Wed 2 Dec 2026 10:00, and is not yet'.</summary>
    public static string Say(BreachFinding finding, IReadOnlyDictionary<string, string> accounts, DateTimeZone zone)
    {
        var what = finding.Kind switch
        {
            PromiseKind.SpeedToLead => "was to be turned to",
            PromiseKind.FollowUp => "was to be turned to again",
            _ => "was to carry a reason for its return",
        };
        if (finding.Count == 1 && finding.Items is [var only])
        {
            var done = only.DoneAt is { } at ? $"was, on {When.Written(at, zone)}" : "is not yet";
            return $"clause {finding.Clause}: {Lead(only, accounts)} {what} by {When.Written(only.DueAt, zone)}, and {done}";
        }

        var more = finding.Count > Named ? $" and {(finding.Count - Named).ToString("N0", CultureInfo.InvariantCulture)} more" : "";
        var plural = what.Replace("was to", "were to", StringComparison.Ordinal).Replace("its return", "their return",
            StringComparison.Ordinal);
        return $"clause {finding.Clause}: {finding.Count.ToString("N0", CultureInfo.InvariantCulture)} leads at once {plural} in time, and were not ("
            + $"{string.Join(", ", finding.Items.Take(Named).Select(item => Lead(item, accounts)))}{more})";
    }

    /// <summary>'You act by Fri 4 Dec 2026'.</summary>
    public static Mrkdwn Say(BreachAnswer answer, ProgramInfo program) => answer switch
    {
        BreachAnswer.ActBy act => Mrkdwn.Of($"{Names.Of(program.Roster, act.By)}: acted on by {When.Date(act.On)}"),
        BreachAnswer.Excuse excuse => Mrkdwn.Of($"{Names.Of(program.Roster, excuse.By)} excuses it: {excuse.Reason}").Shortened(400),
        BreachAnswer.Contest contest => Mrkdwn.Of($"{Names.Of(program.Roster, contest.By)} has it decided in a dispute"),
        _ => throw new InvalidOperationException($"No words for the answer {answer.GetType().Name}."),
    };

    /// <summary>Why it was not answered so, and what can be done instead.</summary>
    public static string Refused(Refusal refusal, ProgramInfo program) => refusal switch
    {
        TextRefusal text => Contracts.Texts.Say(text, program.Roster),
        ScoreboardRefusal.NotYourBreach { WhoMay.IsEmpty: true } =>
            "The leader of the side that owes answers that, and nobody holds that role: /align members names one.",
        ScoreboardRefusal.NotYourBreach no => $"{Names.List(program.Roster, no.WhoMay, " or ")} answers that, for the side that owes.",
        ScoreboardRefusal.IsWithdrawn => "It is no breach any more: the source was corrected. There is nothing to answer.",
        ScoreboardRefusal.IsContested => "It is being decided in a dispute: what is decided there holds.",
        ScoreboardRefusal.NotADayToActBy no => $"Choose a day from {When.Date(no.From)} to {When.Date(no.Until)}.",
        _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
    };

    static string Lead(SourceBreach item, IReadOnlyDictionary<string, string> accounts)
    {
        var key = new PlainText(item.LeadKey).Shortened(60).Text;
        return item.AccountKey is { } account && accounts.TryGetValue(account, out var name)
            ? $"{key} of {new PlainText(name.ReplaceLineEndings(" ")).Shortened(80).Text}"
            : key;
    }
}
