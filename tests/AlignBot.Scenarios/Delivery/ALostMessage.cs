using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>Slack took a post and did not say so, and the bot died of it: it is found again, however much was said meanwhile.</summary>
public sealed class ALostMessage : IAsyncLifetime
{
    /// <summary>More than three of Slack's pages.</summary>
    const int Chatter = 700;

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Is_found_far_up_in_a_busy_channel()
    {
        await Slack.FaultAsync("timeout_after_work", new JsonObject { ["method"] = "chat.postMessage", ["channel"] = "CGTM", ["delay_ms"] = 60_000 });
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await Slack.Gtm.ExpectAsync("*DEC-1*");
        await world.StopBotAsync();
        await Slack.ClearFaultsAsync();
        for (var n = 0; n < Chatter; n++)
        {
            await Slack.As("tom").SayAsync($"Talk {n}");
        }

        await world.StartBotAsync();

        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Gtm.CountAsync("*DEC-1*"));
        await world.AssertExactAsync();
    }
}
