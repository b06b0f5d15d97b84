using System.Data;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql;

namespace AlignBot.Engine.Storage;

/// <summary>PostgreSQL, shared by several replicas. A program's row is its lock.</summary>
public sealed class PostgreSqlDatabase : IDatabase
{
    readonly NpgsqlDataSource source;
    readonly RecordModel model;
    readonly PostgreSqlWriter writer;
    readonly ProgramMemory memory = new();
    readonly DbContextOptions<PostgreSqlContext> readOptions;

    public PostgreSqlDatabase(DatabaseOptions options, RecordModel model, IClock clock, TimeProvider time, ILogger log)
    {
        this.model = model;
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        if (settings.MaxAutoPrepare == 0)
        {
            settings.MaxAutoPrepare = 128;
            settings.AutoPrepareMinUsages = 2;
        }

        source = NpgsqlDataSource.Create(settings);
        writer = new PostgreSqlWriter(source, db => new Connection(db, NewWriteContext, lockClause: " FOR UPDATE", memory), clock, time, log) { InEveryUnit = model.InEveryUnit };
        readOptions = new DbContextOptionsBuilder<PostgreSqlContext>()
            .UseNpgsql(source, postgreSql => postgreSql.MigrationsAssembly(DatabaseOptions.MigrationsAssembly))
            .ReplaceService<IMigrationsSqlGenerator, PostgreSqlRecordSql>()
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
    }

    public Task<T> WriteAsync<T>(WorkPriority priority, ProgramKey? about, Func<Session, ValueTask<T>> work, CancellationToken cancellation = default)
    {
        var item = new Work<T>(priority, about, work, cancellation);
        writer.Enqueue(priority, item);
        return item.Done;
    }

    public Task<T> ReadAsync<T>(Func<AlignBotContext, Task<T>> read, CancellationToken cancellation = default) => TwiceIfLostAsync(async () =>
    {
        await using var context = NewContext();

        // Its first statement takes the snapshot that all of them see; nothing is locked.
        await using var moment = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        return await read(context);
    });

    public Task<T> LookUpAsync<T>(Func<Connection, ValueTask<T>> look, CancellationToken cancellation = default) => TwiceIfLostAsync(async () =>
    {
        await using var connection = new Connection(await source.OpenConnectionAsync(cancellation), NewWriteContext);
        return await look(connection);
    });

    public AlignBotContext NewContext() => new PostgreSqlContext(readOptions, model);

    public Task<bool> IsMigratedAsync(CancellationToken cancellation = default) => TwiceIfLostAsync(async () =>
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
    });

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        await source.DisposeAsync();
    }

    /// <summary>Reads once more where the connection was gone: a server that was started again has closed all that were kept.</summary>
    static async Task<T> TwiceIfLostAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception lost) when (PostgreSqlWriter.IsLostConnection(lost))
        {
            return await read();
        }
    }

    PostgreSqlContext NewWriteContext(Connection on)
    {
        var context = new PostgreSqlContext(
            new DbContextOptionsBuilder<PostgreSqlContext>().UseNpgsql(on.Db).AddInterceptors(new FlushFirst(on)).Options, model);
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return context;
    }
}
