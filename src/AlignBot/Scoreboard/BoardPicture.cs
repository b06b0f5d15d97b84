using AlignBot.Contracts;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Scoreboard.Web;

namespace AlignBot.Scoreboard;

/// <summary>The scoreboard as a picture: the trends of the five, with the numbers of the page.</summary>
static class BoardPicture
{
    /// <summary>Null while nothing was read.</summary>
    public static TrendPicture? Of(BoardView view) => view.Newest is { Kept.Figures: var reading }
        ? new TrendPicture(
            $"Scoreboard, {BoardWords.Period(reading.Period)}", [.. reading.Measures.Select(measure => Panel(view, reading, measure))])
        : null;

    static TrendPanel Panel(BoardView view, Reading reading, MeasureReading measure)
    {
        var name = BoardWords.Name(measure.Measure);
        return new TrendPanel(
            name, BoardWords.Share(measure),
            Trend.Of(view, measure.Measure) ?? new TrendModel(
                name, [Trend.PointOf(reading, measure.Measure)], view.Target(measure.Measure)?.Percent));
    }
}
