using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Actions;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Actions;

/// <summary>How follow-ups are spoken of, and why a command to one was refused.</summary>
static class ActionWords
{
    /// <summary>'Send the list to Tom, by Fri 27 Nov 2026'; says so when that is past.</summary>
    public static Mrkdwn Task(ActionItem action, LocalDate today) =>
        Mrkdwn.Of($"*{action.Text}*").Shortened(1500) + Mrkdwn.Of($"  {Due(action, today)}");

    public static string Due(ActionItem action, LocalDate today) => action.IsOverdue(today)
        ? $"overdue since {When.Date(action.DueOn)}"
        : action.DueOn == today ? "by the end of today" : $"by {When.Date(action.DueOn)}";

    /// <summary>The same behind 'Yours to do'.</summary>
    public static string DueBehind(ActionItem action, LocalDate today) => (action.IsOverdue(today) ? ", " : " ") + Due(action, today);

    /// <summary>The days are the program's.</summary>
    public static LocalDate Today(ProgramInfo program, Instant now) => now.InZone(program.Calendar.Zone).Date;

    public static Mrkdwn Refused(Refusal refusal, ProgramInfo program) => refusal switch
    {
        TextRefusal text => Mrkdwn.Of($"{Texts.Say(text, program.Roster)}"),
        ActionRefusal.NotYours no => Mrkdwn.Of($"That is {Names.Of(program.Roster, no.Owner)}'s: {Others(no, program.Roster)} can change it."),
        ActionRefusal.AlreadyDone => Mrkdwn.Of($"It is closed already. Reopen it first if it is still to be done."),
        ActionRefusal.NotAsked no => Mrkdwn.Of($"You are not asked to take it over any more: {Names.Of(program.Roster, no.Owner)} has it."),
        ActionRefusal.AskedAlready no => Mrkdwn.Of($"{Names.Of(program.Roster, no.To)} was asked already and has not answered: name somebody else, or wait."),
        ActionRefusal.SameOwner no => Mrkdwn.Of($"{Names.Of(program.Roster, no.Owner)} has it already: name somebody else."),
        _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
    };

    /// <summary>', from DEC-31' with a link to it where one is known; nothing when it follows from no decision.</summary>
    public static async Task<Mrkdwn> OriginAsync(IDecisionRecord decisions, AlignBotContext db, ProgramKey key, ActionItem action)
    {
        if (action.Decision is not { } id)
        {
            return Mrkdwn.Empty;
        }

        var (number, link) = await decisions.FindAsync(db, key, id);
        return link is null ? Mrkdwn.Of($"From DEC-{number}") : Mrkdwn.Of($"From {Link.To(link, $"DEC-{number}")}");
    }

    static string Others(ActionRefusal.NotYours no, Roster roster)
    {
        IEnumerable<string> people = no.GivenBy is { } giver && giver != no.Owner ? [Names.Of(roster, no.Owner), Names.Of(roster, giver)] : [Names.Of(roster, no.Owner)];
        return Names.Join([.. people, "the operating lead"], " or ");
    }
}
