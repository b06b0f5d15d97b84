using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.StandUp;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.StandUp;

/// <summary>How the first ninety days are spoken of.</summary>
static class StandUpWords
{
    public static string Title(MilestoneKind kind) => kind switch
    {
        MilestoneKind.FirstArtifact => "A first text is signed",
        MilestoneKind.OperatingDefinition => "The operating definition is signed",
        MilestoneKind.Scoreboard => "The scoreboard is signed",
        MilestoneKind.Cadence => "The cadence is signed",
        MilestoneKind.Definitions => $"{NinetyDays.TermsToSign} definitions are signed",
        MilestoneKind.Run => $"{NinetyDays.PercentHeld} % of the meetings are held",
        _ => "A first audit is signed",
    };

    /// <summary>What leads there, and how far it is.</summary>
    public static string How(MilestoneKind kind, StandUpFacts facts) => kind switch
    {
        MilestoneKind.FirstArtifact => "one section, one owner, shipped within two weeks: a term is enough",
        MilestoneKind.OperatingDefinition => "one paragraph, signed by the accountable executive",
        MilestoneKind.Scoreboard => "both leaders sign what it counts",
        MilestoneKind.Cadence => "both leaders sign the meetings as they are set",
        MilestoneKind.Definitions => $"{facts.Terms} of {NinetyDays.TermsToSign} so far",
        MilestoneKind.Run => facts.MeetingsDue == 0 ? $"of at least {NinetyDays.MeetingsToRun}; none was due yet" : $"of at least {NinetyDays.MeetingsToRun}; {facts.MeetingsHeld} of {facts.MeetingsDue} so far",
        _ => "what the record shows to be wrong is gone through, and both leaders sign the result",
    };

    /// <summary>Where it is done: a word of /align.</summary>
    public static (string Label, string Command)? Where(MilestoneKind kind) => kind switch
    {
        MilestoneKind.FirstArtifact or MilestoneKind.Definitions => ("Terms", "define"),
        MilestoneKind.OperatingDefinition or MilestoneKind.Cadence => ("Artifacts", "artifacts"),
        MilestoneKind.Scoreboard => ("Scoreboard", "scoreboard"),
        MilestoneKind.Run => ("Next meeting", "meeting"),
        MilestoneKind.Audit => ("Audit", "audit"),
        _ => null,
    };

    /// <summary>'reached', 'by Thu 2 Apr 2026', 'late, was due Thu 2 Apr 2026'.</summary>
    public static string Standing(Milestone milestone, StandUpFacts facts, LocalDate today) => StandUpProgress.Of(milestone, facts, today) switch
    {
        MilestoneStanding.Reached => "reached",
        MilestoneStanding.ComesLater => How(milestone.Kind, facts),
        MilestoneStanding.Late => $"late, was due {When.Date(milestone.DueOn)}",
        _ => $"by {When.Date(milestone.DueOn)}",
    };

    public static string Owner(Milestone milestone, ProgramInfo program) =>
        milestone.Owner is { } owner && program.Roster.MayDecide(owner) ? Names.Of(program.Roster, owner) : "nobody";

    /// <summary>'First ninety days, day 12: 1 of 7 milestones reached; next: The operating definition is signed, by Thu 2 Apr (Riley).'</summary>
    public static Mrkdwn Line(NinetyDays state, StandUpFacts facts, ProgramInfo program, LocalDate today)
    {
        var next = state.Milestones.Where(milestone => StandUpProgress.Of(milestone, facts, today) is MilestoneStanding.Open or MilestoneStanding.Late).OrderBy(milestone => milestone.DueOn).FirstOrDefault();
        var then = next is null ? "" : $"; next: {char.ToLowerInvariant(Title(next.Kind)[0])}{Title(next.Kind)[1..]}, {Standing(next, facts, today)} ({Owner(next, program)})";
        return Mrkdwn.Of($"First ninety days, day {state.DayOf(today)}: {StandUpProgress.Reached(state, facts)} of {state.Milestones.Length} milestones reached{then}.").Shortened(600);
    }

    public static string Say(Refusal refusal, ProgramInfo program) => refusal switch
    {
        TextRefusal text => Texts.Say(text, program.Roster),
        StandUpRefusal.NotTheirs => $"The first ninety days are begun and changed by those who run {program.Name}: its operating lead or its accountable executive.",
        StandUpRefusal.Runs no => $"They run since {When.Date(no.From)}: /align standup shows how far they are.",
        StandUpRefusal.Over => "The first ninety days are over. What was reached stands in /align standup.",
        StandUpRefusal.NotBegun => "They have not begun: /align standup start begins them.",
        StandUpRefusal.DayOutOfRange no => $"{When.Date(no.Day)} is out of range: choose a day between {When.Date(no.First)} and {When.Date(no.Last)}.",
        _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
    };
}
