using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Domain.Drift;

/// <summary>Reads the signs of drift from what was counted.</summary>
public static class DriftSigns
{
    /// <summary>Where everybody starts.</summary>
    public static ImmutableSortedDictionary<DriftSign, DriftThreshold> Usual { get; } = new Dictionary<DriftSign, DriftThreshold>
    {
        // Figures that are exactly two percent apart are alike: what is shown is above.
        [DriftSign.FiguresDiffer] = new(DriftFigure.Latest, 2, 13),
        [DriftSign.Reconciling] = new(DriftFigure.Sum, 15, 4),
        [DriftSign.ThirdPerson] = new(DriftFigure.Share, 50, 1, Least: 5),
        [DriftSign.UndecidedMeetings] = new(DriftFigure.Share, 34, 6, Least: 3),
        [DriftSign.ParkedItems] = new(DriftFigure.Sum, 3, 4),
        [DriftSign.Disputes] = new(DriftFigure.Sum, 3, 13),
        [DriftSign.UnattestedDiffs] = new(DriftFigure.Streak, 2, 13),
        [DriftSign.StaleArtifacts] = new(DriftFigure.Latest, 1, 13),
    }.ToImmutableSortedDictionary();

    /// <summary>Reads one sign.</summary>
    /// <param name="sign">Which.</param>
    /// <param name="of">The function or category that the points are about; null where they are about the programme.</param>
    /// <param name="points">What was counted, in any order; what lies after today is left out.</param>
    /// <param name="threshold">When it is worth a word.</param>
    /// <param name="today">By the program's clock.</param>
    public static DriftReading Read(DriftSign sign, string? of, IEnumerable<DriftPoint> points, DriftThreshold threshold, LocalDate today)
    {
        var all = points.Where(point => point.On <= today).OrderBy(point => point.On).ToList();
        var (from, before) = (today.PlusWeeks(-threshold.Weeks), today.PlusWeeks(-2 * threshold.Weeks));
        var now = all.Where(point => point.On > from).ToList();
        var value = FigureOf(now, threshold);
        var earlier = threshold.Figure switch
        {
            DriftFigure.Latest or DriftFigure.Streak => FigureOf([.. now.SkipLast(1)], threshold),
            _ => FigureOf([.. all.Where(point => point.On > before && point.On <= from)], threshold),
        };
        return new DriftReading(sign, of, value, threshold, IsShown(sign, value, threshold), TrendOf(earlier, value))
        {
            Evidence = [.. now.AsEnumerable().Reverse().Where(point => point.Amount > 0).SelectMany(point => point.Evidence).Distinct()],
        };
    }

    static bool IsShown(DriftSign sign, decimal? value, DriftThreshold threshold) =>
        sign is DriftSign.FiguresDiffer ? value > threshold.From : value >= threshold.From;

    /// <summary>Null where nothing was counted: no point is no zero.</summary>
    static decimal? FigureOf(List<DriftPoint> points, DriftThreshold threshold) => points.Count == 0 ? null : threshold.Figure switch
    {
        DriftFigure.Sum => points.Sum(point => point.Amount),
        DriftFigure.Share => points.Sum(point => point.OutOf) is > 0 and var all && all >= threshold.Least
            ? points.Sum(point => point.Amount) * 100 / all
            : null,
        DriftFigure.Latest => points[^1].Amount,
        _ => points.AsEnumerable().Reverse().TakeWhile(point => point.Amount > 0).Count(),
    };

    static DriftTrend? TrendOf(decimal? before, decimal? now) => before is not { } was || now is not { } value ? null
        : value > was ? DriftTrend.Rising
        : value < was ? DriftTrend.Falling
        : DriftTrend.Steady;
}
