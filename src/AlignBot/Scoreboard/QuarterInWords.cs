using AlignBot.Contracts;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Time;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Scoreboard.Web;

namespace AlignBot.Scoreboard;

/// <summary>The scoreboard of one quarter, for features that show it beside other things.</summary>
sealed class QuarterInWords : IQuarterFigures
{
    public async Task<QuarterFigures> OfAsync(AlignBotContext db, ProgramInfo program, FiscalQuarter quarter)
    {
        var view = await BoardView.OfQuarterAsync(db, program, quarter);
        var settings = view.Board?.Settings;
        var conversion = settings?.Conversion ?? ConversionKind.WinRate;
        if (view.Newest is not { Kept: var kept })
        {
            var why = settings is null ? "nobody has said yet what the scoreboard counts" : $"{quarter.Name} was not read";
            return new QuarterFigures(
                Reading: null, conversion, settings?.Currency.Reporting, $"Not on the scoreboard: {why}.",
                [.. Enum.GetValues<MeasureKind>().Select(kind => new MeasureInWords(BoardWords.Name(kind), "unknown", Of: null, Since: null, $"Unknown: {why}.", Trend: null, Percent: null))],
                $"Cannot be read: {why}.", DealsLeftOut: null);
        }

        var reading = kept.Figures;
        return new QuarterFigures(
            reading, conversion, settings?.Currency.Reporting, BoardCard.Ground(reading, program),
            [.. reading.Measures.Select(measure => Say(view, kept, measure))],
            view.Verdict!.ToWords(), BoardCard.LeftOut(kept.Of(MeasureKind.Conversion)) is { Length: > 0 } left ? left : null);
    }

    static MeasureInWords Say(BoardView view, KeptReading kept, MeasureReading measure) => new(
        BoardWords.Name(measure.Measure), BoardWords.Share(measure),
        BoardWords.Total(
            measure) is { Denominator: > 0 } total ? BoardWords.Of(total, BoardWords.Currency(measure.Measure, kept.Figures)) : null,
        view.Moved(
            measure.Measure) is { } points ? $"{QuartersPage.Signed(points)} since {view.Before!.Kept.Figures.Period.Quarter.Name}" : null,
        BoardWords.Doubt(measure, kept.Of(measure.Measure)), Trend.OfQuarters(view, measure.Measure),
        Trend.PointOf(kept.Figures, measure.Measure).Percent);
}
