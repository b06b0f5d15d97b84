using Microsoft.EntityFrameworkCore;

namespace AlignBot.Storage;

/// <summary>Brings the database to this build's schema.</summary>
sealed class Migrator(IDatabase database, ILogger<Migrator> log)
{
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

        var pending = (await context.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        await context.Database.MigrateAsync(cancellation);
        log.LogInformation("Applied {Count} migrations, up to {Latest}.", pending.Count, pending.LastOrDefault());
    }
}
