using System.Diagnostics;
using System.Globalization;
using System.Text;
using AlignBot.Disputes;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Raising;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Clock;
using AlignBot.Engine.Home;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Hosting;
using AlignBot.Programs;
using AlignBot.Slack;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace AlignBot.Benchmarks.Disputes;

/// <summary>A SQLite database with open disputes in a number of programs, raised by the bot's own code, and the parts that show them.</summary>
/// <remarks>Each program has a channel and nine people of its own. The bot never listens, and nothing goes out.</remarks>
sealed class DisputeRecord : IAsyncDisposable
{
    const string Workspace = "T0BENCH";

    static readonly Instant Raised = Instant.FromUtc(2026, 3, 2, 10, 0);

    readonly WebApplication bot;

    DisputeRecord(WebApplication bot) => this.bot = bot;

    public IDatabase Database => Get<IDatabase>();

    /// <summary>The first level's time is over at this instant, for every dispute.</summary>
    public Instant Deadline { get; private set; }

    public static async Task<DisputeRecord> CreateAsync(string file, int programs, int disputesEach)
    {
        var record = await OpenAsync(file);
        for (var program = 1; program <= programs; program++)
        {
            await record.FillAsync(program, disputesEach);
        }

        return record;
    }

    /// <summary>Program 1 with many disputes and program 2 with one, every seat of them asked.</summary>
    public static async Task<DisputeRecord> CreateBurstAsync(string file, int disputes)
    {
        var record = await OpenAsync(file);
        await record.FillAsync(1, disputes);
        await record.FillAsync(2, 1);
        await record.DeliverAsync();
        return record;
    }

