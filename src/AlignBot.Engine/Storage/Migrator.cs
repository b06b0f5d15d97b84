using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Storage;

/// <summary>Brings the database to this build's schema.</summary>
public sealed class Migrator(IDatabase database, ILogger<Migrator> log)
{
    // Any number, so long as nobody else in the database locks by it.
    const string LockPostgreSql = "SELECT pg_advisory_lock(7224816635)";
    const string UnlockPostgreSql = "SELECT pg_advisory_unlock(7224816635)";

    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>Applies what is pending; nothing when nothing is, found out without building EF's model.</summary>
    /// <exception cref="ForeignSchemaException">The database is of a newer build, or of a layout from before the first release.</exception>
    public async Task MigrateAsync(CancellationToken cancellation = default)
    {
        if (await IsMigratedAsync(cancellation))
        {
            return;
        }

        await using var context = database.NewContext();
        Refuse(await context.Database.GetAppliedMigrationsAsync(cancellation), context.Database.GetMigrations());
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

    /// <summary>True when the schema is this build's.</summary>
    /// <exception cref="ForeignSchemaException">A newer build has written it.</exception>
    public async Task<bool> IsMigratedAsync(CancellationToken cancellation = default)
    {
        if (!await database.IsMigratedAsync(cancellation))
        {
            return false;
        }

        var newest = await database.LookUpAsync(
            async connection => (await connection.Statement("SELECT max(\"MigrationId\") FROM \"__EFMigrationsHistory\"").QueryAsync(row => row.String(0), cancellation))[0],
            cancellation);
        return newest == SchemaVersion.Sqlite || newest == SchemaVersion.PostgreSql ? true : throw ForeignSchemaException.Newer(newest);
    }

    static void Refuse(IEnumerable<string> applied, IEnumerable<string> known)
    {
        var ours = known.ToList();
        if (applied.FirstOrDefault(id => !ours.Contains(id)) is not { } foreign)
        {
            return;
        }

        throw string.CompareOrdinal(foreign, ours[0]) < 0 ? ForeignSchemaException.Older(foreign) : ForeignSchemaException.Newer(foreign);
    }
}

/// <summary>The database's schema is one that this build neither reads nor brings up to date. The message is the one sentence that the operator reads.</summary>
public sealed class ForeignSchemaException : Exception
{
    ForeignSchemaException(string message)
        : base(message)
    {
    }

    internal static ForeignSchemaException Newer(string id) => new(
        $"The database was written by a newer build of AlignBot (schema {id}). Start that build, or name another database in ConnectionStrings:AlignBot.");

    internal static ForeignSchemaException Older(string id) => new(
        $"The database has a layout from before the first release (schema {id}), which this build does not read. Write its record out with the build that made it ('export'), and name a new database in ConnectionStrings:AlignBot.");
}
