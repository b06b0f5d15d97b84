using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Readings;

namespace AlignBot.Domain.Scoreboard.Verdicts;

/// <summary>A line that a measure is to be on the right side of: at it or above.</summary>
/// <param name="Measure">Which; of lag it is the share in time.</param>
/// <param name="Percent">0 to 100.</param>
public sealed record Target(MeasureKind Measure, decimal Percent);

/// <summary>A measure that went over its line since the last point.</summary>
/// <param name="Target">The line.</param>
/// <param name="Before">The figure at the last point.</param>
/// <param name="After">The figure now.</param>
/// <param name="IsReached">It is at or above the line now, and was below; else the other way.</param>
public sealed record Crossing(Target Target, Ratio Before, Ratio After, bool IsReached);

/// <summary>Finds what is worth a word: a point is announced only when something crossed its line.</summary>
public static class Targets
{
    /// <summary>What crossed its line, in the order of the measures. What can't be read
    /// crosses nothing, nor do points that do not count alike.</summary>
    public static ImmutableArray<Crossing> Crossed(IEnumerable<Target> targets, Reading before, Reading after)
    {
        if (before.DefinitionVersion != after.DefinitionVersion)
        {
            return [];
        }

        var crossed = ImmutableArray.CreateBuilder<Crossing>();
        foreach (var target in targets.OrderBy(target => target.Measure))
        {
            var (was, now) = (Known(before.Of(target.Measure)), Known(after.Of(target.Measure)));
            if (was is { } from && now is { } to && IsAt(target, from) != IsAt(target, to))
            {
                crossed.Add(new Crossing(target, from, to, IsAt(target, to)));
            }
        }

        return crossed.ToImmutable();
    }

    static Ratio? Known(MeasureReading reading) =>
        reading.State is MeasureState.Known && reading.Total is { Value: not null } ratio ? ratio : null;

    static bool IsAt(Target target, Ratio ratio) => ratio.Value * 100 >= target.Percent;
}
