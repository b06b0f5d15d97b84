using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using AlignBot.Hosting;
using AlignBot.Sandbox;
using AlignBot.SlackSimulator;
using AlignBot.SlackSimulator.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace AlignBot.Scenarios.Harness;

/// <summary>A local Slack with the sandbox's team, and a bot on a database of its own, talking to each other over HTTP.</summary>
/// <remarks>It is Tuesday 24 November 2026, ten o'clock in London, and stays so until a scenario turns the clock. Slack's rate limits and
/// the bot's pacing are both a hundred times shorter; Slack waits five times as long for an answer, and the bot knows, since a busy machine may stand still for seconds.</remarks>
sealed class GtmWorld : IAsyncDisposable
{
    public const string SigningSecret = "scenario-signing-secret";
    public const string BotToken = "xoxb-scenario";

    /// <summary>In a setting: where the bot itself is, for browsers on this machine.</summary>
    public const string Here = "(the bot's own address)";

    /// <summary>How long Slack waits for the bot's answer, and a trigger lives.</summary>
    public static readonly TimeSpan SlackWaits = TimeSpan.FromSeconds(15);

    const double Pace = 0.01;
    const int FirstPort = 20_000;
    const int Ports = 10_000;

    static readonly int UsualReplicas = Numbers.Given("ALIGNBOT_REPLICAS") ?? 1;

    static int ports = Environment.ProcessId;

    readonly SimulatorHost simulator;
    readonly List<(SimulatorHost Host, SlackWorld Slack)> beside = [];
    readonly string folder;
    readonly IWorldDatabase database;
    readonly int port;
    readonly double pace;
    readonly Dictionary<string, string?> extra;
    IReadOnlyList<ILoggerProvider> loggers = [];
    Action<IServiceCollection>? services;
    Balancer? balancer;
    List<WebApplication> bots = [];

    GtmWorld(SimulatorHost simulator, string folder, IWorldDatabase database, double pace, Dictionary<string, string?> extra)
    {
        this.simulator = simulator;
        this.folder = folder;
        this.database = database;
        port = FreePort();
        this.pace = pace;
        this.extra = extra;
        Slack = new SlackWorld(new Uri(simulator.Url + "/"));
        Time = new WorldClock(Slack);
        Record = new Record(database, Time.NowAsync);
    }

    public SlackWorld Slack { get; }

    public WorldClock Time { get; }

    /// <summary>What the bot has written down.</summary>
    public Record Record { get; }

    public Uri BotUrl => new($"http://127.0.0.1:{port}/");

    /// <summary>Where the bot's processes listen: behind the balancer, where there are several.</summary>
    public IReadOnlyList<Uri> Replicas => balancer?.Replicas ?? [BotUrl];

    /// <summary>The record's file, of a bot on SQLite.</summary>
    public string DatabaseFile => FileIn(folder);

    /// <summary>Slack's Web API, for what an administrator does with the bot's token.</summary>
    public Uri ApiUrl => new(simulator.ApiUrl);

    /// <summary>The sandbox's program file, for scenarios that change a line of it.</summary>
    public static string ProgramFile => SandboxHost.Resource("program.yaml");

