using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Align;

/// <summary><c>/align status</c> says how the program stands: what is open, what did not reach whom and why, and when the bot was down.</summary>
public sealed class WhatStatusSays : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task What_is_open_and_that_all_has_arrived()
    {
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();

        var status = await StatusAsync();

        Assert.Contains("1 open dispute, 0 decisions", status, StringComparison.Ordinal);
        Assert.Contains("*DSP-1*  Do webinar sign-ups count as MQLs?", status, StringComparison.Ordinal);
        Assert.Contains("Every message has arrived.", status, StringComparison.Ordinal);
        Assert.DoesNotContain("was down", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_did_not_reach_whom()
    {
        await Slack.FaultAsync("error", new JsonObject { ["method"] = "chat.postMessage", ["channel"] = "UTOM", ["error"] = "user_disabled" });
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();

        var status = await StatusAsync();

        Assert.Contains("Every message has arrived, except", status, StringComparison.Ordinal);
        Assert.Contains("to Tom: the account is deactivated", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_bot_was_down()
    {
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        await world.Time.ToAsync("2026-11-24T11:00");
        await world.StopBotAsync();
        await world.Time.ToAsync("2026-11-24T15:00");
        await world.StartBotAsync();

        Assert.Contains("AlignBot was down from", await StatusAsync(), StringComparison.Ordinal);
        Assert.Contains("open deadlines got that time back.", await StatusAsync(), StringComparison.Ordinal);

        // A week later it is nobody's concern any more.
        await world.Time.ToAsync("2026-12-02T15:01");
        Assert.DoesNotContain("was down", await StatusAsync(), StringComparison.Ordinal);
    }

    async Task<string> StatusAsync() => (await Slack.As("riley").RunAsync("/align", "status")).Text;
}
