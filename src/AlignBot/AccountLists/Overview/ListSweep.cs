using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.AccountLists.Overview;

/// <summary>Removes readings that do not count: superseded ones, and those that were begun and not ended.</summary>
sealed class ListSweep(IDatabase database) : ISweep
{
    /// <summary>Longer than any reading takes, and than a form that shows one is kept: real time.</summary>
    static readonly Duration Kept = Duration.FromDays(8);

    const int Chunk = 500;

    const string Orphans =
        """
        SELECT DISTINCT c.installation_id, c.program_id, c.diff FROM list_changes c
        WHERE NOT EXISTS (SELECT 1 FROM list_diffs d WHERE d.installation_id = c.installation_id AND d.program_id = c.program_id AND d.id = c.diff)
        """;

    const string Readings = "SELECT DISTINCT installation_id, program_id, reading FROM list_accounts";

    public async Task<int> SweepAsync(Instant now)
    {
        var removed = 0;
        foreach (var (key, reading) in await database.LookUpAsync(connection =>
            connection.Statement(Readings).QueryAsync(row => (new ProgramKey(row.Int32(0), row.Int32(1)), row.Guid(2)))))
        {
            // The id of a reading has the moment of its beginning in it.
            if (ReadingIds.BegunAt(reading) > now - Kept)
            {
                continue;
            }

            int gone;
            do
            {
                gone = await database.WriteAsync(WorkPriority.Import, key, session => RemoveAsync(session, key, reading));
                removed += gone;
            }
            while (gone == Chunk);
        }

        return removed + await SweepChangesAsync(now);
    }

    /// <summary>Removes changes that were counted and never posted: a process ended in between, or another was first.</summary>
    public static async Task<int> DropChangesAsync(IDatabase database, ProgramKey key, Guid diff)
    {
        for (var removed = 0; ;)
        {
            var gone = await database.WriteAsync(WorkPriority.Import, key, async session =>
            {
                var positions = await ListTables.Changes(session.Db, key, diff).Take(Chunk).Select(row => row.Position).ToListAsync();
                return await session.Db.ListChanges.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId
                    && row.Diff == diff && positions.Contains(row.Position)).ExecuteDeleteAsync();
            });
            removed += gone;
            if (gone < Chunk)
            {
                return removed;
            }
        }
    }

    async Task<int> SweepChangesAsync(Instant now)
    {
        var removed = 0;
        foreach (var (key, diff) in await database.LookUpAsync(connection =>
            connection.Statement(Orphans).QueryAsync(row => (new ProgramKey(row.Int32(0), row.Int32(1)), row.Guid(2)))))
        {
            removed += ReadingIds.BegunAt(diff) > now - Kept ? 0 : await DropChangesAsync(database, key, diff);
        }

        return removed;
    }

    static async ValueTask<int> RemoveAsync(Session session, ProgramKey key, Guid reading)
    {
        var list = await ListTables.ListAsync(session.Db, key);
        if (list is not null && (list.Current?.Reading == reading || list.Base?.Reading == reading || list.Held?.Reading == reading
            || list.Seconds.Any(second => second.Reading?.Reading == reading)))
        {
            return 0;
        }

        if (await ListTables.Snapshots(session.Db, key).SingleOrDefaultAsync(row => row.Reading == reading) is { } snapshot)
        {
            if (ListSnapshots.IsKept(await ListTables.Snapshots(session.Db, key).Select(row => row.TakenAt).ToListAsync(), snapshot.TakenAt))
            {
                return 0;
            }

            session.Db.ListSnapshots.Remove(snapshot);
        }

        var keys = await ListTables.Accounts(
            session.Db, key, reading).OrderBy(row => row.Key).Take(Chunk).Select(row => row.Key).ToListAsync();
        return await ListTables.Accounts(session.Db, key, reading).Where(row => keys.Contains(row.Key)).ExecuteDeleteAsync();
    }
}
