using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlignBot.Tests.Storage;

/// <summary>SQLite's log is copied into its file beside whoever writes: nobody waits for it but imports, and the log has an end.</summary>
public sealed class SqliteCheckpointTests() : RecordTests(new SqliteRecord())
{
    const string Write = "INSERT INTO heartbeats (process_id, beat_at, alive_until) VALUES (@id, 0, 0) ON CONFLICT (process_id) DO NOTHING";

    /// <summary>As many bytes as SQLite's page has, so that each is a page at least.</summary>
    static readonly string Filler = new('x', 4096);

    [Fact]
    public async Task However_much_is_imported_the_log_stays_short()
    {
        for (var unit = 0; unit < 8 * SqliteCheckpoints.Pages / 50; unit++)
        {
            await ImportAsync(unit, rows: 50);
        }

        // Half as much again as it is copied after: what a unit wrote beyond that, and its frames' heads.
        Assert.InRange(new FileInfo(LogFile).Length, 1, SqliteCheckpoints.Pages * 4096 * 3 / 2);
        Assert.Equal([8 * SqliteCheckpoints.Pages], await Bot.Database.LookUpAsync(
            connection => connection.Statement("SELECT COUNT(*) FROM heartbeats WHERE process_id LIKE 'import/%'")
                .QueryAsync(row => row.Int32(0))));
    }

    [Fact]
    public async Task Whoever_clicks_goes_on_while_imports_wait_for_it()
    {
        var (copying, goes) = (new TaskCompletionSource(), new TaskCompletionSource());
        var checkpoints = new SqliteCheckpoints(
            async () =>
            {
                copying.TrySetResult();
                await goes.Task;
                return await OpenAsync();
            },
            NullLogger.Instance);
        await using var writer = new SqliteWriter(
            async () => new Connection(await OpenAsync(), _ => throw new InvalidOperationException("Nobody needs EF here.")), checkpoints,
            Bot.Get<IClock>(), TimeProvider.System, NullLogger.Instance);

        await EnqueueAsync(writer, WorkPriority.Import, "import", rows: SqliteCheckpoints.Pages);
        await copying.Task;
        var import = EnqueueAsync(writer, WorkPriority.Import, "waits", rows: 1);
        await EnqueueAsync(writer, WorkPriority.Person, "click", rows: 1);
        await EnqueueAsync(writer, WorkPriority.Clock, "clock", rows: 1);

        Assert.False(import.IsCompleted);
        goes.SetResult();
        await import;
        await checkpoints.DisposeAsync();
    }

    [Fact]
    public async Task Where_it_can_not_be_copied_imports_go_on_all_the_same()
    {
        var checkpoints = new SqliteCheckpoints(() => throw new IOException("The disk is gone."), NullLogger.Instance);
        await using var writer = new SqliteWriter(
            async () => new Connection(await OpenAsync(), _ => throw new InvalidOperationException("Nobody needs EF here.")), checkpoints,
            Bot.Get<IClock>(), TimeProvider.System, NullLogger.Instance);

        for (var time = 0; time < 3; time++)
        {
            await EnqueueAsync(writer, WorkPriority.Import, $"import/{time}", rows: SqliteCheckpoints.Pages);
        }

        await EnqueueAsync(writer, WorkPriority.Import, "last", rows: 1);
        await checkpoints.DisposeAsync();
    }

    string LogFile => new SqliteConnectionStringBuilder(Record.Connection).DataSource + "-wal";

    Task ImportAsync(int unit, int rows) => Bot.Database.WriteAsync(
        WorkPriority.Import, async session => await WriteAsync(session, $"import/{unit}", rows));

    static async ValueTask WriteAsync(Session session, string name, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            await session.Statement(Write, "@id").Set(0, $"{name}/{row}/{Filler}").DeferAsync();
        }
    }

    static Task<bool> EnqueueAsync(SqliteWriter writer, WorkPriority priority, string name, int rows)
    {
        var work = new Work<bool>(
            WorkPriority.Clock,
            null,
            async session =>
            {
                await WriteAsync(session, name, rows);
                return true;
            },
            CancellationToken.None);
        writer.Enqueue(priority, work);
        return work.Done;
    }

    async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection(Record.Connection);
        await connection.OpenAsync();
        await using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; PRAGMA busy_timeout=5000";
        await pragma.ExecuteNonQueryAsync();
        return connection;
    }
}
