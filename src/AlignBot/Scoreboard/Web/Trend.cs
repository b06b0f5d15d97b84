using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;

namespace AlignBot.Scoreboard.Web;

/// <summary>How a measure went: by week in the quarter that runs, or by quarter where that has no two points.</summary>
static class Trend
{
    public static TrendModel? Of(BoardView view, MeasureKind kind)
    {
        var (name, line) = (BoardWords.Name(kind), view.Target(kind)?.Percent);
        var weeks = Comparable(view.Points);
        if (weeks.Count > 1)
        {
            return new TrendModel(
                $"{name} in {weeks[^1].Period.Quarter.Name}",
                [.. weeks.Select(reading => new TrendPoint(reading.Period.Until.PlusDays(-1).ToString("d MMM", CultureInfo.InvariantCulture), PercentOf(reading, kind)))], line);
        }

        var quarters = Comparable([.. view.Quarters.Reverse()]);
        return quarters.Count > 1
            ? new TrendModel($"{name} by quarter", [.. quarters.Select(reading => new TrendPoint(reading.Period.Quarter.Name, PercentOf(reading, kind)))], line)
            : null;
    }

    /// <summary>Those that count as the newest does: another definition is another series.</summary>
    static List<Reading> Comparable(ImmutableArray<ShownReading> readings) => readings is [.., var newest]
        ? [.. readings.Select(one => one.Kept.Figures).Where(reading => reading.DefinitionVersion == newest.Kept.Figures.DefinitionVersion)]
        : [];

    static decimal? PercentOf(Reading reading, MeasureKind kind) => reading.Of(kind) is { State: MeasureState.Known, Total: { } total } ? total.Percent : null;
}
