using System.Collections.Concurrent;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using SQLitePCL;

namespace AlignBot.Engine.Storage;

/// <summary>SQLite in WAL mode: one transaction at a time (<see cref="SqliteWriter"/>), and readers beside it that never wait for it.</summary>
public sealed class SqliteDatabase : IDatabase
{
    readonly DatabaseOptions options;
    readonly RecordModel model;
    readonly SqliteWriter writer;
    readonly SqliteCheckpoints checkpoints;
    readonly ProgramMemory memory = new();
    readonly ConcurrentBag<Connection> readers = [];
    readonly Lazy<DbContextOptions<SqliteContext>> readOptions;

    public SqliteDatabase(DatabaseOptions options, RecordModel model, IClock clock, TimeProvider time, ILogger log)
    {
        this.options = options;
        this.model = model;
        checkpoints = new SqliteCheckpoints(() => OpenAsync(WriterPragmas), log);
        writer = new SqliteWriter(OpenWriterAsync, checkpoints, clock, time, log) { InEveryUnit = model.InEveryUnit };

        // Lazy, because a start and most requests do without EF.
        readOptions = new Lazy<DbContextOptions<SqliteContext>>(() => new DbContextOptionsBuilder<SqliteContext>()
            .UseSqlite(options.ConnectionString, sqlite => sqlite.MigrationsAssembly(DatabaseOptions.MigrationsAssembly))
            .ReplaceService<IMigrationsSqlGenerator, SqliteRecordSql>()
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options);
    }

    public Task<T> WriteAsync<T>(WorkPriority priority, ProgramKey? about, Func<Session, ValueTask<T>> work, CancellationToken cancellation = default)
    {
        var item = new Work<T>(priority, about, work, cancellation);
        writer.Enqueue(priority, item);
        return item.Done;
    }

    public async Task<T> ReadAsync<T>(Func<AlignBotContext, Task<T>> read, CancellationToken cancellation = default)
    {
        await using var context = NewContext();
        await context.Database.OpenConnectionAsync(cancellation);

        // Deferred: it asks for no lock, and sees from its first statement to its last what was committed at the first.
        await using var moment = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await context.Database.UseTransactionAsync(moment, cancellation);
        return await read(context);
    }

    public async Task<T> LookUpAsync<T>(Func<Connection, ValueTask<T>> look, CancellationToken cancellation = default)
    {
        if (!readers.TryTake(out var connection))
        {
            connection = new Connection(await OpenAsync("PRAGMA busy_timeout=5000"), NewWriteContext);
        }

        try
        {
            return await look(connection);
        }
        finally
        {
            readers.Add(connection);
        }
    }

    public AlignBotContext NewContext() => new SqliteContext(readOptions.Value, model);

    public Task<bool> IsMigratedAsync(CancellationToken cancellation = default) => LookUpAsync(
        async connection =>
            await connection.Statement("SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'").QueryAsync(row => row.Int32(0)) is [1]
            && await connection.Statement("SELECT 1 FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = @latest", "@latest")
                .Set(0, SchemaVersion.Sqlite).QueryAsync(row => row.Int32(0)) is [1],
        cancellation);

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        await checkpoints.DisposeAsync();
        while (readers.TryTake(out var reader))
        {
            await reader.DisposeAsync();
        }

        // Only this database's pool: another bot in the same process keeps its own.
        await using var own = new SqliteConnection(options.ConnectionString);
        SqliteConnection.ClearPool(own);
    }

    // What a savepoint may have to put back is kept in memory: in a file, its default, it cost more than all else that a request writes.
    string WriterPragmas => (options.Synchronous == SynchronousMode.Full
        ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=5000"
        : "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=5000")
        + $"; PRAGMA wal_autocheckpoint={SqliteCheckpoints.MostPages}";

    async Task<Connection> OpenWriterAsync() => new(await OpenAsync(WriterPragmas), NewWriteContext, memory: memory);

    async Task<SqliteConnection> OpenAsync(string pragmas)
    {
        var db = new SqliteConnection(options.ConnectionString);
        await db.OpenAsync();
        await using var pragma = db.CreateCommand();
#pragma warning disable CA2100 // made of constants alone
        pragma.CommandText = pragmas;
#pragma warning restore CA2100
        await pragma.ExecuteNonQueryAsync();
        return db;
    }

    SqliteContext NewWriteContext(Connection on)
    {
        // EF registers its functions anew on the connection, which SQLite refuses while the full-text index still holds what an earlier
        // statement of this transaction read in it. A savepoint makes it let go.
        var connection = (SqliteConnection)on.Db;
        if (raw.sqlite3_exec(connection.Handle, "SAVEPOINT context; RELEASE context") is not raw.SQLITE_OK and var refused)
        {
            SqliteException.ThrowExceptionForRC(refused, connection.Handle);
        }

        var context = new SqliteContext(new DbContextOptionsBuilder<SqliteContext>().UseSqlite(connection).Options, model);
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return context;
    }
}
