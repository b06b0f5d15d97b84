using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;

namespace AlignBot.Scoreboard.Web;

/// <summary><c>scoreboard</c>: five measures, their trend, their tiers, and what two quarters say together.</summary>
sealed class BoardPage(IDatabase database) : IWebPage
{
    /// <summary>Below the address of its program.</summary>
    public const string Address = "scoreboard";

    public string Path => Address;

    public Right Right { get; } = ScoreboardFeature.Reading;

    public PageShelf Shelf { get; } = new(5, "Scoreboard");

    public async Task<PageView?> ReadAsync(PageRequest request, CancellationToken cancellation)
    {
        var view = await database.ReadAsync(db => BoardView.ReadAsync(db, request.Program, points: BoardView.MostPoints), cancellation);
        return PageView.Of<BoardSheet>("Scoreboard", ModelOf(view, request));
    }

    static BoardModel ModelOf(BoardView view, PageRequest request)
    {
        if (view.Newest is not { Kept: var kept } || view.Board?.Settings is not { } settings)
        {
            return new BoardModel(
                view.Board?.Settings is null ? "Nobody has said yet what the scoreboard counts. In Slack, /align scoreboard settings says so." : "It has not been read yet.", "", "", [], [], []);
        }

        var reading = kept.Figures;
        return new BoardModel(
            None: null, BoardWords.Period(reading.Period), BoardCard.Ground(reading, request.Program),
            [.. reading.Measures.Select(measure => Of(view, kept, measure, settings))],
            view.Verdict is { } verdict ? [BoardCard.Say(verdict).Plain, .. verdict.Moves.Select(move => QuartersPage.Say(move).Plain)] : [],
            [.. view.Quarters.Select(one => QuarterOf(one.Kept))]);
    }

    static MeasureModel Of(BoardView view, KeptReading kept, MeasureReading measure, MeasureSettings settings)
    {
        var (reading, behind) = (kept.Figures, kept.Of(measure.Measure));
        var moved = view.Moved(measure.Measure);
        return new MeasureModel(
            BoardWords.Name(measure.Measure), Capital.Of(BoardWords.What(measure.Measure, settings.Conversion)),
            BoardWords.Share(measure),
            measure.State is MeasureState.Known or MeasureState.NotReliable && measure.Total is { } total ? BoardWords.Of(total, BoardWords.Currency(measure.Measure, reading)) : null,
            BoardWords.Doubt(measure, behind),
            [
                .. moved is { } points ? new[] { ("Since the last reading", QuartersPage.Signed(points)) } : [],
                .. view.Target(measure.Measure) is { } target ? new[] { ("Its line", $"{target.Percent:0.##} %") } : [],
                .. measure.Lag is { Total: { Count: > 0 } lag }
                    ? new[]
                    {
                        ("Median", BoardWords.Hours(lag.Median)), ("Nine of ten within", BoardWords.Hours(lag.NinetyPercent)), ("Not acted on", $"{lag.Unanswered:N0} of {lag.Count:N0}"),
                    }
                    : [],
                .. measure.Beside.Where(beside => beside.Ratio.Denominator > 0)
                    .Select(beside => (Capital.Of(BoardWords.Beside(beside.Kind)), $"{BoardWords.Percent(beside.Ratio)} ({BoardWords.Of(beside.Ratio)})")),
                .. BoardCard.LeftOut(behind) is { Length: > 0 } left ? new[] { ("Left out", left) } : [],
            ],
            [.. measure.Tiers.Where(tier => tier.Ratio.Denominator > 0).Select(tier => (Capital.Of(BoardWords.Tier(tier.Tier)), BoardWords.Percent(tier.Ratio), BoardWords.Of(tier.Ratio)))],
            Trend.Of(view, measure.Measure));
    }

    static QuarterModel QuarterOf(KeptReading kept)
    {
        var reading = kept.Figures;
        return new QuarterModel(
            reading.Period.Quarter.Name, reading.EnteredBy is not null ? "entered" : reading.IsClosed ? "closed" : "not closed",
            [.. reading.Measures.Select(BoardWords.Share)]);
    }
}
