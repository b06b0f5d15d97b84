using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Engine.Storage;
using AlignBot.SourceReadings;
using AlignBot.Sources;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AlignBot.Tests.Storage;

/// <summary>A source is read once at a time and once for a diff, whichever process does it; who comes late ends nothing of another's, and
/// no want is lost.</summary>
public abstract class SourceReadingTests : RecordTests
{
    const string Source = "files";

    readonly Reader first = new(111);
    readonly Reader second = new(222);

    string file = null!;
    ProgramKey program;
    Bot one = null!;
    Bot other = null!;

    private protected SourceReadingTests(TestRecord record)
        : base(record)
    {
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "account_id,name,is_target,tier\nA-1,Alpine Tools,true,1\n");
        program = await ProgramAsync();
        (one, other) = (Start(first), Start(second));
        await one.WriteAsync(session => one.Get<ISourceReadings>().AskAsync(session, program, Source));
    }

    [RecordFact]
    public async Task Two_processes_that_come_for_one_diff_read_it_once()
    {
        await Task.WhenAll(
            one.Get<SourceReader>().ReadAsync(program, Source, Bot.Monday, CancellationToken.None),
            other.Get<SourceReader>().ReadAsync(program, Source, Bot.Monday, CancellationToken.None));
        await other.Get<SourceReader>().ReadAsync(program, Source, Bot.Monday, CancellationToken.None);
        Assert.Equal(1, first.Readings + second.Readings);
        Assert.False(await one.Get<SourceReader>().TryReadAsync(program, Source, CancellationToken.None));

        var week = Bot.Monday + Duration.FromDays(7);
        other.TurnTo(week);
        await other.Get<SourceReader>().ReadAsync(program, Source, week, CancellationToken.None);

        Assert.Equal(2, first.Readings + second.Readings);
    }

    [RecordFact]
    public async Task Whose_time_is_over_writes_nothing_over_what_another_found()
    {
        (first.MayEnd, second.MayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        var late = one.Get<SourceReader>().TryReadAsync(program, Source, CancellationToken.None);
        await first.Begun.Task;
        await Bot.WriteAsync(session => session.Statement("UPDATE source_readings SET claimed_until = 1").ExecuteAsync());
        var next = other.Get<SourceReader>().TryReadAsync(program, Source, CancellationToken.None);
        await second.Begun.Task;

        first.MayEnd.SetResult();
        await late;

        Assert.Null((await RowAsync()).Accounts);
        Assert.NotEqual(Instant.FromUnixTimeMilliseconds(0), (await RowAsync()).ClaimedUntil);
        second.MayEnd.SetResult();
        await next;
        Assert.Equal((222, Instant.FromUnixTimeMilliseconds(0)), ((await RowAsync()).Accounts, (await RowAsync()).ClaimedUntil));
    }

    [RecordFact]
    public async Task Asked_while_it_is_wanted_already_it_is_read_with_what_was_asked()
    {
        var asked = new TaskCompletionSource();
        var asking = one.WriteAsync(async session =>
        {
            await one.Get<ISourceReadings>().AskAsync(session, program, Source);
            asked.TrySetResult();
            await Task.Delay(200);
            await session.Statement("UPDATE source_readings SET trouble_code = @code", "@code").Set(0, Reader.Code).ExecuteAsync();
        });
        await asked.Task;

        await other.Get<SourceReader>().TryReadAsync(program, Source, CancellationToken.None);
        await asking;

        Assert.True(second.Saw == Reader.Code || (await RowAsync()).Wanted);
    }

    Bot Start(Reader reader) => Record.StartBot(builder =>
    {
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { [$"Sources:{Source}:Type"] = "Csv", [$"Sources:{Source}:Accounts:Path"] = file });
        builder.Services.AddSingleton<ITakeAccounts>(reader);
        reader.Row = RowAsync;
    });

    Task<SourceReadingRow> RowAsync() => Bot.ReadAsync(db => SourceTables.Of(db, program).SingleAsync());

    /// <summary>Takes accounts as a feature does, and says how often, and when it may end.</summary>
    sealed class Reader(int accounts) : ITakeAccounts
    {
        public const string Code = "asked again";

        int readings;

        public int Readings => readings;

        public string? Saw { get; private set; }

        public Func<Task<SourceReadingRow>> Row { get; set; } = null!;

        public TaskCompletionSource Begun { get; } = new();

        public TaskCompletionSource? MayEnd { get; set; }

        public Task<ImmutableArray<(string Source, string For)>> WantsAsync(AlignBotContext db, ProgramKey program) =>
            Task.FromResult<ImmutableArray<(string, string)>>([(Source, "a test")]);

        public async Task<int> TakeAsync(
            ProgramKey program, string source, Instant at, Func<IAsyncEnumerable<SourceAccount>> read, CancellationToken ct)
        {
            Interlocked.Increment(ref readings);
            Saw = (await Row()).TroubleCode;
            Begun.TrySetResult();
            await (MayEnd?.Task ?? Task.CompletedTask).WaitAsync(ct);
            return accounts;
        }

        public ValueTask FailedAsync(Session session, ProgramKey program, string source, SourceFault fault) => ValueTask.CompletedTask;
    }

    public sealed class OnSqlite() : SourceReadingTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : SourceReadingTests(new PostgreSqlRecord());
}