    /// <summary>Starts Slack and the bot.</summary>
    /// <param name="program">Lines put in place of the sandbox's program file; null for that.</param>
    /// <param name="startBot">False where the scenario starts the bot itself, as a process of its own.</param>
    /// <param name="settings">Settings beside, or instead of, those of <see cref="Settings"/>.</param>
    /// <param name="loggers">Who hears what the bot logs.</param>
    /// <param name="startAt">Business time at the start, where another season is wanted.</param>
    /// <param name="services">What the bot is given beside its own parts.</param>
    /// <param name="app">What the app is in Slack, where it is not installed with <see cref="BotToken"/>.</param>
    /// <param name="pace">The scale of Slack's limits and the bot's pacing: 1 for Slack's own.</param>
    /// <param name="database">Where the record lies; null for a file, or with several replicas for PostgreSQL.</param>
    /// <param name="replicas">How many bots answer behind a balancer; with ALIGNBOT_REPLICAS every scenario that does not say is played on so many.</param>
    public static async Task<GtmWorld> StartAsync(
        string? program = null, bool startBot = true, bool socketMode = false, Dictionary<string, string?>? settings = null,
        IReadOnlyList<ILoggerProvider>? loggers = null, DateTimeOffset? startAt = null,
        Action<IServiceCollection>? services = null, Func<AppRegistration, AppRegistration>? app = null, double pace = Pace,
        IWorldDatabase? database = null, int? replicas = null)
    {
        var bots = replicas ?? (startBot ? UsualReplicas : 1);
        var folder = Directory.CreateTempSubdirectory("alignbot-scenario-").FullName;
        var simulator = await SimulatorHost.StartAsync(new SimulatorOptions
        {
            Seed = GtmTeam.Seed,
            StartAt = startAt ?? new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero),
            ClockRunning = false,
            LimitScale = pace,
            AckTimeout = SlackWaits,
            TriggerLife = SlackWaits,
        });
        await File.WriteAllTextAsync(Path.Combine(folder, "program.yaml"), program ?? ProgramFile);
        database ??= bots > 1 ? await PostgreSqlWorldDatabase.CreateAsync() : await SqliteWorldDatabase.CreateAsync(FileIn(folder));
        var world = new GtmWorld(simulator, folder, database, pace, settings ?? []) { loggers = loggers ?? [], services = services };
        if (bots > 1)
        {
            world.balancer = await Balancer.StartAsync(world.BotUrl, [.. Enumerable.Range(0, bots).Select(_ => new Uri($"http://127.0.0.1:{FreePort()}/"))]);
        }

        simulator.Simulator.RegisterApp((app ?? (registration => registration))(new AppRegistration
        {
            SigningSecret = SigningSecret,
            BotToken = BotToken,
            AppToken = "xapp-scenario",
            Mode = socketMode ? AppMode.Socket : AppMode.Http,
            RequestUrl = new Uri(world.BotUrl, "slack/events").ToString(),
            Manifest = JsonNode.Parse(SandboxHost.Resource(socketMode ? "slack-app.socket.json" : "slack-app.http.json"))!.AsObject(),
        }));
        if (startBot)
        {
            await world.StartBotAsync(socketMode);
        }

