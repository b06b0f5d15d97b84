using AlignBot.Engine.Features;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Testing;

namespace AlignBot.Benchmarks.Ticks;

/// <summary>A SQLite database of the bot's own schema with a number of timers pending, and the bot's ticker on it.</summary>
/// <remarks>Timers become due through a connection of their own. SQLite then drops what the ticker's connections had cached, as if it had
/// been asleep: no tick is cheap because its rows were written a moment ago.</remarks>
sealed class TimerRecord : IAsyncDisposable
{
    /// <summary>The moment at which every tick happens.</summary>
    static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);

    const string Insert =
        """
        INSERT INTO timers (installation_id, program_id, subject_id, name, feature, due_at)
        VALUES (1, @program, @subject, 'deadline:1:1', @feature, @due);
        INSERT INTO timer_keys (installation_id, program_id, subject_id, name, due_at)
        VALUES (1, @program, @subject, 'deadline:1:1', @due);
        """;

    readonly SqliteConnection setter;
    readonly SqliteDatabase database;
    readonly Ticker ticker;
    readonly RingLog rings = new();
    readonly Random random = new(20260302);

    TimerRecord(SqliteConnection setter, SqliteDatabase database, int pending)
    {
        this.setter = setter;
        this.database = database;
        Pending = pending;
        ticker = new Ticker(database, new FakeClock(Now), [rings], new Troubles(), NullLogger<Ticker>.Instance);
    }

    public int Pending { get; }

    public IReadOnlyList<DueTimer> Rung => rings.Rung;

    /// <summary>Makes the database and fills it with timers due over the year to come.</summary>
    public static async Task<TimerRecord> CreateAsync(string file, int pending, SynchronousMode synchronous)
    {
        // Without a pool, so that the file can be deleted at the end.
        var options = new DatabaseOptions { ConnectionString = $"Data Source={file};Pooling=False", Synchronous = synchronous };
        var database = new SqliteDatabase(options, FeatureServices.ModelOf(Features.All), new FakeClock(Now), TimeProvider.System, NullLogger.Instance);
        await new Migrator(database, NullLogger<Migrator>.Instance).MigrateAsync();
        var setter = new SqliteConnection(options.ConnectionString);
        await setter.OpenAsync();
        Execute(setter, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-400000");

        var record = new TimerRecord(setter, database, pending);
        record.Set(pending, programs: 10, _ => Now + Duration.FromMilliseconds(1 + record.random.NextInt64(365L * 86_400_000)));
        Execute(setter, "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
        return record;
    }

    /// <summary>Sets timers that are due within the hour before now, or all at now itself, in no order.</summary>
    public void MakeDue(int count, int programs, bool atOneMoment = false)
    {
        rings.Clear();
        Set(count, programs, _ => atOneMoment ? Now : Now - Duration.FromMilliseconds(random.NextInt64(3_600_000)));
    }

    public Task<int> TickAsync() => ticker.TickAsync();

    /// <summary>What each timer costs when it rings, beside being taken: so many rows, and so long for its rules.</summary>
    public void Weigh(int rows, TimeSpan rules) => (rings.Rows, rings.Rules) = (rows, rules);

    /// <summary>What a person's click costs the database: one unit that writes a row and is on disk when this returns.</summary>
    public Task ClickAsync(int number) => database.WriteAsync(WorkPriority.Person, async session => await session
        .Statement("INSERT INTO inbox (installation_id, key, answer, received_at) VALUES (1, @key, @answer, 0)", "@key", "@answer")
        .Set(0, $"click:{number}:{Guid.NewGuid()}").Set(1, []).ExecuteAsync());

    /// <summary>How many timers the table holds.</summary>
    public long Count()
    {
        using var count = setter.CreateCommand();
        count.CommandText = "SELECT count(*) FROM timers";
        return (long)count.ExecuteScalar()!;
    }

    /// <summary>How SQLite answers the ticker's question, step by step.</summary>
    public IReadOnlyList<string> Plan()
    {
        using var explain = setter.CreateCommand();
#pragma warning disable CA2100 // the ticker's own statement
        explain.CommandText = "EXPLAIN QUERY PLAN " + Ticker.SelectDue;
#pragma warning restore CA2100
        explain.Parameters.AddWithValue("@now", Now.ToUnixTimeMilliseconds());
        explain.Parameters.AddWithValue("@look", 4096);
        using var reader = explain.ExecuteReader();
        List<string> steps = [];
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }

    public async ValueTask DisposeAsync()
    {
        ticker.Dispose();
        await setter.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>Subjects are of any age, so what is due is spread over the whole table.</summary>
    void Set(int count, int programs, Func<int, Instant> dueAt)
    {
        using var transaction = setter.BeginTransaction();
        using var insert = setter.CreateCommand();
        insert.CommandText = Insert;
        var program = insert.Parameters.Add("@program", SqliteType.Integer);
        var subject = insert.Parameters.Add("@subject", SqliteType.Text);
        insert.Parameters.AddWithValue("@feature", RingLog.Name);
        var due = insert.Parameters.Add("@due", SqliteType.Integer);
        var oldest = Now - Duration.FromDays(365);
        for (var index = 0; index < count; index++)
        {
            program.Value = 1 + (index % programs);
            subject.Value = Guid.CreateVersion7((oldest + Duration.FromSeconds(random.NextInt64(365 * 86_400))).ToDateTimeOffset())
                .ToString().ToUpperInvariant();
            due.Value = dueAt(index).ToUnixTimeMilliseconds();
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
