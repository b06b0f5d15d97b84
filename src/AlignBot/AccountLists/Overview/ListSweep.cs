using AlignBot.AccountLists.Storage;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.AccountLists.Overview;

/// <summary>Removes readings that do not count: superseded ones, and those that were begun and not ended.</summary>
sealed class ListSweep(IDatabase database) : ISweep
{
    /// <summary>Longer than any reading takes, and than anybody leaves a form open that shows one: real time.</summary>
    static readonly Duration Kept = Duration.FromDays(2);

    const int Chunk = 500;

    const string Readings = "SELECT DISTINCT installation_id, program_id, reading FROM list_accounts";

    public async Task<int> SweepAsync(Instant now)
    {
        var removed = 0;
        foreach (var (key, reading) in await database.LookUpAsync(connection => connection.Statement(Readings).QueryAsync(row => (new ProgramKey(row.Int32(0), row.Int32(1)), row.Guid(2)))))
        {
            // The id of a reading has the moment of its beginning in it.
            if (BegunAt(reading) > now - Kept)
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

        return removed;
    }

    static async ValueTask<int> RemoveAsync(Session session, ProgramKey key, Guid reading)
    {
        var list = await ListTables.ListAsync(session.Db, key);
        if (list is not null && (list.Current?.Reading == reading || list.Base?.Reading == reading || list.Held?.Reading == reading || list.Seconds.Any(second => second.Reading?.Reading == reading)))
        {
            return 0;
        }

        var keys = await ListTables.Accounts(session.Db, key, reading).OrderBy(row => row.Key).Take(Chunk).Select(row => row.Key).ToListAsync();
        return await ListTables.Accounts(session.Db, key, reading).Where(row => keys.Contains(row.Key)).ExecuteDeleteAsync();
    }

    static Instant BegunAt(Guid reading)
    {
        Span<byte> bytes = stackalloc byte[16];
        reading.TryWriteBytes(bytes, bigEndian: true, out _);
        return Instant.FromUnixTimeMilliseconds((long)bytes[0] << 40 | (long)bytes[1] << 32 | (long)bytes[2] << 24 | (long)bytes[3] << 16 | (long)bytes[4] << 8 | bytes[5]);
    }
}
