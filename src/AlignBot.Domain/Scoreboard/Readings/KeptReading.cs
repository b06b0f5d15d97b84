using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Verdicts;

namespace AlignBot.Domain.Scoreboard.Readings;

/// <summary>A reading as it is at hand: its figures, and how much there is behind each. What that is stands apart (<see cref="MeasureBehind"/>).</summary>
public sealed record KeptReading
{
    /// <summary>The reading, without the lists behind its measures.</summary>
    public required Reading Figures { get; init; }

    /// <summary>How much there is behind each measure, in their order.</summary>
    public ImmutableArray<BehindCounts> Behind { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What crossed its line with it.</summary>
    public ImmutableArray<Crossing> Crossed { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Of a quarter: the one before, over the accounts of both. Null where it was not counted.</summary>
    public Reading? CohortBefore { get; init; }

    /// <summary>What of a reading is kept at hand.</summary>
    /// <param name="reading">Whole.</param>
    /// <param name="crossed">What crossed its line with it.</param>
    /// <param name="cohortBefore">The quarter before over the accounts of both.</param>
    public static KeptReading Of(Reading reading, ImmutableArray<Crossing> crossed, Reading? cohortBefore) => new()
    {
        Figures = WithoutLists(reading),
        Behind = [.. reading.Measures.Select(BehindCounts.Of)],
        Crossed = crossed,
        CohortBefore = cohortBefore is null ? null : WithoutLists(cohortBefore),
    };

    /// <summary>How much there is behind a measure.</summary>
    public BehindCounts Of(MeasureKind measure) => Behind.FirstOrDefault(counts => counts.Measure == measure) ?? new BehindCounts(measure);

    static Reading WithoutLists(Reading reading) => reading with
    {
        Measures = [.. reading.Measures.Select(measure => measure with
        {
            Behind = [],
            NotBehind = [],
            NoData = [],
            LeftOut = [],
            Unpaired = [],
            Lag = measure.Lag is { } lag ? lag with { Episodes = [] } : null,
        })],
        Left = reading.Left is { } left ? left with { Accounts = [], Opportunities = [] } : null,
    };
}

/// <summary>How much there is behind a measure.</summary>
public sealed record BehindCounts(MeasureKind Measure)
{
    /// <summary>In the numerator.</summary>
    public int Counted { get; init; }

    /// <summary>In the denominator alone.</summary>
    public int NotCounted { get; init; }

    /// <summary>Accounts that the sources do not know.</summary>
    public int NoData { get; init; }

    /// <summary>What was left out, by reason; only those that occur.</summary>
    public ImmutableArray<LeftOutCount> LeftOut { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Accounts of tier one without a pair.</summary>
    public int Unpaired { get; init; }

    /// <summary>How much is behind a measure that is whole.</summary>
    public static BehindCounts Of(MeasureReading measure) => new(measure.Measure)
    {
        Counted = measure.Behind.Length,
        NotCounted = measure.NotBehind.Length,
        NoData = measure.NoData.Length,
        LeftOut = [.. measure.LeftOut.GroupBy(left => left.Why).OrderBy(same => same.Key).Select(same => new LeftOutCount(same.Key, same.Count()))],
        Unpaired = measure.Unpaired.Length,
    };
}

/// <summary>How many records a measure left out for one reason.</summary>
public sealed record LeftOutCount(LeftOutWhy Why, int Count);

/// <summary>What is behind one measure of a reading: the measure whole, and what its ids were called when it was read.</summary>
/// <param name="Whole">With all its lists.</param>
/// <param name="Names">What accounts, deals and signals were called, by their ids; one that is not there is known by its id alone.</param>
public sealed record MeasureBehind(MeasureReading Whole, ImmutableSortedDictionary<string, string> Names)
{
    static readonly ImmutableSortedDictionary<string, string> NoNames = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <inheritdoc cref="MeasureBehind"/>
    public ImmutableSortedDictionary<string, string> Names { get; init => field = (value ?? NoNames).WithComparers(StringComparer.Ordinal); } = Names;

    /// <summary>As people read it.</summary>
    public string NameOf(string id) => Names.GetValueOrDefault(id, id);
}