    static async Task<DisputeRecord> OpenAsync(string file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SLACK_BOT_TOKEN"] = "xoxb-benchmark",
            ["SLACK_SIGNING_SECRET"] = "benchmark",
            ["Budgets:Scale"] = "1000000",
            ["Database:Synchronous"] = nameof(SynchronousMode.Normal),
            ["ConnectionStrings:AlignBot"] = $"Data Source={file};Pooling=False",
        });
        var record = new DisputeRecord(BotHost.Build(builder));
        record.Get<BusinessClock>().StandAt(Raised);
        await record.Get<Migrator>().MigrateAsync();
        return record;
    }

    async Task FillAsync(int program, int disputes)
    {
        var key = await Get<ProgramImport>().ApplyAsync(ProgramFileReader.Parse("program.yaml", FileOf(program)));
        await Task.WhenAll(Enumerable.Range(1, disputes).Select(number => RaiseAsync(key, program, number)));
    }

    /// <summary>A person of the n-th program, by the first part of their id.</summary>
    public static UserId PersonOf(string name, int program) => new(string.Create(CultureInfo.InvariantCulture, $"U{name.ToUpperInvariant()}{program:0000}"));

    public T Get<T>()
        where T : notnull => bot.Services.GetRequiredService<T>();

    public Task<AlignBot.Slack.Blocks.HomeView> HomeAsync(UserId viewer) => Get<HomePage>().RenderAsync(1, viewer);

    /// <summary>Answers <c>/dispute</c> and a text, run by a party in the n-th program's channel.</summary>
    public async Task ListAsync(int program, string text)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        var ack = await scope.ServiceProvider.GetRequiredService<DisputeCommandHandler>().Handle(
            new SlashCommand
            {
                Command = "/dispute",
                Text = text,
                UserId = PersonOf("ana", program).Value,
                ChannelId = string.Create(CultureInfo.InvariantCulture, $"C{program:0000}"),
                TeamId = Workspace,
            },
            new SlackRequest
            {
                Key = "benchmark",
                ReceivedAt = TimeProvider.System.GetUtcNow(),
                Workspace = new WorkspaceKey(null, Workspace),
                Transport = SlackTransport.Http,
            },
            CancellationToken.None);
        if (!Encoding.UTF8.GetString(ack.ToBody().Span).Contains("DSP-1", StringComparison.Ordinal))
        {
            throw new CannotMeasureException("The list shows no dispute.");
        }
    }

    /// <summary>Renders the card of one dispute as the dispatcher does when its turn comes.</summary>
    public Task<Rendering> CardAsync(ProgramKey key, Guid dispute) => Database.ReadAsync(async db =>
    {
        var row = new OutboxRow
        {
            InstallationId = key.InstallationId,
            ProgramId = key.ProgramId,
            Lane = "",
            Destination = "",
            Message = DisputeCard.Name,
            SubjectId = dispute,
        };
        return await Get<IEnumerable<IMessageRenderer>>().Single(renderer => renderer.Message == row.Message)
            .RenderAsync(new RenderContext(db, row, await Get<ProgramDirectory>().LatestAsync(key)));
    });

    public Task<Guid> FirstDisputeAsync(ProgramKey key) => Database.ReadAsync(db => db.Disputes
        .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId)
        .OrderBy(row => row.Number).Select(row => row.Id).FirstAsync());

    /// <summary>Turns the clock to an instant and handles what is due by then.</summary>
    public async Task<int> TurnToAsync(Instant now)
    {
        Get<BusinessClock>().StandAt(now);
        return await Get<Ticker>().TickAsync();
    }

    /// <summary>How long until a program's only dispute has gone up, from now.</summary>
    public async Task<TimeSpan> WatchAsync(int program)
    {
        var start = Stopwatch.GetTimestamp();
        while (await Database.ReadAsync(db => db.Disputes.AnyAsync(row => row.ProgramId == program && row.DueAt == Deadline)))
        {
            await Task.Delay(1);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>How many disputes are at the second level, of how many.</summary>
    public async Task<(int Up, int All)> LevelsAsync()
    {
        var states = (await Database.ReadAsync(db => db.Disputes.ToListAsync())).ConvertAll(DisputeDesk.StateOf);
        return (states.Count(state => state is { IsOpen: true, Level: 1 }), states.Count);
    }

    public async ValueTask DisposeAsync() => await bot.DisposeAsync();

    async Task RaiseAsync(ProgramKey key, int program, int number)
    {
        var form = new RaiseForm
        {
            ProgramId = key.ProgramId,
            Question = string.Create(CultureInfo.InvariantCulture, $"Do the sign-ups of webinar {number} count as MQLs?"),
            Category = "definition",
            FirstParty = PersonOf("ana", program).Value,
            SecondParty = PersonOf("tom", program).Value,
            Options = "Yes, every sign-up\nOnly after a second touch",
        };
        var outcome = await Database.WriteAsync(
            WorkPriority.Person, session => Get<DisputeDesk>().RaiseAsync(session, key, form, PersonOf("ana", program)));
        Deadline = outcome is Outcome<Dispute>.Changed { State.DueAt: { } due }
            ? due
            : throw new CannotMeasureException($"The dispute was not raised: {outcome}");
    }

    /// <summary>Writes down that every seat was asked: a level does not end before that.</summary>
    async Task DeliverAsync()
    {
        var desk = Get<DisputeDesk>();
        foreach (var row in await Database.ReadAsync(db => db.Disputes.ToListAsync()))
        {
            foreach (var decider in DisputeDesk.StateOf(row).Deciders)
            {
                await Database.WriteAsync(WorkPriority.Clock, session => desk.ApplyAsync(
                    session, new ProgramKey(row.InstallationId, row.ProgramId), row.Id, new DisputeCommand.AskDelivered(1, 0, decider)));
            }
        }
    }

    static string FileOf(int program) => string.Create(CultureInfo.InvariantCulture, $$"""
        workspace: T0BENCH
        channel: C{{program:0000}}
        name: Program {{program}}
        calendar: { zone: Europe/London }
        members:
          - { user: UMORGAN{{program:0000}}, name: Morgan }
          - { user: URILEY{{program:0000}}, name: Riley, function: RevOps }
          - { user: UDANA{{program:0000}}, name: Dana, function: Sales }
          - { user: UPRIYA{{program:0000}}, name: Priya, function: Marketing }
          - { user: UANA{{program:0000}}, name: Ana, function: Sales }
          - { user: UBEN{{program:0000}}, name: Ben, function: Sales }
          - { user: UTOM{{program:0000}}, name: Tom, function: Marketing }
          - { user: ULENA{{program:0000}}, name: Lena, function: Marketing }
          - { user: UOLA{{program:0000}}, name: Ola }
        roles:
          accountable executive: Morgan
          operating lead: Riley
          sales leader: { holder: Dana, deputy: Ben }
          marketing leader: { holder: Priya, deputy: Lena }
        """);
}
