using AlignBot.AccountLists.Pairs;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.AccountLists.Reading;

/// <summary>Finds the list of an earlier moment among the snapshots that are kept.</summary>
sealed class ListsOfTime : IListsOfTime
{
    public async Task<Instant?> SinceAsync(AlignBotContext db, ProgramKey program) => await KnownAsync(db, program) is [.., var oldest] ? oldest.TakenAt : null;

    public async Task<ListOfTime?> BeforeAsync(AlignBotContext db, ProgramInfo program, Instant before, CancellationToken ct)
    {
        if ((await KnownAsync(db, program.Key)).FirstOrDefault(known => known.TakenAt < before) is not { } found)
        {
            return null;
        }

        var list = await ListTables.ListAsync(db, program.Key);
        var rows = await ListTables.Accounts(db, program.Key, found.Reading).ToListAsync(ct);
        return new ListOfTime(
            found.Number, found.ReadAt < before ? found.ReadAt : found.TakenAt, found.Source,
            [.. await PairBook.NamedAsync(db, program, list, rows.ConvertAll(row => row.ToAccount()))]);
    }

    /// <summary>The newest first. A list that an older build wrote knows those alone that it still stands on.</summary>
    static async Task<IReadOnlyList<SnapshotRow>> KnownAsync(AlignBotContext db, ProgramKey key)
    {
        var rows = await ListTables.Snapshots(db, key).ToListAsync();
        var list = await ListTables.ListAsync(db, key);
        var held = new[] { list?.Current, list?.Base }.OfType<ListSnapshot>().Where(snapshot => rows.TrueForAll(row => row.Number != snapshot.Number))
            .DistinctBy(snapshot => snapshot.Number).Select(snapshot => new SnapshotRow
            {
                Number = snapshot.Number,
                Reading = snapshot.Reading,
                TakenAt = snapshot.TakenAt,
                ReadAt = snapshot.TakenAt,
                Source = snapshot.Source,
            });
        return [.. rows.Concat(held).OrderByDescending(row => row.Number)];
    }
}
