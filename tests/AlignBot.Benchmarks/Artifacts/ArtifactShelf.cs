using System.Globalization;
using System.Text;
using AlignBot.Artifacts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Clock;
using AlignBot.Engine.Home;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Hosting;
using AlignBot.Programs;
using AlignBot.Slack;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace AlignBot.Benchmarks.Artifacts;

/// <summary>The artifacts of a number of programs on SQLite, written and signed by the bot's own desk, and the parts that show them.</summary>
/// <remarks>The bot never listens, and nothing goes out. Program 1 is the one that is looked at.</remarks>
sealed class ArtifactShelf : IAsyncDisposable
{
    const string Workspace = "T0BENCH";

    static readonly Instant Written = Instant.FromUtc(2026, 3, 2, 10, 0);

    readonly WebApplication bot;

    ArtifactShelf(WebApplication bot) => this.bot = bot;

    /// <param name="file">Where the database is to lie.</param>
    /// <param name="programs">How many programs.</param>
    /// <param name="terms">Signed terms of each.</param>
    /// <param name="artifacts">All artifacts of program 1: what are no terms are playbooks.</param>
    /// <param name="revisions">Versions of each artifact of program 1; the others have one.</param>
    public static async Task<ArtifactShelf> CreateAsync(string file, int programs, int terms, int artifacts, int revisions)
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
        var shelf = new ArtifactShelf(BotHost.Build(builder));
        shelf.Get<BusinessClock>().StandAt(Written);
        await shelf.Get<Migrator>().MigrateAsync();
        for (var program = 1; program <= programs; program++)
        {
            var key = await shelf.Get<ProgramImport>().ApplyAsync(ProgramFileReader.Parse("program.yaml", FileOf(program)));
            await shelf.FillAsync(key, program, ArtifactKind.Definition, terms, program == 1 ? revisions : 1);
            if (program == 1)
            {
                await shelf.FillAsync(key, program, ArtifactKind.Playbook, artifacts - terms, revisions);
            }
        }

        return shelf;
    }

    /// <summary>Makes the Home of a rep of program 1.</summary>
    public Task HomeAsync() => Get<HomePage>().RenderAsync(1, PersonOf("ANA", 1));

    /// <summary>Answers <c>/align</c> and what is typed behind it, in program 1, and sees that the answer says so.</summary>
    public async Task RunAsync(string typed, string says)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        var ack = await scope.ServiceProvider.GetRequiredService<AlignCommand>().Handle(
            new SlashCommand { Command = "/align", Text = typed, UserId = PersonOf("ANA", 1).Value, ChannelId = "C0001", TeamId = Workspace },
            new SlackRequest { Key = "benchmark", ReceivedAt = TimeProvider.System.GetUtcNow(), Workspace = new WorkspaceKey(null, Workspace), Transport = SlackTransport.Http },
            CancellationToken.None);
        if (!Encoding.UTF8.GetString(ack.ToBody().Span).Contains(says, StringComparison.Ordinal))
        {
            throw new CannotMeasureException($"`/align {typed}` does not say '{says}'.");
        }
    }

    /// <summary>One term of program 1 was looked at today, and is to be looked at again in a week.</summary>
    public async Task ReviewSoonAsync()
    {
        var (key, riley) = (new ProgramKey(1, 1), PersonOf("RILEY", 1));
        var term = (await Get<IDatabase>().ReadAsync(db => ArtifactTables.InUseAsync(db, key, ArtifactKind.Definition)))[0];
        await Get<IDatabase>().WriteAsync(WorkPriority.Person, async session => Taken(await Get<ArtifactDesk>().ApplyAsync(
            session, key, term.Id.Value, term.ReviewEvery == ArtifactWorkflow.ShortestReview ? new ArtifactCommand.StillRight(riley) : new ArtifactCommand.ReviewEach(riley, ArtifactWorkflow.ShortestReview))));
    }

    /// <summary>Turns the clock on and handles what is due by then.</summary>
    public async Task<int> TurnAsync(Duration by)
    {
        var clock = Get<BusinessClock>();
        clock.StandAt(clock.GetCurrentInstant() + by);
        return await Get<Ticker>().TickAsync();
    }

    public async ValueTask DisposeAsync() => await bot.DisposeAsync();

    Task FillAsync(ProgramKey key, int program, ArtifactKind kind, int count, int revisions) => Get<IDatabase>().WriteAsync(WorkPriority.Import, async session =>
    {
        var desk = Get<ArtifactDesk>();
        for (var number = 1; number <= count; number++)
        {
            var artifact = Taken(await desk.BeginAsync(session, key, kind, NameOf(kind, number), PersonOf("ANA", program)));
            for (var revision = 1; revision <= revisions; revision++)
            {
                await session.SaveAsync();
                artifact = Taken(await desk.ApplyAsync(session, key, artifact.Id.Value, new ArtifactCommand.Write(PersonOf("ANA", program), TextOf(number, revision), revision - 1)));
            }

            foreach (var leader in (string[])["DANA", "PRIYA"])
            {
                Taken(await desk.ApplyAsync(session, key, artifact.Id.Value, new ArtifactCommand.Sign(PersonOf(leader, program), artifact.Latest!.Hash)));
            }

            await session.SaveAsync();
            session.Db.ChangeTracker.Clear();
        }
    });

    static Artifact Taken(Outcome<Artifact>? outcome) =>
        outcome is Outcome<Artifact>.Changed changed ? changed.State : throw new CannotMeasureException($"An artifact was not written: {outcome}.");

    static string NameOf(ArtifactKind kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{(kind is ArtifactKind.Definition ? "term" : "playbook")} number {number}");

    static string TextOf(int number, int revision) => string.Create(CultureInfo.InvariantCulture,
        $"What number {number} means here, in its version {revision}: an account on the shared list of which two people have answered within {revision + 10} days, and which sales has called.");

    static UserId PersonOf(string name, int program) => new(string.Create(CultureInfo.InvariantCulture, $"U{name}{program:0000}"));

    T Get<T>()
        where T : notnull => bot.Services.GetRequiredService<T>();

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
        roles:
          accountable executive: Morgan
          operating lead: Riley
          sales leader: Dana
          marketing leader: Priya
        """);
}
