using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>Slack takes no edit of a message any more: its newest state is posted anew, and the old one is taken away where Slack lets the bot.</summary>
public sealed class ACardThatTakesNoEdit : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("cant_update_message")]
    [InlineData("edit_window_closed")]
    [InlineData("message_not_found")]
    [InlineData("update_failed")]
    public async Task Stands_once_in_its_newest_state(string error)
    {
        await Slack.RaiseAsync();
        await Slack.Dm("tom").ExpectAsync("Settle with Ana");
        await world.Record.QuietAsync();

        await RefuseAsync("chat.update", error);
        await world.Time.ToAsync("2026-11-25T10:01");
        await world.Record.QuietAsync();

        var card = await Slack.Gtm.ExpectAsync("DSP-1", "level 2 of 3");
        var says = error == "message_not_found" ? 1 : 0; // Where it is said to be gone nothing is taken away.
        Assert.Equal(says, await Slack.Gtm.CountAsync("DSP-1", "level 1 of 3"));
        Assert.Equal(1, await Slack.Gtm.CountAsync("DSP-1", "level 2 of 3"));
        Assert.DoesNotContain("delivery.failed", await world.Record.HistoryAsync());

        // The thread goes on under the new one, which takes edits.
        await Slack.ClearFaultsAsync();
        await world.Time.ToAsync("2026-11-27T10:01");
        Assert.Equal(card.Ts, (await Slack.Gtm.ExpectAsync("DSP-1", "level 3 of 3")).Ts);
        Assert.Equal(card.Ts, (string?)(await Slack.Gtm.ExpectAsync("Level 2 ended: its time ran out.")).Json["thread_ts"]);
    }

    [Fact]
    public async Task Stands_beside_the_old_one_where_that_can_not_be_taken_away()
    {
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();

        await RefuseAsync("chat.update", "cant_update_message");
        await RefuseAsync("chat.delete", "cant_delete_message");
        await world.Time.ToAsync("2026-11-25T10:01");
        await world.Record.QuietAsync();
        await Slack.ClearFaultsAsync();

        Assert.Equal(1, await Slack.Gtm.CountAsync("DSP-1", "level 1 of 3"));
        Assert.Equal(1, await Slack.Gtm.CountAsync("DSP-1", "level 2 of 3"));
        await world.Time.ToAsync("2026-11-27T10:01");
        await world.Record.QuietAsync();
        await Slack.Gtm.ExpectAsync("DSP-1", "level 3 of 3");
        Assert.Equal(0, await Slack.Gtm.CountAsync("DSP-1", "level 2 of 3"));
    }

    Task RefuseAsync(string method, string error) => Slack.FaultAsync("error", new JsonObject { ["method"] = method, ["error"] = error });
}
