using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Settings;

namespace AlignBot.Domain.Scoreboard.Readings;

/// <summary>Keeps the readings of a period: none is changed, and each correction stands beside what it corrects.</summary>
public static class ReadingVersions
{
    /// <summary>The reading with the number that it gets. Null where it says what
    /// the newest one says: then there is nothing to keep.</summary>
    /// <param name="earlier">All readings of its period, in any order.</param>
    /// <param name="counted">The one that was counted or entered now.</param>
    /// <exception cref="ArgumentException">An earlier one is of another period.</exception>
    public static Reading? Next(IEnumerable<Reading> earlier, Reading counted)
    {
        var newest = earlier.MaxBy(reading => reading.Version);
        if (newest is null)
        {
            return counted with { Version = 1 };
        }

        if (newest.Period != counted.Period)
        {
            throw new ArgumentException(
                $"A reading of {newest.Period.From} to {newest.Period.Until} is none of {counted.Period.From} to {counted.Period.Until}.",
                nameof(earlier));
        }

        return SaysTheSame(newest, counted) ? null : counted with { Version = newest.Version + 1 };
    }

    /// <summary>What moved between two readings of one period, in the order of the measures.</summary>
    public static ImmutableArray<Correction> Between(Reading before, Reading after) =>
    [
        .. after.Measures
            .Select(measure => (Before: before.Measures.FirstOrDefault(other => other.Measure == measure.Measure), After: measure))
            .Where(pair => pair.Before?.State != pair.After.State || pair.Before.Total != pair.After.Total)
            .Select(pair => new Correction(
                pair.After.Measure, pair.Before?.Total, pair.After.Total, pair.Before?.State ?? MeasureState.Unknown, pair.After.State)),
    ];

    /// <summary>Whether a quarter's reading is to be counted once more, since its points
    /// were weighed otherwise than they are now. Both are shown.</summary>
    public static bool IsWeighedOtherwise(Reading reading, MeasureSettings settings) =>
        reading.EnteredBy is null && reading.WeightsVersion != settings.WeightsVersion;

    /// <summary>A source that was read later and gave the same is no correction.</summary>
    static bool SaysTheSame(Reading one, Reading other) =>
        one.DefinitionVersion == other.DefinitionVersion
        && one.CurrencyRule == other.CurrencyRule
        && one.EnteredBy == other.EnteredBy
        && one.IsClosed == other.IsClosed
        && one.Measures.Length == other.Measures.Length
        && one.Measures.Zip(other.Measures).All(pair => SaysTheSame(pair.First, pair.Second));

    static bool SaysTheSame(MeasureReading one, MeasureReading other) =>
        one.Measure == other.Measure
        && one.State == other.State
        && one.Total == other.Total
        && one.ConstantCohort == other.ConstantCohort
        && one.Tiers.SequenceEqual(other.Tiers)
        && one.Beside.SequenceEqual(other.Beside)
        && one.Behind.SequenceEqual(other.Behind)
        && one.NotBehind.SequenceEqual(other.NotBehind)
        && one.NoData.SequenceEqual(other.NoData)
        && one.LeftOut.SequenceEqual(other.LeftOut)
        && one.Unpaired.SequenceEqual(other.Unpaired)
        && one.Lag?.Total == other.Lag?.Total;
}

/// <summary>How a measure was corrected.</summary>
/// <param name="Measure">Which.</param>
/// <param name="Before">What was read; null where that was not known.</param>
/// <param name="After">What is read now.</param>
/// <param name="StateBefore">Whether it could be read.</param>
/// <param name="StateAfter">Whether it can be now.</param>
public sealed record Correction(MeasureKind Measure, Ratio? Before, Ratio? After, MeasureState StateBefore, MeasureState StateAfter);
