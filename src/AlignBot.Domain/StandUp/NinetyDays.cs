using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.StandUp;

/// <summary>What a new program reaches in its first ninety days. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MilestoneKind>))]
public enum MilestoneKind
{
    /// <summary>Something small is signed: within two weeks.</summary>
    FirstArtifact,

    /// <summary>The operating definition is signed: in the first month.</summary>
    OperatingDefinition,

    /// <summary>The scoreboard is signed: in the first month.</summary>
    Scoreboard,

    /// <summary>The cadence is signed: in the second month.</summary>
    Cadence,

    /// <summary>The first terms are signed: in the second month.</summary>
    Definitions,

    /// <summary>The meetings are held: in the third month.</summary>
    Run,

    /// <summary>All of it was audited once: in the third month.</summary>
    Audit,
}

/// <summary>One thing to be reached, by whom and when. Whether it is, is computed and never set.</summary>
public sealed record Milestone
{
    /// <summary>What.</summary>
    public required MilestoneKind Kind { get; init; }

    /// <summary>Who answers for it; null while nobody does.</summary>
    public UserId? Owner { get; init; }

    /// <summary>The last day on which it is in time, by the program's calendar.</summary>
    public required LocalDate DueOn { get; init; }

    /// <summary>Its owner was told that its day is near.</summary>
    public bool IsSoonTold { get; init; }

    /// <summary>Its owner was told that its day has passed.</summary>
    public bool IsLateTold { get; init; }
}

/// <summary>The first ninety days of a program: milestones with owners and dates, from the day on which they began.</summary>
public sealed record NinetyDays
{
    /// <summary>So long it takes.</summary>
    public const int Length = 90;

    /// <summary>So many terms make the definitions.</summary>
    public const int TermsToSign = 4;

    /// <summary>So many meetings at least make a run.</summary>
    public const int MeetingsToRun = 8;

    /// <summary>So many of a hundred are held in a run.</summary>
    public const int PercentHeld = 80;

    /// <summary>A program that has not begun them.</summary>
    public static NinetyDays NotBegun { get; } = new();

    /// <summary>The first day, by the program's calendar; null where they have not begun.</summary>
    public LocalDate? From { get; init; }

    /// <summary>When they began; null where they have not.</summary>
    public Instant? BegunAt { get; init; }

    /// <summary>When they were over; null while they are not.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>In the order of their months: one of each kind. Empty where they have not begun.</summary>
    public ImmutableArray<Milestone> Milestones { get; init => field = value.OrEmpty(); } = [];

    /// <summary>They have begun and are not over.</summary>
    [JsonIgnore]
    public bool IsRunning => BegunAt is not null && EndedAt is null;

    /// <summary>The last day.</summary>
    [JsonIgnore]
    public LocalDate? Until => From?.PlusDays(Length);

    /// <summary>Which day of the ninety a day is, from 1 to 90.</summary>
    public int DayOf(LocalDate today) => From is { } from ? Math.Clamp(Period.DaysBetween(from, today) + 1, 1, Length) : 0;
}
