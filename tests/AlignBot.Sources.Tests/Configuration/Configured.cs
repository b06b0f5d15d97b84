using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AlignBot.Sources.Tests.Configuration;

/// <summary>A source as the server's configuration opens it, with a clock that the test turns.</summary>
sealed class Configured : IAsyncDisposable
{
    Configured(ISource source, FakeTimeProvider time) => (Source, Time) = (source, time);

    public ISource Source { get; }

    public FakeTimeProvider Time { get; }

    /// <param name="settings">Below <c>Sources:x</c>; of one that is named twice the last counts.</param>
    /// <exception cref="SourceException">The settings are wrong.</exception>
    public static Configured Open(params IEnumerable<(string Setting, string? Value)> settings)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.GroupBy(one => one.Setting).Select(one => KeyValuePair.Create("Sources:x:" + one.Key, one.Last().Value)))
            .Build();
        var services = new SourceServices(time, NullLoggerFactory.Instance) { Jitter = () => 0.5 };
        return new Configured(new SourceCatalog(configuration, services, SourceCatalog.Types).Open("x"), time);
    }

    public SourceRun Run(Duration? limit = null) => new(Time, limit ?? Duration.FromMinutes(5));

    public Task<SourceCheck> CheckAsync() => Source.CheckAsync(Run(), CancellationToken.None);

    public async Task<List<SourceAccount>> AccountsAsync(SourceRun? run = null) =>
        await Source.ReadAccountsAsync(run ?? Run(), CancellationToken.None).ToListAsync();

    /// <summary>Why a reading of accounts does not come about.</summary>
    public async Task<SourceFault> FaultAsync(SourceRun? run = null) =>
        (await Assert.ThrowsAsync<SourceException>(() => AccountsAsync(run))).Fault;

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
