using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using AlignBot.Contracts;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Storage;
using AlignBot.Hosting;
using AlignBot.Programs;
using AlignBot.Sandbox.Crm;
using AlignBot.SlackSimulator;
using AlignBot.SlackSimulator.Model;
using NodaTime;

namespace AlignBot.Sandbox;

/// <summary>A local Slack and the bot in one process, on loopback ports, with a seeded team and a clock that can be turned.</summary>
sealed class SandboxHost : IAsyncDisposable
{
    static readonly TimeSpan TurnPatience = TimeSpan.FromSeconds(60);

    readonly SimulatorHost slack;
    readonly WebApplication bot;
    readonly ListScenes listScenes;
    readonly string? temporary;

    SandboxHost(SimulatorHost slack, WebApplication bot, StandIns crms, ListScenes listScenes, string folder, string? temporary)
    {
        this.slack = slack;
        this.bot = bot;
        Crms = crms;
        this.listScenes = listScenes;
        this.temporary = temporary;
        DatabaseFile = DatabaseIn(folder);
    }

    /// <summary>The page's address.</summary>
    public string Url => slack.Url;

    /// <summary>Where the bot's record is.</summary>
    public string DatabaseFile { get; }

    /// <summary>Where the account list comes from.</summary>
    public StandIns Crms { get; }

    public static async Task<SandboxHost> StartAsync(SandboxOptions options)
    {
        var temporary = options.Data is null ? Directory.CreateTempSubdirectory("alignbot-sandbox-").FullName : null;
        var folder = options.Data ?? temporary!;
        Directory.CreateDirectory(folder);
        var programFile = Path.Combine(folder, "program.yaml");
        await File.WriteAllTextAsync(programFile, Resource("program.yaml") + (options.IsEmpty ? "" : Resource("list.yaml")));
        var program = ProgramFileReader.Read(programFile);

        WebApplication? bot = null;
        var crms = await StandIns.StartAsync(folder, DateOnly.FromDateTime(StartOf(options, program).ToDateTimeUtc()), options.Stack);
        var listScenes = new ListScenes(() => bot!.Services, crms, TurnAsync);
        var slack = await SimulatorHost.StartAsync(new SimulatorOptions
        {
            Port = options.Port,
            TeamId = program.Workspace,
            TeamName = "Acme",
            DataFile = Path.Combine(folder, "slack.json"),
            StartAt = StartOf(options, program).ToDateTimeOffset(),
            LimitScale = 0.05,
            AckTimeout = options.SlackWaits,
            TriggerLife = options.SlackWaits,
            Seed = workspace =>
            {
                GtmTeam.Seed(workspace);
                GtmTeam.Chat(workspace);
            },
            Buttons =
            [
                new HostButton("+1 working day", (workspace, ct) => TurnAsync(workspace, OneWorkingDayOn(workspace, program.Calendar), ct)),
                new HostButton("To the next deadline", async (workspace, ct) =>
                    await NextDeadline.FindAsync(bot!.Services.GetRequiredService<IDatabase>()) is { } next
                        ? await TurnAsync(workspace, next.At.ToDateTimeOffset(), ct) is { IsDone: false } late ? late : new HostAnswer(true, next.Say(program.Calendar.Zone))
                        : new HostAnswer(false, "Nothing is due: no dispute is open and no meeting is planned.")),
                .. new Scenes(() => bot!.Services, program.Calendar, TurnAsync).Buttons,
                .. listScenes.Buttons,
            ],
        });

        var port = FreePort();
        slack.Simulator.RegisterApp(new AppRegistration
        {
            SigningSecret = "sandbox-signing-secret",
            BotToken = "xoxb-sandbox",
            RequestUrl = $"http://127.0.0.1:{port}/slack/events",
            Manifest = JsonNode.Parse(Resource("slack-app.http.json"))!.AsObject(),
        });

        bot = BotHost.Build(Configured(slack, crms, options.SlackWaits, port, folder, programFile));
        await bot.StartAsync();
        if (!options.IsEmpty)
        {
            await new Greeting(bot.Services).PrepareAsync();
        }

        return new SandboxHost(slack, bot, crms, listScenes, folder, temporary);
    }

    public async ValueTask DisposeAsync()
    {
        await bot.StopAsync();
        await bot.DisposeAsync();
        await slack.DisposeAsync();
        listScenes.Dispose();
        await Crms.DisposeAsync();
        if (temporary is not null)
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    static WebApplicationBuilder Configured(SimulatorHost slack, StandIns crms, TimeSpan slackWaits, int port, string folder, string programFile)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = $"http://127.0.0.1:{port}",
            ["SLACK_SIGNING_SECRET"] = "sandbox-signing-secret",
            ["SLACK_BOT_TOKEN"] = "xoxb-sandbox",
            ["SLACK_API_URL"] = slack.ApiUrl,
            ["SLACK_CLIENT_ID"] = "10.20",
            ["SLACK_CLIENT_SECRET"] = "sandbox-client-secret",
            ["SLACK_APP_TOKEN"] = null,
            ["Slack:Waits"] = slackWaits.ToString(),
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:AlignBot"] = $"Data Source={DatabaseIn(folder)}",
            ["Program:File"] = programFile,
            ["Web:PublicUrl"] = $"http://127.0.0.1:{port}/",
            ["Clock:Follow"] = $"{slack.Url}/control/",
            ["Delivery:Pace"] = "0.05",
            // One person plays all of them, and some press by the hundred.
            ["Budgets:Scale"] = "1000",
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.Configuration.AddInMemoryCollection(crms.Settings);
        builder.AddBotLog();
        return builder;
    }

    static string DatabaseIn(string folder) => Path.Combine(folder, "alignbot.db");

    static async Task<HostAnswer> TurnAsync(Simulator slack, DateTimeOffset to, CancellationToken ct) =>
        await slack.TurnToAsync(to, TurnPatience, ct) ? new HostAnswer(true) : new HostAnswer(false, "The clock is still on its way; the bot is busy.");

    static DateTimeOffset OneWorkingDayOn(Simulator slack, WorkingCalendar calendar) =>
        WorkingTime.Deadline(Instant.FromDateTimeOffset(slack.Now), Window.Of("1wd"), calendar).At.ToDateTimeOffset();

    static Instant StartOf(SandboxOptions options, ProgramFile program) => options.Start is { } local
        ? SandboxStart.At(local, program.Calendar)
        : SandboxStart.After(Instant.FromDateTimeOffset(options.RealTime.GetUtcNow()), program);

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    internal static string Resource(string name)
    {
        using var stream = typeof(SandboxHost).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is not in the assembly.");
        return new StreamReader(stream).ReadToEnd();
    }
}
