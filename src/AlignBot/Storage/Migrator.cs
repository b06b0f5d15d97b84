using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Storage;

/// <summary>Brings the database to this build's schema.</summary>
sealed class Migrator(IDatabase database, ILogger<Migrator> log)
{
    // Any number, so long as nobody else in the database locks by it.
    const string LockPostgreSql = "SELECT pg_advisory_lock(7224816635)";
    const string UnlockPostgreSql = "SELECT pg_advisory_unlock(7224816635)";

    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>Applies what is pending; nothing when nothing is, found out without building EF's model.</summary>
    public async Task MigrateAsync(CancellationToken cancellation = default)
    {
        if (await database.IsMigratedAsync(cancellation))
        {
            return;
        }

        await using var context = database.NewContext();
        if (database is SqliteDatabase)
        {
            // Nobody else migrates this file: a lock that stands there is of a process that was killed while it did, and EF would wait
            // for it for ever. What that process had not committed is undone, so migrating begins where it left off.
            await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
        }

        else
        {
            // Of two that migrate at once the second waits, and then finds nothing to do. EF's own lock is a table that both would create.
            context.Database.SetCommandTimeout(LongestWait);
            await context.Database.OpenConnectionAsync(cancellation);
            await context.Database.ExecuteSqlRawAsync(LockPostgreSql, cancellation);
        }

        var pending = (await context.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        await context.Database.MigrateAsync(cancellation);
        log.LogInformation("Applied {Count} migrations, up to {Latest}.", pending.Count, pending.LastOrDefault());
        if (database is not SqliteDatabase)
        {
            // The connection goes back to its pool with all that it holds. One that fails above is not reused: the process ends.
            await context.Database.ExecuteSqlRawAsync(UnlockPostgreSql, cancellation);
        }
    }
}
