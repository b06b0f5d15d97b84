using System.Data;
using System.Data.Common;
using AlignBot.Engine.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql;

namespace AlignBot.Engine.Storage;

/// <summary>PostgreSQL, shared by several replicas: a transaction a unit of work, run again when another replica was faster.</summary>
public sealed class PostgreSqlDatabase : IDatabase
{
    const int Attempts = 6;

    readonly RecordModel model;
    readonly IClock clock;
    readonly TimeProvider time;
    readonly NpgsqlDataSource source;
    readonly DbContextOptions<PostgreSqlContext> readOptions;

    public PostgreSqlDatabase(DatabaseOptions options, RecordModel model, IClock clock, TimeProvider time)
    {
        this.model = model;
        this.clock = clock;
        this.time = time;
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        if (settings.MaxAutoPrepare == 0)
        {
            settings.MaxAutoPrepare = 64;
            settings.AutoPrepareMinUsages = 2;
        }

        source = NpgsqlDataSource.Create(settings);
        readOptions = new DbContextOptionsBuilder<PostgreSqlContext>()
            .UseNpgsql(source, postgreSql => postgreSql.MigrationsAssembly(DatabaseOptions.MigrationsAssembly))
            .ReplaceService<IMigrationsSqlGenerator, PostgreSqlRecordSql>()
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
    }

    public async Task<T> WriteAsync<T>(
        WorkPriority priority, Func<Session, ValueTask<T>> work, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunAsync(work, cancellation);
            }
            catch (Exception conflict) when (attempt < Attempts && IsConflict(conflict))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 15) * attempt), cancellation);
            }
        }
    }

    public async Task<T> ReadAsync<T>(Func<AlignBotContext, Task<T>> read, CancellationToken cancellation = default)
    {
        await using var context = NewContext();

        // Its first statement takes the snapshot that all of them see; nothing is locked.
        await using var moment = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        return await read(context);
    }

    public async Task<T> LookUpAsync<T>(Func<Connection, ValueTask<T>> look, CancellationToken cancellation = default)
    {
        await using var connection = new Connection(await source.OpenConnectionAsync(cancellation), NewWriteContext);
        return await look(connection);
    }

    public AlignBotContext NewContext() => new PostgreSqlContext(readOptions, model);

    public async Task<bool> IsMigratedAsync(CancellationToken cancellation = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var exists = new NpgsqlCommand("SELECT to_regclass('\"__EFMigrationsHistory\"') IS NOT NULL", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is not true)
        {
            return false;
        }

        await using var latest = new NpgsqlCommand(
            "SELECT EXISTS (SELECT 1 FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = $1)", connection);
        latest.Parameters.AddWithValue(SchemaVersion.PostgreSql);
        return await latest.ExecuteScalarAsync(cancellation) is true;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    async Task<T> RunAsync<T>(Func<Session, ValueTask<T>> work, CancellationToken cancellation)
    {
        await using var connection = new Connection(
            await source.OpenConnectionAsync(cancellation), NewWriteContext, lockClause: " FOR UPDATE");
        await using var transaction = await connection.Db.BeginTransactionAsync(cancellation);

        T result;
        var session = new Session(connection, clock.GetCurrentInstant(), Instant.FromDateTimeOffset(time.GetUtcNow()));
        using (session)
        {
            result = await work(session);
            await session.FlushAsync();
            await connection.WriteHeadsAsync();
        }

        await transaction.CommitAsync(cancellation);
        session.Committed();
        return result;
    }

    PostgreSqlContext NewWriteContext(DbConnection db)
    {
        var context = new PostgreSqlContext(new DbContextOptionsBuilder<PostgreSqlContext>().UseNpgsql(db).Options, model);
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return context;
    }

    // A unique key that is taken means, as a rule, that another replica inserted the same row: read again, it is found. EF wraps what it
    // takes for transient in an InvalidOperationException.
    static bool IsConflict(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => IsConflict(inner),
        InvalidOperationException { InnerException: { } inner } => IsConflict(inner),
        PostgresException postgres => postgres.SqlState
            is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
        _ => false,
    };
}
