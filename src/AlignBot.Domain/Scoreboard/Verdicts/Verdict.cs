using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using AlignBot.Domain.Scoreboard.Readings;

namespace AlignBot.Domain.Scoreboard.Verdicts;

/// <summary>What two quarters say together, and what that rests on.</summary>
public sealed record Verdict
{
    /// <summary>What they say.</summary>
    public required VerdictKind Kind { get; init; }

    /// <summary>The four measures that are compared, in their order. Lag is shown beside and is no part of it.</summary>
    public ImmutableArray<Move> Moves { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Those that do not go with the rest.</summary>
    public ImmutableArray<MeasureKind> OddOnes { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Why the two can't be compared at all; empty where they can.</summary>
    public ImmutableArray<NotComparable> NotComparable { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The earlier quarter's reading; null where there is none.</summary>
    public ReadingRef? Before { get; init; }

    /// <summary>The later quarter's reading; null where there is none.</summary>
    public ReadingRef? After { get; init; }

    /// <summary>'The four tell different stories: engagement flat.'</summary>
    public string ToWords() => Kind switch
    {
        VerdictKind.AllUp => "All four moved the same way (up).",
        VerdictKind.AllDown => "All four moved the same way (down).",
        VerdictKind.DifferentStories => $"The four tell different stories: {string.Join(", ", SayOddOnes())}.",
        _ => $"Cannot be read: {string.Join("; ", SayWhyNot())}.",
    };

    IEnumerable<string> SayOddOnes() => Moves.Where(move => OddOnes.Contains(move.Measure)).Select(Say);

    IEnumerable<string> SayWhyNot() =>
        NotComparable.Select(Say).Concat(Moves.Where(move => move.Direction is null).Select(SayWhy)).Distinct();

    /// <summary>'pipeline influence', in a sentence.</summary>
    public static string NameOf(MeasureKind kind) => kind switch
    {
        MeasureKind.Coverage => "coverage",
        MeasureKind.Engagement => "engagement",
        MeasureKind.Influence => "pipeline influence",
        MeasureKind.Conversion => "conversion",
        _ => "signal-to-action lag",
    };

    static string Say(Move move) => $"{NameOf(move.Measure)} {move.Direction.ToString()?.ToLower(CultureInfo.InvariantCulture)}";

    static string SayWhy(Move move) => $"{NameOf(move.Measure)} is {(move.Before, move.After) switch
    {
        (MeasureState.Unknown, _) or (_, MeasureState.Unknown) => "unknown",
        (MeasureState.NotReliable, _) or (_, MeasureState.NotReliable) => "not reliable",
        _ => "of nothing (n/a)",
    }}";

    static string Say(NotComparable why) => why switch
    {
        Verdicts.NotComparable.NoReading => "one of the two quarters has no reading",
        Verdicts.NotComparable.NotConsecutive => "the two quarters do not follow each other",
        Verdicts.NotComparable.NotClosed => "a quarter is not closed yet",
        Verdicts.NotComparable.OtherDefinition => "the definitions were changed between the two",
        Verdicts.NotComparable.OtherZone => "the zone was changed between the two",
        _ => "the rule for currencies was changed between the two",
    };
}

/// <summary>What two quarters say. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VerdictKind>))]
public enum VerdictKind
{
    /// <summary>All four went up.</summary>
    AllUp,

    /// <summary>All four went down: the same way, too.</summary>
    AllDown,

    /// <summary>They did not all go one way.</summary>
    DifferentStories,

    /// <summary>One is not known, or the two do not count alike.</summary>
    CannotBeRead,
}

/// <summary>Where a measure went. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Direction>))]
public enum Direction
{
    /// <summary>By more than the settings call flat.</summary>
    Up,

    /// <summary>By more than the settings call flat.</summary>
    Down,

    /// <summary>Neither.</summary>
    Flat,
}

/// <summary>How one measure moved.</summary>
/// <param name="Measure">Which.</param>
/// <param name="Before">Whether the earlier one can be read.</param>
/// <param name="After">Whether the later one can be read.</param>
public sealed record Move(MeasureKind Measure, MeasureState Before, MeasureState After)
{
    /// <summary>The earlier figure.</summary>
    public Ratio? From { get; init; }

    /// <summary>The later figure.</summary>
    public Ratio? To { get; init; }

    /// <summary>In percentage points, not rounded. Null where one can't be read.</summary>
    public decimal? Points { get; init; }

    /// <summary>Null where one can't be read.</summary>
    public Direction? Direction { get; init; }

    /// <summary>The same over the accounts that are on the list in both quarters,
    /// in percentage points. Null where that is not known.</summary>
    public decimal? CohortPoints { get; init; }
}

/// <summary>Why two readings can't be compared. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotComparable>))]
public enum NotComparable
{
    /// <summary>There is only one.</summary>
    NoReading,

    /// <summary>They are not of quarters that follow each other.</summary>
    NotConsecutive,

    /// <summary>One is of a quarter that runs, or that a source was read too early for.</summary>
    NotClosed,

    /// <summary>They were counted by other definitions.</summary>
    OtherDefinition,

    /// <summary>They begin at other midnights.</summary>
    OtherZone,

    /// <summary>Their amounts came to be of one currency otherwise.</summary>
    OtherCurrencyRule,
}

/// <summary>A reading that something rests on.</summary>
/// <param name="Quarter">'2026 Q3'.</param>
/// <param name="Version">Of its corrections.</param>
/// <param name="DefinitionVersion">By which it was counted.</param>
public sealed record ReadingRef(string Quarter, int Version, string DefinitionVersion);
