using AlignBot.SourceSimulators.HubSpot;
using NodaTime;

namespace AlignBot.Sources.Tests.HubSpot;

public class HubSpotSignalsTests
{
    static readonly (string, string?)[] Configured =
    [
        ("Signals:intent:Property", "intent_score"), ("Signals:intent:At", "intent_at"), ("Signals:intent:Minimum", "50"),
        ("Signals:visit:Property", "hs_analytics_last_visit_timestamp"),
        ("Signals:demo:Property", "asked_for_demo"),
    ];

    static async Task<HubSpotBench> BenchAsync(params (string, string?)[] values)
    {
        var bench = await HubSpotBench.StartAsync();
        foreach (var name in new[] { "intent_score", "intent_at", "asked_for_demo" })
        {
            bench.Portal.Define("companies", new HubSpotProperty(name, name));
        }
        bench.Portal.Add(
            "companies", [("name", "Alpine"), ("domain", "alpine.example"), ("hs_is_target_account", "true"), .. values], 9021);
        return bench;
    }

    static Task<List<SourceSignal>> ReadAsync(HubSpotBench bench, ISource source, Instant? since = null) =>
        HubSpotBench.ToListAsync(source.ReadSignalsAsync(since, bench.Run(), CancellationToken.None));

    [Fact]
    public async Task Each_property_that_says_something_is_a_sign()
    {
        await using var bench = await BenchAsync(
            ("intent_score", "72.5"), ("intent_at", "2026-11-20"), ("hs_analytics_last_visit_timestamp", "2026-11-21T10:00:00Z"),
                ("asked_for_demo", "true"));
        await using var source = bench.Open(Configured);

        var signals = await ReadAsync(bench, source);

        Assert.Equal(
        [
            new SourceSignal("9021:demo", "9021", "demo") { Domain = "alpine.example" },
            // The day begins in Berlin.
            new SourceSignal("9021:intent:1795129200000", "9021", "intent")
            {
                Domain = "alpine.example",
                Strength = 72.5m,
                DetectedAt = Instant.FromUtc(2026, 11, 19, 23, 0),
            },
            new SourceSignal("9021:visit:1795255200000", "9021", "visit")
            {
                Domain = "alpine.example",
                DetectedAt = Instant.FromUtc(2026, 11, 21, 10, 0),
            },
        ], signals.OrderBy(signal => signal.Kind, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("49.9", null, 0)]
    [InlineData("50", null, 1)]
    [InlineData("", "false", 0)]
    [InlineData(null, "0", 0)]
    [InlineData(null, "True", 1)]
    public async Task What_says_no_or_too_little_is_none(string? score, string? demo, int count)
    {
        await using var bench = await BenchAsync(("intent_score", score), ("asked_for_demo", demo));
        await using var source = bench.Open(Configured);

        Assert.Equal(count, (await ReadAsync(bench, source)).Count);
    }

    [Fact]
    public async Task Since_leaves_out_what_was_seen_before()
    {
        await using var bench = await BenchAsync(("hs_analytics_last_visit_timestamp", "2026-11-21T10:00:00Z"));
        await using var source = bench.Open(Configured);

        Assert.Single(await ReadAsync(bench, source, Instant.FromUtc(2026, 11, 21, 10, 0)));
        Assert.Empty(await ReadAsync(bench, source, Instant.FromUtc(2026, 11, 21, 10, 1)));
    }
}
