using AlignBot.Sources.Tests.Http;
using AlignBot.SourceSimulators.HubSpot;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace AlignBot.Sources.Tests.HubSpot;

/// <summary>A local HubSpot with one key, and sources that read it over real HTTP.</summary>
sealed class HubSpotBench : IAsyncDisposable
{
    public const string Key = "pat-na1-1f2e3d4c-this-is-the-key";

    readonly string folder = Directory.CreateTempSubdirectory("hubspot-").FullName;
    readonly CapturedLog log = new();
    readonly List<ISource> sources = [];

    HubSpotBench(QuickTime time, LocalHubSpot hub)
    {
        (Time, Hub) = (time, hub);
        Hub.Tokens.AddKey(Key);
        File.WriteAllText(KeyFile, Key);
    }

    public QuickTime Time { get; }

    public LocalHubSpot Hub { get; }

    public HubSpotPortal Portal => Hub.Portal;

    public string KeyFile => Path.Combine(folder, "key");

    /// <summary>Everything that was logged.</summary>
    public string Log => log.Text;

    public static async Task<HubSpotBench> StartAsync()
    {
        var time = new QuickTime(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        return new HubSpotBench(time, await LocalHubSpot.StartAsync(time));
    }

    public string FileOf(string name, string? text = null)
    {
        var path = Path.Combine(folder, name);
        if (text is not null)
        {
            File.WriteAllText(path, text);
        }
        return path;
    }

    /// <summary>A source with the bench's key, unless the settings name an app.</summary>
    public ISource Open(params (string Key, string? Value)[] settings)
    {
        Dictionary<string, string?> all = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Sources:crm:Type"] = "HubSpot",
            ["Sources:crm:BaseUrl"] = Hub.Address.ToString(),
        };
        if (!Array.Exists(settings, setting => setting.Key == "ClientId"))
        {
            all["Sources:crm:Token"] = "file:" + KeyFile;
        }
        foreach (var (key, value) in settings)
        {
            all[$"Sources:crm:{key}"] = value;
        }
        var services = new SourceServices(
            Time, LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log)))
        { Jitter = () => 0 };
        var source = new SourceCatalog(
            new ConfigurationBuilder().AddInMemoryCollection(all).Build(), services, SourceCatalog.Types).Open("crm");
        sources.Add(source);
        return source;
    }

    public ISource OpenApp(params (string Key, string? Value)[] settings) => Open(
    [
        ("ClientId", Hub.Tokens.ClientId),
        ("ClientSecret", "file:" + FileOf("secret", Hub.Tokens.ClientSecret)),
        ("RefreshToken", "file:" + FileOf("refresh", Hub.Tokens.RefreshToken)),
        .. settings,
    ]);

    public SourceRun Run(int minutes = 30) => new(Time, Duration.FromMinutes(minutes));

    public async Task<List<SourceAccount>> AccountsAsync(ISource source, SourceRun? run = null) =>
        await ToListAsync(source.ReadAccountsAsync(run ?? Run(), CancellationToken.None));

    public async Task<List<SourceOpportunity>> DealsAsync(ISource source, Instant? since = null, SourceRun? run = null) =>
        await ToListAsync(source.ReadOpportunitiesAsync(since, run ?? Run(), CancellationToken.None));

    public async Task<SourceFault> FaultAsync(Func<Task> reading) => (await Assert.ThrowsAsync<SourceException>(reading)).Fault;

    public async Task<SourceFault> AccountsFaultAsync(ISource source, SourceRun? run = null) =>
        await FaultAsync(() => AccountsAsync(source, run));

    public static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> rows)
    {
        List<T> all = [];
        await foreach (var row in rows)
        {
            all.Add(row);
        }
        return all;
    }

    /// <summary>Companies on the list 'Target accounts', flagged; ids go up from 9021.</summary>
    public HubSpotList SeedTargets(int count, string name = "Target accounts")
    {
        var ids = Enumerable.Range(9021, count).Select(id => (long)id).ToArray();
        foreach (var id in ids)
        {
            Portal.Add(
                "companies",
                [
                    ("name", $"Company {id}"), ("domain", $"c{id}.example"), ("hs_is_target_account", "true"),
                    ("hs_ideal_customer_profile", "tier_1")],
                id);
        }
        return Portal.AddList(name, ids, "41");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in sources)
        {
            await source.DisposeAsync();
        }
        await Hub.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    sealed class CapturedLog : ILoggerProvider, ILogger
    {
        readonly Lock mutex = new();
        readonly System.Text.StringBuilder lines = new();

        public string Text
        {
            get
            {
                lock (mutex)
                {
                    return lines.ToString();
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (mutex)
            {
                lines.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
            }
        }

        public void Dispose()
        {
        }
    }
}
