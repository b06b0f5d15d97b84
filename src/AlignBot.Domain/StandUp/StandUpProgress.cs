using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Domain.StandUp;

/// <summary>What the record shows of a program's first ninety days.</summary>
public sealed record StandUpFacts
{
    /// <summary>Some document of the operating model is signed.</summary>
    public bool IsAnySigned { get; init; }

    /// <summary>The operating definition is signed.</summary>
    public bool IsDefined { get; init; }

    /// <summary>The cadence is signed.</summary>
    public bool IsCadenceSigned { get; init; }

    /// <summary>How many terms are signed.</summary>
    public int Terms { get; init; }

    /// <summary>Meetings that were due since the beginning.</summary>
    public int MeetingsDue { get; init; }

    /// <summary>Of these, how many were held.</summary>
    public int MeetingsHeld { get; init; }

    /// <summary>The scoreboard is signed. Null: there is none to sign yet, since it comes with sources.</summary>
    public bool? IsScoreboardSigned { get; init; }

    /// <summary>An audit is signed.</summary>
    public bool IsAudited { get; init; }
}

/// <summary>How a milestone stands.</summary>
public enum MilestoneStanding
{
    /// <summary>It is reached.</summary>
    Reached,

    /// <summary>It is to be reached, and its day has not passed.</summary>
    Open,

    /// <summary>It is to be reached, and its day has passed.</summary>
    Late,

    /// <summary>It can't be reached yet, whatever anybody does: it is not late.</summary>
    ComesLater,
}

/// <summary>Reads how the milestones stand from what the record shows.</summary>
public static class StandUpProgress
{
    /// <summary>How one stands.</summary>
    public static MilestoneStanding Of(Milestone milestone, StandUpFacts facts, LocalDate today) => IsReached(milestone.Kind, facts) switch
    {
        null => MilestoneStanding.ComesLater,
        true => MilestoneStanding.Reached,
        _ => today > milestone.DueOn ? MilestoneStanding.Late : MilestoneStanding.Open,
    };

    /// <summary>Those that can be reached.</summary>
    public static ImmutableArray<Milestone> Reachable(NinetyDays state, StandUpFacts facts) =>
        [.. state.Milestones.Where(milestone => IsReached(milestone.Kind, facts) is not null)];

    /// <summary>How many are reached.</summary>
    public static int Reached(NinetyDays state, StandUpFacts facts) => state.Milestones.Count(milestone => IsReached(milestone.Kind, facts) is true);

    static bool? IsReached(MilestoneKind kind, StandUpFacts facts) => kind switch
    {
        MilestoneKind.FirstArtifact => facts.IsAnySigned,
        MilestoneKind.OperatingDefinition => facts.IsDefined,
        MilestoneKind.Scoreboard => facts.IsScoreboardSigned,
        MilestoneKind.Cadence => facts.IsCadenceSigned,
        MilestoneKind.Definitions => facts.Terms >= NinetyDays.TermsToSign,
        MilestoneKind.Run => facts.MeetingsDue >= NinetyDays.MeetingsToRun && facts.MeetingsHeld * 100 >= facts.MeetingsDue * NinetyDays.PercentHeld,
        _ => facts.IsAudited,
    };
}
