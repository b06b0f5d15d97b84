using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Disputes.Lessons;

/// <summary>How it is spoken of what would have prevented a dispute.</summary>
static class LessonWords
{
    /// <summary>What should be different, in the middle of a sentence.</summary>
    public static string Aim(LessonAim aim) => aim.Kind switch
    {
        LessonKind.Nothing => "nothing",
        LessonKind.Document => aim.Name is { Length: > 0 } named ? named : "a document",
        LessonKind.NewDocument => "a document that is not there yet",
        LessonKind.Path => "the escalation path",
        LessonKind.Meetings => "the meetings",
        LessonKind.Other => "something else",
        _ => throw new InvalidOperationException($"No words for {aim.Kind}."),
    };

    /// <summary>'the definition of MQL: count a second touch only'.</summary>
    public static Mrkdwn Say(LessonAnswer answer) => Mrkdwn.Of($"{Aim(answer.Aim)}: {answer.Words.ReplaceLineEndings(" ").TrimEnd('.')}.").Shortened(600);

    /// <summary>As an action reads it.</summary>
    public static string Task(LessonAnswer answer, int number) => answer.Aim.Kind is LessonKind.Other
        ? $"{answer.Words} (after DSP-{number})"
        : TextLimits.Cut($"Change {Aim(answer.Aim)}", 85) + $": {answer.Words} (after DSP-{number})";

    /// <summary>Why somebody is asked, and what comes of it: the small print of the question.</summary>
    public static Mrkdwn Why(Dispute dispute, UserId user, Roster roster)
    {
        var others = DisputeWorkflow.PendingLesson(dispute)?.Asked.Select(asked => asked.User).Distinct().Where(other => other != user).ToList() ?? [];
        var with = others.Count == 0 ? "" : $" {Names.List(roster, others)} {(others.Count == 1 ? "is" : "are")} asked the same, and neither reads the other's answer before.";
        return Mrkdwn.Of($"It {(dispute.Round > 1 ? "was reopened" : "went all the way up")}. Which definition, rule or habit should be different, so that it does not come again? 'Nothing' is an answer, too.{with}");
    }

    /// <summary>Under a closed dispute: what both said, and what became of it.</summary>
    public static Mrkdwn OnCard(Dispute dispute, Roster roster)
    {
        if (dispute.Lessons.LastOrDefault(lesson => !lesson.Answers.IsEmpty) is not { } lesson || lesson.End is null or LessonEnd.Reopened)
        {
            return Mrkdwn.Empty;
        }

        return Mrkdwn.Of($"\nWhat would have prevented it:") + Mrkdwn.Join("", lesson.Answers.Select(answer => Mrkdwn.Of($"\n•  {Names.Of(roster, answer.By)}, ") + Say(answer)))
            + Mrkdwn.Of($"\n{Became(lesson)}");
    }

    /// <summary>'Version 3 of ART-1 is a draft with it.'</summary>
    public static string Became(Lesson lesson) => lesson switch
    {
        { Draft: { } draft } => $"Version {draft.Version} of ART-{draft.Number} is a draft with it.",
        { End: LessonEnd.Taken } => "It is an action of the decision.",
        { End: LessonEnd.Differ } => "They differ: the next meeting has it on its agenda.",
        { End: LessonEnd.Nothing } => "Nothing is changed.",
        _ => "",
    };

    /// <summary>How the asking ended, as the record has it.</summary>
    public static Mrkdwn Ended(LessonEnd end) => end switch
    {
        LessonEnd.Taken => Mrkdwn.Of($"What would have prevented it is taken up."),
        LessonEnd.Differ => Mrkdwn.Of($"The leaders say different things would have prevented it; the next meeting has it."),
        LessonEnd.Nothing => Mrkdwn.Of($"Nothing would have prevented it, as they say."),
        LessonEnd.NobodyAnswered => Mrkdwn.Of($"Nobody said in time what would have prevented it."),
        LessonEnd.NobodyToAsk => Mrkdwn.Of($"There was no sales leader and no marketing leader to ask what would have prevented it."),
        _ => Mrkdwn.Of($"What would have prevented it is not asked: the dispute was reopened."),
    };
}
