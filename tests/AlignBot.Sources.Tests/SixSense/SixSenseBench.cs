using System.Collections.Immutable;
using AlignBot.Sources.Tests.Http;
using AlignBot.SourceSimulators.SixSense;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace AlignBot.Sources.Tests.SixSense;

/// <summary>A source that asks a local 6sense, on a clock on which waits are over at once.</summary>
sealed class SixSenseBench : IAsyncDisposable, IAccountRounds
{
    public const string Secret = "a-token-of-6sense-that-nobody-may-see";

    readonly string folder = Directory.CreateTempSubdirectory("alignbot-6sense-").FullName;
    readonly Dictionary<string, string?> settings;

    SixSenseBench(QuickTime time, LocalSixSense local)
    {
        (Time, Local) = (time, local);
        local.Tokens.Add(Secret);
        settings = new()
        {
            ["Sources:x:Type"] = "6sense",
            ["Sources:x:Url"] = local.Url,
            ["Sources:x:Token"] = Keep(Secret),
            ["Sources:x:Country"] = "Germany",
        };
    }

    public QuickTime Time { get; }

    public LocalSixSense Local { get; }

    /// <summary>The accounts of the list: two, of which 6sense knows the first.</summary>
    public ImmutableArray<AskedAccount> Accounts { get; set; } = [new("A", "alpine.example"), new("B", "basalt.example")];

    /// <summary>Where the round stands.</summary>
    public string? Kept { get; private set; }

    public SourceRun? Run { get; private set; }

    public static async Task<SixSenseBench> StartAsync()
    {
        var time = new QuickTime();
        var bench = new SixSenseBench(time, await LocalSixSense.StartAsync(time));
        bench.Local.Score("alpine.example", "Decision", 82);
        return bench;
    }

    public SixSenseBench Set(string key, string? value)
    {
        settings["Sources:x:" + key] = value;
        return this;
    }

    /// <summary>Puts a token where the source reads it.</summary>
    public string Keep(string token)
    {
        File.WriteAllText(Path.Combine(folder, "token"), token + "\n");
        return "file:" + Path.Combine(folder, "token");
    }

    /// <summary>A list of so many accounts, all of which 6sense knows.</summary>
    public void List(int count)
    {
        Accounts = [.. Enumerable.Range(1, count).Select(number => new AskedAccount($"A-{number:0000}", $"company{number}.example"))];
        foreach (var account in Accounts)
        {
            Local.Score(account.Domain, "Purchase", 90);
        }
    }

    /// <summary>Opened anew, as each reading does.</summary>
    public ISource Open() => new SourceCatalog(
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new SourceServices(Time, NullLoggerFactory.Instance),
        SourceCatalog.Types).Open("x");

    public async Task<List<SourceSignal>> SignalsAsync(Duration? limit = null)
    {
        await using var source = Open();
        Run = new SourceRun(Time, limit ?? Duration.FromMinutes(30)) { Rounds = this };
        return await source.ReadSignalsAsync(null, Run, CancellationToken.None).ToListAsync();
    }

    public async Task<SourceFault> FaultAsync(Duration? limit = null) =>
        (await Assert.ThrowsAsync<SourceException>(() => SignalsAsync(limit))).Fault;

    public async Task<SourceCheck> CheckAsync()
    {
        await using var source = Open();
        return await source.CheckAsync(new SourceRun(Time, Duration.FromMinutes(1)), CancellationToken.None);
    }

    Task<ImmutableArray<AskedAccount>> IAccountRounds.AccountsAsync(CancellationToken cancel) => Task.FromResult(Accounts);

    Task<string?> IAccountRounds.ReadAsync(CancellationToken cancel) => Task.FromResult(Kept);

    Task IAccountRounds.KeepAsync(string state, CancellationToken cancel)
    {
        Kept = state;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Local.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
