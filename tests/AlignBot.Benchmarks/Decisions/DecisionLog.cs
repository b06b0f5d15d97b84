using AlignBot.Decisions;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Clock;
using AlignBot.Engine.Home;
using AlignBot.Engine.Storage;
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

namespace AlignBot.Benchmarks.Decisions;

/// <summary>A decision log of some length on SQLite, recorded by the bot's own desk over two years, and the command that searches it.</summary>
sealed class DecisionLog : IAsyncDisposable
{
    const string Workspace = "T0BENCH";
    const int Chunk = 500;

    static readonly Instant First = Instant.FromUtc(2024, 12, 1, 9, 0);
    static readonly Duration Span = Duration.FromDays(730);

    static readonly string Program =
        $$"""
        workspace: {{Workspace}}
        channel: CGTM
        name: Benchmark
        calendar:
          zone: Europe/London
        members:
          - { user: UANA, name: Ana }
          - { user: UTOM, name: Tom }
          - { user: UMORGAN, name: Morgan }
          - { user: URILEY, name: Riley }
          - { user: UDANA, name: Dana }
          - { user: UPRIYA, name: Priya }
        roles:
          accountable executive: Morgan
          operating lead: Riley
          sales leader: Dana
          marketing leader: Priya
        """;

    readonly WebApplication bot;

    DecisionLog(WebApplication bot) => this.bot = bot;

    public static async Task<DecisionLog> CreateAsync(string file, int decisions)
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
        var log = new DecisionLog(BotHost.Build(builder));
        await log.Get<Migrator>().MigrateAsync();
        await log.FillAsync(decisions);
        return log;
    }

    /// <summary>Makes the Home of somebody who recorded two thirds of it.</summary>
    public Task HomeAsync() => Get<HomePage>().RenderAsync(1, new UserId("UANA"));

    /// <summary>Answers <c>/decision</c> and what is typed behind it.</summary>
    public async Task RunAsync(string typed)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DecisionCommandHandler>().Handle(
            new SlashCommand { Command = "/decision", Text = typed, UserId = "UANA", ChannelId = "CGTM", TeamId = Workspace },
            new SlackRequest { Key = "benchmark", ReceivedAt = TimeProvider.System.GetUtcNow(), Workspace = new WorkspaceKey(null, Workspace), Transport = SlackTransport.Http },
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await bot.DisposeAsync();

    async Task FillAsync(int decisions)
    {
        var key = await Get<ProgramImport>().ApplyAsync(ProgramFileReader.Parse("program.yaml", Program));
        var random = new Random(20260302);
        string[] words = [.. Enumerable.Range(0, 2_000).Select(_ => new string([.. Enumerable.Range(0, random.Next(3, 10)).Select(_ => (char)('a' + random.Next(26)))]))];
        for (var done = 0; done < decisions; done += Chunk)
        {
            Get<BusinessClock>().StandAt(First + (Span * ((double)done / decisions)));
            await Get<IDatabase>().WriteAsync(WorkPriority.Import, async session =>
            {
                for (var number = done + 1; number <= Math.Min(done + Chunk, decisions); number++)
                {
                    if (await Get<DecisionDesk>().RecordAsync(session, key, Draft(number, decisions, words, random)) is not Outcome<Decision>.Changed)
                    {
                        throw new CannotMeasureException($"Decision {number} was refused.");
                    }
                }
            });
        }
    }

    /// <summary>Words as they are in a team's log: some in every second entry, most in few, one in ten of all.</summary>
    static NewDecision Draft(int number, int decisions, string[] words, Random random)
    {
        var text = string.Join(' ', Enumerable.Range(0, 12).Select(_ => words[(int)(words.Length * Math.Pow(random.NextDouble(), 3))]));
        text += number % 2 == 0 ? " pipeline" : " pipelines";
        text += number % 20 == 0 ? " webinar floor" : "";
        text += number % Math.Max(1, decisions / 10) == 7 ? " zebra" : "";
        return DecisionDesk.Draft(new UserId(number % 3 == 0 ? "UTOM" : "UANA"), text) with
        {
            Account = number % 50 == 0 ? "Acme Corp" : null,
            Category = number % 4 == 0 ? "definition" : null,
        };
    }

    T Get<T>()
        where T : notnull => bot.Services.GetRequiredService<T>();
}
