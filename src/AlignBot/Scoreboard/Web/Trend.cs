using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;

namespace AlignBot.Scoreboard.Web;

/// <summary>How a measure went.</summary>
static class Trend
{
    /// <summary>By week in the quarter that runs, or by quarter where that has no two points; null where neither has.</summary>
    public static TrendModel? Of(BoardView view, MeasureKind kind) => ByWeek(view, kind) ?? ByQuarter(view, kind);

    /// <summary>By quarter, or by week in the quarter where there are no two; null where neither has two points.</summary>
    public static TrendModel? OfQuarters(BoardView view, MeasureKind kind) => ByQuarter(view, kind) ?? ByWeek(view, kind);

    /// <summary>A reading as the only point of a trend.</summary>
    public static TrendPoint PointOf(Reading reading, MeasureKind kind) =>
        new(reading.Period.IsQuarter ? reading.Period.Quarter.Name : Day(reading), PercentOf(reading, kind));

    static TrendModel? ByWeek(BoardView view, MeasureKind kind)
    {
        var weeks = Comparable(view.Points);
        return weeks.Count > 1
            ? new TrendModel(
                $"{BoardWords.Name(kind)} in {weeks[^1].Period.Quarter.Name}",
                [.. weeks.Select(reading => new TrendPoint(Day(reading), PercentOf(reading, kind)))],
                view.Target(kind)?.Percent)
            : null;
    }

    static TrendModel? ByQuarter(BoardView view, MeasureKind kind)
    {
        var quarters = Comparable([.. view.Quarters.Reverse()]);
        return quarters.Count > 1
            ? new TrendModel(
                $"{BoardWords.Name(kind)} by quarter", [.. quarters.Select(reading => new TrendPoint(reading.Period.Quarter.Name, PercentOf(reading, kind)))], view.Target(kind)?.Percent)
            : null;
    }

    /// <summary>Those that count as the newest does: another definition is another series.</summary>
    static List<Reading> Comparable(ImmutableArray<ShownReading> readings) => readings is [.., var newest]
        ? [.. readings.Select(one => one.Kept.Figures).Where(reading => reading.DefinitionVersion == newest.Kept.Figures.DefinitionVersion)]
        : [];

    static string Day(Reading reading) => reading.Period.Until.PlusDays(-1).ToString("d MMM", CultureInfo.InvariantCulture);

    static decimal? PercentOf(Reading reading, MeasureKind kind) => reading.Of(kind) is { State: MeasureState.Known, Total: { } total } ? total.Percent : null;
}
