using AlignBot.SourceSimulators.HubSpot;
using NodaTime;

namespace AlignBot.Sources.Tests.HubSpot;

/// <summary>What is over after a while is waited out; nothing sleeps here.</summary>
public class HubSpotFaultTests
{
    static readonly (string, string?)[] ByList = [("Accounts:ListId", "41")];

    /// <summary>What is over after a while, wherever in the reading it happens.</summary>
    public static TheoryData<string> PassingFaults =>
        ["502", "504", "521", "423", "477", "truncated", "dropped", "429", "429 with Retry-After", "SECONDLY", "html"];

    static HubSpotFault Passing(string name) => name switch
    {
        "502" => HubSpotFault.BadGateway,
        "504" => HubSpotFault.Status(504, "", "text/plain"),
        "521" => HubSpotFault.Status(521, "error code: 521", "text/plain"),
        "423" => HubSpotFault.Locked,
        "477" => HubSpotFault.Migrating(30),
        "truncated" => new HubSpotFault.CutShort(),
        "dropped" => new HubSpotFault.Drops(),
        "429" => HubSpotFault.TenSecondly,
        "429 with Retry-After" => HubSpotFault.Limited("TEN_SECONDLY_ROLLING", 3),
        "SECONDLY" => HubSpotFault.Limited("SECONDLY"),
        _ => HubSpotFault.Status(200, "<html>please sign in to the proxy</html>", "text/html"),
    };

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task What_is_over_after_a_while_is_waited_out_and_the_reading_is_whole(string name)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(105);
        bench.Hub.RowsPerPage = 50;
        bench.Hub.Faults.On("/memberships", Passing(name), skip: 1);
        bench.Hub.Faults.On("/batch/read", Passing(name), skip: 1, times: 2);
        await using var source = bench.Open(ByList);
        var run = bench.Run();

        var accounts = await bench.AccountsAsync(source, run);

        Assert.Equal(105, accounts.Count);
        Assert.Equal(bench.Hub.Calls.Count, run.Calls);
        Assert.Equal(3, bench.Time.Waits.Count);
    }

    [Theory]
    [InlineData("429", 10)]
    [InlineData("429 with Retry-After", 3)]
    [InlineData("SECONDLY", 1)]
    [InlineData("423", 2)]
    [InlineData("477", 30)]
    public async Task How_long_it_waits_is_what_HubSpot_says_or_implies(string name, int seconds)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(1);
        bench.Hub.Faults.On("/batch/read", Passing(name));
        await using var source = bench.Open(ByList);

        await bench.AccountsAsync(source);

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(bench.Time.Waits));
    }

    [Theory]
    [InlineData("502", SourceFaultKind.Transient)]
    [InlineData("truncated", SourceFaultKind.Transient)]
    [InlineData("dropped", SourceFaultKind.Transient)]
    [InlineData("429", SourceFaultKind.Throttled)]
    [InlineData("477", SourceFaultKind.Transient)]
    public async Task What_does_not_pass_is_given_up_after_five_tries(string name, SourceFaultKind kind)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(1);
        bench.Hub.Faults.On("/batch/read", Passing(name), times: -1);
        await using var source = bench.Open(ByList);

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal(kind, fault.Kind);
        Assert.Equal(5, bench.Hub.Calls.Count(call => call.Contains("/batch/read", StringComparison.Ordinal)));
        Assert.NotNull(fault.Until);
    }

    [Fact]
    public async Task A_wait_that_would_pass_the_deadline_is_not_begun()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(1);
        bench.Hub.Faults.On("/batch/read", HubSpotFault.Migrating(7200));
        await using var source = bench.Open(ByList);
        var run = bench.Run(minutes: 10);

        var fault = await bench.AccountsFaultAsync(source, run);

        Assert.Equal(SourceFaultKind.Transient, fault.Kind);
        Assert.Equal(run.Now + Duration.FromHours(2), fault.Until);
        Assert.Empty(bench.Time.Waits);
        Assert.Contains("another data centre", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_asked_for_again()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(2);
        bench.Hub.Faults.On("/batch/read", new HubSpotFault.Hangs());
        await using var source = bench.Open(ByList);

        var reading = bench.AccountsAsync(source);
        while (!bench.Hub.Calls.Any(call => call.Contains("/batch/read", StringComparison.Ordinal)))
        {
            await Task.Yield();
        }
        bench.Time.RunOut();
        var accounts = await reading;

        Assert.Equal(2, accounts.Count);
    }
}
