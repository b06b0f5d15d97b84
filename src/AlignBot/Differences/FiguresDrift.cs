using AlignBot.Contracts;
using AlignBot.Domain.Drift;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Differences;

/// <summary>How far the two pipelines were apart whenever both were shown, as a sign of drift.</summary>
sealed class FiguresDrift : IDriftPoints
{
    /// <summary>More than are asked for in two quarters.</summary>
    const int Most = 40;

    public DriftSign Sign => DriftSign.FiguresDiffer;

    public async Task<IReadOnlyList<CountedSign>> OfAsync(AlignBotContext db, ProgramInfo program, LocalDate from, CancellationToken stop)
    {
        var points = new List<DriftPoint>();
        foreach (var shown in await FiguresTables.ShownAsync(db, program.Key, Most))
        {
            var on = shown.RevealedAt!.Value.InZone(program.Calendar.Zone).Date;
            if (shown.Difference is { } found && on >= from)
            {
                points.Add(new DriftPoint(on, found.Share * 100) { Evidence = [$"{FiguresWords.Percent(found.Share)} on {Engine.Wording.When.Date(on)}"] });
            }
        }

        return points.Count == 0 ? [] : [new CountedSign(Of: null, points)];
    }
}
