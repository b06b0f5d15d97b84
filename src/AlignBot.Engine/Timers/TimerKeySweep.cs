using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Engine.Timers;

/// <summary>Removes the keys that taken timers left behind. Looks beside the writer, so that nobody waits for it.</summary>
public static class TimerKeySweep
{
    /// <summary>How many go in one sweep; the rest in the next.</summary>
    const int Most = 2_000;

    const string SelectLeft =
        """
        SELECT installation_id, program_id, subject_id, name, due_at FROM timer_keys AS k
        WHERE due_at < @before AND NOT EXISTS (
            SELECT 1 FROM timers AS t WHERE t.due_at = k.due_at AND t.installation_id = k.installation_id AND t.program_id = k.program_id
                AND t.subject_id = k.subject_id AND t.name = k.name)
        LIMIT @most
        """;

    // Set again meanwhile, it is another moment's key and stays.
    const string Delete =
        """
        DELETE FROM timer_keys
        WHERE installation_id = @installation AND program_id = @program AND subject_id = @subject AND name = @name AND due_at = @due
        """;

    /// <summary>Sweeps the keys of timers that were due before an instant of business time; how many.</summary>
    public static async Task<int> SweepTimerKeysAsync(this IDatabase database, Instant before)
    {
        var left = await database.LookUpAsync(connection => connection.Statement(SelectLeft, "@before", "@most")
            .Set(0, before.ToUnixTimeMilliseconds()).Set(1, Most)
            .QueryAsync(row => (Program: new ProgramKey(row.Int32(0), row.Int32(1)), Subject: row.Guid(2), Name: row.String(3), DueAt: row.Int64(4))));
        if (left.Count == 0)
        {
            return 0;
        }

        return await database.WriteAsync(
            WorkPriority.Import,
            async session =>
            {
                var swept = 0;
                foreach (var key in left)
                {
                    swept += await session.Statement(Delete, "@installation", "@program", "@subject", "@name", "@due")
                        .Set(0, key.Program.InstallationId).Set(1, key.Program.ProgramId).Set(2, key.Subject).Set(3, key.Name).Set(4, key.DueAt)
                        .ExecuteAsync();
                }

                return swept;
            });
    }
}
