using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Delivery;

/// <summary>Slack refuses a post, or does the work and does not say so: in the end each stands in the channel once, in order.</summary>
public sealed class SlackHasTrouble : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() =>
        world = await GtmWorld.StartAsync(settings: new() { ["Delivery:CallTimeout"] = "00:00:02" });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("rate_limit", 0)]
    [InlineData("server_error", 0)]
    [InlineData("timeout_before_work", 20_000)]
    [InlineData("timeout_after_work", 20_000)]
    [InlineData("timeout_after_work", 1)]
    public async Task Three_decisions_stand_once_and_in_order(string fault, int delay)
    {
        await Slack.FaultAsync(fault, new JsonObject { ["method"] = "chat.postMessage", ["channel"] = "CGTM", ["times"] = 2, ["delay_ms"] = delay });

        foreach (var text in (string[])["The list is frozen.", "Tier one has sixty accounts.", "Reviews are on Mondays."])
        {
            var recorded = await Slack.As("ana").RunAsync("/decision", text);
            Assert.Contains("Recorded as DEC-", recorded.Text, StringComparison.Ordinal);
        }

        await world.AssertExactAsync();
        var posts = (await Slack.Gtm.MessagesAsync()).Where(message => message.Says("DEC-")).Select(message => message.Text.Split('\n')[0]);
        Assert.Equal(["*DEC-1*  The list is frozen.", "*DEC-2*  Tier one has sixty accounts.", "*DEC-3*  Reviews are on Mondays."], posts);
        Assert.Equal(2, await HitsAsync());
    }

    [Fact]
    public async Task A_storm_over_every_post_and_edit_loses_and_doubles_nothing()
    {
        foreach (var fault in (string[])["rate_limit", "server_error", "timeout_after_work"])
        {
            foreach (var method in (string[])["chat.postMessage", "chat.update"])
            {
                await Slack.FaultAsync(fault, new JsonObject { ["method"] = method, ["probability"] = 0.25, ["delay_ms"] = 1 });
            }
        }

        // Every level gets the time it is owed from when its ask arrived, so the storm can make it later, never shorter.
        await Slack.RaiseAsync();
        for (var day = 0; day < 14; day++)
        {
            await world.Record.QuietAsync();
            await world.Time.AdvanceAsync(Duration.FromDays(1));
        }

        await Slack.Gtm.ExpectAsync("*DEC-1*", "Undecided: nothing changes");
        await world.AssertExactAsync();
        Assert.Equal(1, await Slack.Gtm.CountAsync("No settlement at level 1."));
        await Slack.Gtm.ExpectAsync("DSP-1", "undecided", "In the decision log as DEC-1.");
    }

    async Task<int> HitsAsync() => (await Slack.GetAsync("control/faults"))["faults"]!.AsArray().Sum(fault => (int)fault!["hits"]!);
}
