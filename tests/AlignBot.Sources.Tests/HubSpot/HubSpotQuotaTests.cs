using AlignBot.SourceSimulators.HubSpot;
using NodaTime;

namespace AlignBot.Sources.Tests.HubSpot;

public class HubSpotQuotaTests
{
    static readonly (string, string?)[] ByList = [("Accounts:ListId", "41")];

    [Fact]
    public async Task The_daily_limit_ends_the_reading_until_midnight_there()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(1);
        bench.Portal.TimeZone = "America/New_York";
        bench.Hub.Faults.On("/batch/read", HubSpotFault.Limited("DAILY", retryAfterSeconds: 5));
        await using var source = bench.Open(ByList);

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal((SourceFaultKind.QuotaSpent, "DAILY"), (fault.Kind, fault.Code));
        Assert.Equal(Instant.FromUtc(2026, 11, 25, 5, 0), fault.Until);
        Assert.Empty(bench.Time.Waits);
    }

    [Fact]
    public async Task Before_the_zone_is_known_it_comes_again_in_an_hour()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Hub.Faults.On("/account-info", HubSpotFault.Daily);
        await using var source = bench.Open(ByList);
        var run = bench.Run();

        var fault = await bench.AccountsFaultAsync(source, run);

        Assert.Equal((SourceFaultKind.QuotaSpent, run.Now + Duration.FromHours(1)), (fault.Kind, fault.Until));
    }

    [Theory]
    [InlineData(79_990, true)]
    [InlineData(79_998, false)]
    public async Task It_stops_at_its_share_of_the_accounts_day(long used, bool whole)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(2);
        (bench.Hub.Rates.Daily, bench.Hub.Rates.DailyUsed) = (100_000, used);
        await using var source = bench.Open(ByList);
        var run = bench.Run();

        var fault = await Record.ExceptionAsync(() => bench.AccountsAsync(source, run)) as SourceException;

        Assert.Equal(whole ? null : SourceFaultKind.QuotaSpent, fault?.Fault.Kind);
        Assert.Equal(100_000, run.Quota?.Limit);
        Assert.Equal(Instant.FromUtc(2026, 11, 24, 23, 0), run.Quota?.ResetsAt);
    }

    [Fact]
    public async Task It_stops_at_the_share_of_one_run()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(100);
        bench.Hub.Rates.Daily = 100;
        bench.Hub.RowsPerPage = 1;
        await using var source = bench.Open();

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(SourceFaultKind.QuotaSpent, fault.Kind);
        Assert.Contains("This reading has used 25 of 100 requests", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nothing_is_left_of_ten_seconds_it_waits_before_it_is_refused()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(60);
        bench.Hub.Rates.PerTenSeconds = 10;
        bench.Hub.RowsPerPage = 2;
        await using var source = bench.Open();

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(60, accounts.Count);
        // The account, its properties, owners twice and thirty pages; had one been refused, it would have been asked for again.
        Assert.Equal(34, bench.Hub.Calls.Count);
        Assert.All(bench.Time.Waits, wait => Assert.Equal(TimeSpan.FromSeconds(10), wait));
    }

    [Fact]
    public async Task The_search_is_asked_four_times_a_second_and_never_refused()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(40);
        bench.Hub.RowsPerPage = 2;
        await using var source = bench.Open(("Accounts:From", "Search"));

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(40, accounts.Count);
        Assert.Equal(20, bench.Hub.Calls.Count(call => call.Contains("/search", StringComparison.Ordinal)));
        Assert.All(bench.Time.Waits, wait => Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromMilliseconds(250)));
    }

    [Fact]
    public async Task An_app_is_told_nothing_of_the_day_and_reads_all_the_same()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(2);
        await using var source = bench.OpenApp(ByList);
        var run = bench.Run();

        var accounts = await bench.AccountsAsync(source, run);

        Assert.Equal(2, accounts.Count);
        Assert.Null(run.Quota);
    }
}
