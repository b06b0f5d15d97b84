using System.Text.Json.Nodes;
using AlignBot.Decisions;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Sockets;

/// <summary>Without a public address: the same story over Socket Mode, with Slack asking the bot to reconnect in the middle.</summary>
public sealed class TheStoryOverASocket : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync(socketMode: true);
        await ConnectedAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task From_the_command_to_the_decision_log_across_a_refresh()
    {
        await Slack.RaiseAsync();
        await Slack.Dm("tom").ExpectAsync("Settle with Ana", "Do webinar sign-ups count as MQLs?");

        // Slack moves the bot to another host: it asks, waits for nothing, and closes.
        await Slack.PostAsync("control/socket", new JsonObject { ["disconnect"] = "warning" });
        await Slack.PostAsync("control/socket", new JsonObject { ["disconnect"] = "refresh_requested" });
        await ConnectedAsync();

        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.Gtm.ExpectAsync("No settlement at level 1.", "Dana", "Priya");
        Assert.True((await Slack.RuleAsync("dana", "Only after a second touch")).Closed);

        await Slack.PostAsync("control/socket", new JsonObject { ["disconnect"] = "refresh_requested" });
        await ConnectedAsync();

        Assert.True((await Slack.RuleAsync("priya", "Agree with Dana: Only after a second touch")).Closed);
        await Slack.Gtm.ExpectAsync("DEC-1", "Only after a second touch", "Decided by Dana and Priya");
        await Slack.Gtm.ExpectAsync("DSP-1", "In the decision log as DEC-1");
        var recorded = await Slack.As("lena").RunAsync("/decision", "The list is frozen.");
        Assert.Contains("Recorded as DEC-2", recorded.Text, StringComparison.Ordinal);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Nothing_falls_between_while_two_sockets_are_open()
    {
        await Slack.PostAsync("control/socket", new JsonObject { ["disconnect"] = "warning" });
        await SlackWorld.EventuallyAsync(
            async () => (int?)(await Slack.GetAsync("control/app"))["sockets"] == 2 ? this : null,
            () => Task.FromResult("The bot opened no second socket."));

        // Slack deals them in turn.
        string[] texts = ["The list is frozen.", "Tier one has sixty accounts.", "Reviews are on Mondays.", "A sign-up is a person."];
        foreach (var text in texts)
        {
            Assert.Contains("Recorded as DEC-", (await Slack.As("ana").RunAsync("/decision", text)).Text, StringComparison.Ordinal);
        }

        Assert.Equal(texts, await world.Record.DecidedAsync());
    }

    [Fact]
    public async Task A_command_delivered_twice_is_recorded_once()
    {
        await Slack.FaultAsync("duplicate_delivery", new JsonObject { ["method"] = "/decision", ["times"] = 1 });

        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");

        Assert.Equal(["The list is frozen."], await world.Record.DecidedAsync());
        Assert.Single((await Slack.AnswersAsync("/decision")).Select(answer => (string)answer["response"]!).Distinct());
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_shortcut_delivered_twice_is_answered_once()
    {
        await Slack.FaultAsync("duplicate_delivery", new JsonObject { ["method"] = DecisionCommandHandler.MessageShortcutId, ["times"] = 1 });

        await Slack.As("tom").UseAsync(DecisionCommandHandler.MessageShortcutId, await Slack.As("tom").SayAsync("The list is frozen."));
        await Slack.GtmOf("tom").ExpectAsync("Recorded as DEC-1: The list is frozen.");
        await Slack.As("tom").UseAsync(DecisionCommandHandler.MessageShortcutId, await Slack.As("tom").SayAsync("Reviews are on Mondays."));
        await Slack.GtmOf("tom").ExpectAsync("Recorded as DEC-2: Reviews are on Mondays.");

        await world.AssertExactAsync();
        Assert.Equal(1, await Slack.GtmOf("tom").CountAsync("Recorded as", "The list is frozen."));
    }

    [Fact]
    public async Task Nothing_is_taken_over_http_meanwhile()
    {
        using var door = new Doorbell(world);

        var (status, _) = await door.SendAsync(Doorbell.Signed(Doorbell.Decision("The list is frozen.")));

        Assert.Equal(401, status);
        Assert.Empty(await world.Record.DecidedAsync());
    }

    async Task ConnectedAsync() => await SlackWorld.EventuallyAsync(
        async () => (bool?)(await Slack.GetAsync("control/app"))["connected"] == true ? this : null,
        () => Task.FromResult("The bot has no open socket."));
}