        return world;
    }

    /// <summary>Another workspace of the same Slack, with people and channels of the same ids, to which the same app can be installed.</summary>
    public async Task<SlackWorld> BesideAsync(string team, string name, Func<AppRegistration, AppRegistration> app)
    {
        var other = await SimulatorHost.StartAsync(new SimulatorOptions
        {
            Beside = simulator.Simulator,
            TeamId = team,
            TeamName = name,
            TeamDomain = name.ToLowerInvariant(),
            Seed = GtmTeam.Seed,
            LimitScale = pace,
            AckTimeout = SlackWaits,
            TriggerLife = SlackWaits,
        });
        other.Simulator.RegisterApp(app(new AppRegistration
        {
            SigningSecret = SigningSecret,
            BotToken = "",
            RequestUrl = new Uri(BotUrl, "slack/events").ToString(),
            Manifest = JsonNode.Parse(SandboxHost.Resource("slack-app.http.json"))!.AsObject(),
        }));
        var slack = new SlackWorld(new Uri(other.Url + "/"));
        beside.Add((other, slack));
        return slack;
    }

    /// <summary>The settings of this world's bot, by their configuration names.</summary>
    /// <param name="socketMode">How Slack reaches it.</param>
    /// <param name="url">Where it listens itself: a replica is not where its balancer is.</param>
    public Dictionary<string, string?> Settings(bool socketMode = false, Uri? url = null) => new(
        Own(socketMode, url ?? BotUrl).Concat(database.Settings).Where(own => !extra.ContainsKey(own.Key)).Concat(extra)
            .Select(setting => setting.Value == Here ? KeyValuePair.Create<string, string?>(setting.Key, BotUrl.ToString()) : setting));

    Dictionary<string, string?> Own(bool socketMode, Uri url) => new()
    {
        ["urls"] = url.ToString().TrimEnd('/'),
        ["SLACK_SIGNING_SECRET"] = socketMode ? null : SigningSecret,
        ["SLACK_APP_TOKEN"] = socketMode ? "xapp-scenario" : null,
        ["SLACK_BOT_TOKEN"] = BotToken,
        ["SLACK_API_URL"] = simulator.ApiUrl,
        ["Slack:Waits"] = SlackWaits.ToString(),
        ["Program:File"] = Path.Combine(folder, "program.yaml"),
        ["Clock:Follow"] = $"{simulator.Url}/control/",
        ["Delivery:Pace"] = pace.ToString(CultureInfo.InvariantCulture),
        ["Delivery:Sweep"] = "00:00:01",
        // Longer than a call to Slack takes, as it is without the pace.
        ["Delivery:Lease"] = (SlackWaits / pace).ToString(),
        // Nobody here waits between two clicks as people do.
        ["Budgets:Scale"] = "1000000",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    public async Task StartBotAsync(bool socketMode = false)
    {
        bots = [];
        foreach (var url in Replicas)
        {
            var bot = Build(Settings(socketMode, url));
            bots.Add(bot);
            await bot.StartAsync();
        }

        await Time.FollowedAsync(bots.Count);
    }

    WebApplication Build(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Configuration.AddInMemoryCollection(settings);
        foreach (var logger in loggers)
        {
            builder.Logging.AddProvider(logger);
        }

        services?.Invoke(builder.Services);
        return BotHost.Build(builder);
    }

    /// <summary>An administrator grants the app less than its manifest asks for.</summary>
    public async Task LackAsync(params string[] lacking)
    {
        var manifest = JsonNode.Parse(SandboxHost.Resource("slack-app.http.json"))!.AsObject();
        foreach (var list in new[] { "bot", "bot_optional" })
        {
            var scopes = manifest["oauth_config"]!["scopes"]![list]!.AsArray();
            foreach (var scope in scopes.Where(scope => lacking.Contains((string?)scope)).ToList())
            {
                scopes.Remove(scope);
            }
        }

        await Slack.PostAsync("control/app", new JsonObject
        {
            ["id"] = (string?)(await Slack.GetAsync("control/app"))["id"],
            ["signing_secret"] = SigningSecret,
            ["bot_token"] = BotToken,
            ["request_url"] = new Uri(BotUrl, "slack/events").ToString(),
            ["mode"] = "http",
            ["manifest"] = manifest,
        });
    }

    /// <summary>Another program file, in force from the bot's next start.</summary>
    public Task ChangeProgramAsync(string program) => File.WriteAllTextAsync(Path.Combine(folder, "program.yaml"), program);

    /// <summary>Stops the bot; from then on a turn of the clock waits for nobody.</summary>
    public async Task StopBotAsync()
    {
        await EndBotAsync();
        await Time.UnfollowedAsync();
    }

    async Task EndBotAsync()
    {
        foreach (var bot in bots)
        {
            await bot.StopAsync();
            await bot.DisposeAsync();
        }

        bots = [];
    }

    public T BotService<T>()
        where T : notnull => bots[0].Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await EndBotAsync();
        if (balancer is not null)
        {
            await balancer.DisposeAsync();
        }

        Slack.Dispose();
        foreach (var (host, slack) in beside)
        {
            slack.Dispose();
            await host.DisposeAsync();
        }

        await simulator.DisposeAsync();
        await DeleteAsync(folder);
    }

    static string FileIn(string folder) => Path.Combine(folder, "alignbot.db");

    /// <summary>A connection that is closed a moment late still writes beside the database file.</summary>
    static async Task DeleteAsync(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 10)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>A port that nobody listens on, below those that the system hands out for connections: it must still be free when the bot is started again.</summary>
    static int FreePort()
    {
        while (true)
        {
            var port = FirstPort + (Interlocked.Increment(ref ports) % Ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's; the next one.
            }
        }
    }
}
