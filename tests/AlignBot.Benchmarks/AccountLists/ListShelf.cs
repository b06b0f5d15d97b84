using System.Text;
using AlignBot.AccountLists;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Clock;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Storage;
using AlignBot.Hosting;
using AlignBot.Programs;
using AlignBot.Records.Storage;
using AlignBot.Slack;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace AlignBot.Benchmarks.AccountLists;

/// <summary>A bot on SQLite that never listens, whose program's list comes from one source after the other.</summary>
sealed class ListShelf : IAsyncDisposable
{
    const string Click = "INSERT INTO heartbeats (process_id, beat_at, alive_until) VALUES (@id, 0, 0) ON CONFLICT (process_id) DO "
        + "UPDATE SET beat_at = excluded.beat_at";

    static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 10, 0);
    static readonly ProgramKey Key = new(1, 1);

    readonly WebApplication bot;

    ListShelf(WebApplication bot) => this.bot = bot;

    /// <param name="file">The database.</param>
    /// <param name="sources">Their settings.</param>
    /// <param name="synchronous">How surely a unit is on disk once it is acknowledged.</param>
    public static async Task<ListShelf> CreateAsync(
        string file, IEnumerable<KeyValuePair<string, string?>> sources, SynchronousMode synchronous)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(sources)
        {
            ["SLACK_BOT_TOKEN"] = "xoxb-benchmark",
            ["SLACK_SIGNING_SECRET"] = "benchmark",
            ["Budgets:Scale"] = "1000000",
            ["Database:Synchronous"] = synchronous.ToString(),
            ["ConnectionStrings:AlignBot"] = $"Data Source={file};Pooling=False",
        });
        var shelf = new ListShelf(BotHost.Build(builder));
        shelf.Get<BusinessClock>().StandAt(Now);
        await shelf.Get<Migrator>().MigrateAsync();
        await shelf.Get<ProgramImport>().ApplyAsync(ProgramFileReader.Parse("program.yaml", Program));
        return shelf;
    }

    /// <summary>Has the list come from a source, and reads it; how many accounts that gave.</summary>
    public async Task<(int Accounts, long Calls)> ReadAsync(string source)
    {
        await Get<IDatabase>().WriteAsync(WorkPriority.Person, Key, async session =>
            await Get<AccountListDesk>().ApplyAsync(
                session, Key,
                new AccountListCommand.SetUp(new UserId("URILEY"), source, ListMapping.Usual,
                    DiffDates.Usual)) is Outcome<AccountList>.Refused no
                ? throw new CannotMeasureException($"The list does not come from {source}: {no.Why}.")
                : true);
        var run = new SourceRun(TimeProvider.System, Duration.FromMinutes(30));
        await using var opened = Get<SourceCatalog>().Open(source);
        var accounts = await Get<ITakeAccounts>().TakeAsync(
            Key, source, Now, () => opened.ReadAccountsAsync(run, CancellationToken.None), CancellationToken.None);
        return (accounts, run.Calls);
    }

    /// <summary>Reads the activities of a source; how many they are.</summary>
    public async Task<int> ReadActivitiesAsync(string source)
    {
        var run = new SourceRun(TimeProvider.System, Duration.FromMinutes(30));
        await using var opened = Get<SourceCatalog>().Open(source);
        return await Get<ITakeRecords>().TakeAsync(
            Key, source, SourceKinds.Activities, Now, opened, run, CancellationToken.None) is { } fault
            ? throw new CannotMeasureException($"{source} gave no activities: {fault.Message}")
            : (await Get<IDatabase>().ReadAsync(db => RecordTables.ReadingAsync(db, Key, source, SourceKinds.Activities)))!.Rows;
    }

    /// <summary>Counts what changed between the two newest readings; how many changes.</summary>
    public async Task<int> DiffAsync(Guid before, Guid after) =>
        ListDiff.Between(await Get<IDatabase>().ReadAsync(db => ListTables.DifferingAsync(db, Key, before, after))).Count;

    /// <summary>The reading that is the list now.</summary>
    public async Task<Guid> CurrentAsync() => (await Get<IDatabase>().ReadAsync(db => ListTables.ListAsync(db, Key)))!.Current!.Reading;

    /// <summary>What a click costs at least: a row in a unit of a person's.</summary>
    public Task ClickAsync(int number) => Get<IDatabase>().WriteAsync(
        WorkPriority.Person, async session => await session.Statement(Click, "@id").Set(0, $"click/{number % 100}").ExecuteAsync());

    /// <summary>Answers <c>/align list</c> and what is typed behind it, and sees that the answer says so.</summary>
    public async Task RunAsync(string typed, string says)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        var ack = await scope.ServiceProvider.GetRequiredService<AlignCommand>().Handle(
            new SlashCommand { Command = "/align", Text = typed, UserId = "UANA", ChannelId = "C0001", TeamId = "T0BENCH" },
            new SlackRequest
            {
                Key = "benchmark",
                ReceivedAt = TimeProvider.System.GetUtcNow(),
                Workspace = new WorkspaceKey(null, "T0BENCH"),
                Transport = SlackTransport.Http,
            },
            CancellationToken.None);
        if (!Encoding.UTF8.GetString(ack.ToBody().Span).Contains(says, StringComparison.Ordinal))
        {
            throw new CannotMeasureException($"`/align {typed}` does not say '{says}'.");
        }
    }

    public async ValueTask DisposeAsync() => await bot.DisposeAsync();

    T Get<T>()
        where T : notnull => bot.Services.GetRequiredService<T>();

    const string Program = """
        workspace: T0BENCH
        channel: C0001
        name: Program
        calendar: { zone: Europe/London }
        members:
          - { user: UMORGAN, name: Morgan }
          - { user: URILEY, name: Riley, function: RevOps }
          - { user: UDANA, name: Dana, function: Sales }
          - { user: UPRIYA, name: Priya, function: Marketing }
          - { user: UANA, name: Ana, function: Sales }
        roles:
          accountable executive: Morgan
          operating lead: Riley
          sales leader: Dana
          marketing leader: Priya
        """;
}
