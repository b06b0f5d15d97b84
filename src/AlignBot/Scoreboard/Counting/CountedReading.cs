using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;

namespace AlignBot.Scoreboard.Counting;

/// <summary>A reading that was counted and is not kept yet.</summary>
/// <param name="Whole">With the lists behind its measures.</param>
/// <param name="Behind">What is behind each, as it is stored.</param>
/// <param name="CohortBefore">Of a quarter: the one before, over the accounts of both; null where it was not counted.</param>
sealed record CountedReading(
    Reading Whole, ImmutableArray<PackedBehind> Behind, Reading? CohortBefore = null);

/// <param name="Measure">Of which measure.</param>
/// <param name="Packed">As its column holds it.</param>
sealed record PackedBehind(MeasureKind Measure, byte[] Packed);
