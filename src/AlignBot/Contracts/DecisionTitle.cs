using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>What an entry of the log is called wherever it is named: the question first, since an answer says nothing in March.</summary>
static class DecisionTitle
{
    /// <summary>Two lines: '*DEC-1*  Do webinar sign-ups count as MQLs?' and what was decided. One where no question is known.</summary>
    public static Mrkdwn Of(Decision decision, int most)
    {
        var head = decision.Holds
            ? Mrkdwn.Of($"*DEC-{decision.Number}*  ")
            : Mrkdwn.Of($"*DEC-{decision.Number}*  _{(decision.IsStruck ? "recorded by mistake" : Status(decision.Status))}_  ");
        return decision.Question is { } question
            ? head + Mrkdwn.Of($"{question}").Shortened(Math.Max(most / 3, 80)) + Mrkdwn.Of($"\n{Answer(decision)}").Shortened(most - head.Length - Math.Max(most / 3, 80))
            : head + Mrkdwn.Of($"{Answer(decision)}").Shortened(most - head.Length);
    }

    /// <summary>Both in one line, without the number: 'Do webinar sign-ups count as MQLs? No, not without a second touch.'</summary>
    /// <param name="decision">The entry.</param>
    /// <param name="most">How much of the question is shown: what was decided has to find room behind it.</param>
    public static string Line(Decision decision, int most = 100) =>
        (decision.Question is { } question ? $"{Ended(question.Trim(), most)} {Answer(decision)}" : Answer(decision)).ReplaceLineEndings(" ");

    /// <summary>What was decided; of what nobody decided, that and why: 'Undecided: nothing changes (nobody answered by Thu 3 Dec 2026)'.</summary>
    public static string Answer(Decision decision)
    {
        if (decision.Source is not DecisionSource.Timeout)
        {
            return decision.Text;
        }

        var stands = EscalationPath.IsStatusQuo(decision.Text) ? "nothing changes" : decision.Text.TrimEnd('.');
        return decision.Lapse is { } lapse
            ? $"Undecided: {stands} ({(lapse.WasAgreed ? "both sides had agreed to that; " : "")}{Because(lapse.Why)} by {When.Date(lapse.On)})"
            : $"Undecided: {stands}";
    }

    /// <summary>'in force', 'superseded', ...</summary>
    public static string Status(DecisionStatus status) => status switch
    {
        DecisionStatus.InForce => "in force",
        DecisionStatus.Contested => "contested",
        DecisionStatus.Amended => "amended",
        DecisionStatus.Superseded => "superseded",
        DecisionStatus.Reversed => "reversed",
        _ => "expired",
    };

    static string Because(LapseReason why) => why switch
    {
        LapseReason.NoAgreement => "those asked did not agree",
        LapseReason.NobodyReached => "nobody could be reached",
        LapseReason.NotEverybodyAnswered => "not everybody answered",
        _ => "nobody answered",
    };

    static string Ended(string question, int most) =>
        question.Length > most ? TextLimits.Cut(question, most).TrimEnd() + "…"
        : question.Length > 0 && char.IsPunctuation(question[^1]) ? question
        : question + ":";
}
