using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Decisions;

/// <summary>People look for an entry by its number, and for what settled a dispute by the dispute's.</summary>
public sealed class FoundByNumber : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task What_settled_a_dispute_is_found_by_either_number()
    {
        await Slack.RaiseAsync();
        await Slack.RuleAsync("ana", "Only after a second touch");
        await Slack.RuleAsync("tom", "Agree with Ana: Only after a second touch");
        await Slack.Gtm.ExpectAsync("DEC-1");

        foreach (var number in new[] { "DEC-1", "1", "DSP-1", "dsp 1" })
        {
            Assert.Contains("Only after a second touch", (await Slack.As("lena").RunAsync("/decision", $"search {number}")).Text, StringComparison.Ordinal);
        }

        Assert.Contains("No decision holds all of: DSP-2", (await Slack.As("lena").RunAsync("/decision", "search DSP-2")).Text, StringComparison.Ordinal);
    }
}
