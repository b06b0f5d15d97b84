using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain.Drift;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.AccountLists.Overview;

/// <summary>Weekly diffs by which both leaders did not stand. An empty one needs nobody, and the newest still has its time.</summary>
sealed class ListDrift : IDriftPoints
{
    public DriftSign Sign => DriftSign.UnattestedDiffs;

    public async Task<IReadOnlyList<CountedSign>> OfAsync(AlignBotContext db, ProgramInfo program, LocalDate from, CancellationToken stop)
    {
        var (zone, since) = (program.Calendar.Zone, from.AtStartOfDayInZone(program.Calendar.Zone).ToInstant());
        var newest = await ListTables.Diffs(db, program.Key).Select(row => (int?)row.Number).FirstOrDefaultAsync(stop);
        var diffs = await ListTables.Diffs(db, program.Key).Where(row => row.PostedAt >= since && row.Changes > 0 && (row.IsAttested
            || row.Number < newest)).ToListAsync(stop);
        return diffs.Count == 0 ? [] : [new CountedSign(Of: null, [.. diffs.Select(Point)])];

        DriftPoint Point(DiffRow row)
        {
            var day = row.PostedAt.InZone(zone).Date;
            return new DriftPoint(day, row.IsAttested ? 0 : 1) { Evidence = [$"week to {When.Date(day)}"] };
        }
    }
}

/// <summary>Which lists are kept beside the shared one.</summary>
sealed class ListPitfalls : IPitfallFacts
{
    public async Task<PitfallFacts> AddAsync(PitfallFacts facts, FindingsOf of) =>
        await ListTables.ListAsync(of.Db, of.Program.Key) is { } list ? facts with { SecondLists = list.Seconds.Length } : facts;
}
