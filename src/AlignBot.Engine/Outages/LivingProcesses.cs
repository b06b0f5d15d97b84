using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using AlignBot.Engine.Checkups;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Engine.Outages;

/// <summary>Which bot processes use this database now, as far as their signs of life tell.</summary>
/// <remarks>On PostgreSQL there may be several. One SQLite file is one process's: two would each take the other's messages for those of a process
/// that is gone, and people would read some twice.</remarks>
public static class LivingProcesses
{
    /// <summary>A little more than from one beat to the next.</summary>
    static readonly Duration Fresh = Duration.FromSeconds(20);

    const string SelectFresh = "SELECT process_id FROM heartbeats WHERE beat_at >= @since ORDER BY process_id";

    /// <summary>Those that have given a sign of life just now and may still run: machine and process id of each.</summary>
    /// <param name="database">The record.</param>
    /// <param name="now">Real time.</param>
    public static async Task<IReadOnlyList<string>> AliveAsync(IDatabase database, Instant now)
    {
        var fresh = await database.LookUpAsync(connection => connection.Statement(SelectFresh, "@since")
            .Set(0, (now - Fresh).ToUnixTimeMilliseconds()).QueryAsync(row => row.String(0)));
        return [.. fresh.Where(MayRun).Select(process => process[..process.LastIndexOf('/')]).Distinct()];
    }

    /// <summary>Of this machine's own processes it is known whether they run. One with our own id was another's before it was ours.</summary>
    static bool MayRun(string process)
    {
        if (process.Split('/') is not [var machine, var id, _] || machine != Environment.MachineName || !int.TryParse(id, CultureInfo.InvariantCulture, out var pid))
        {
            return true;
        }

        try
        {
            using var running = Process.GetProcessById(pid);
            return pid != Environment.ProcessId && !running.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>Whether more than one bot uses a SQLite file.</summary>
sealed class ProcessCheckup(IDatabase database, TimeProvider time) : ICheckup
{
    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (database is SqliteDatabase
            && await LivingProcesses.AliveAsync(database, Instant.FromDateTimeOffset(time.GetUtcNow())) is { Count: > 1 } alive)
        {
            yield return Finding.Wrong("Processes", $"{alive.Count} bots use this one SQLite file: {string.Join(", ", alive)}. End all but one, or move the record to PostgreSQL.");
        }
    }
}
