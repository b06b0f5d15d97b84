using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Decisions;

/// <summary>Actions outlive the clicks and the people: one not done after all, one whose owner has left, one that a ruling brought.</summary>
public sealed class WhatBecomesOfActions : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Not_done_after_all_it_is_open_again_and_reminds()
    {
        await Slack.GiveActionAsync("tom", "2026-11-27");
        await Slack.As("tom").PressAsync(await Slack.Dm("tom").ExpectAsync("Yours to do"), "Done");
        var done = await Slack.Dm("tom").ExpectAsync("Done, thank you.");
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Actions: 1, all done.");

        await Slack.As("tom").PressAsync(done, "Not done after all");

        await Slack.Dm("tom").ExpectAsync("Yours to do by Fri 27 Nov 2026:", "Send the list");
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Actions: 1 open.");
        await world.Time.ToAsync("2026-11-27T12:00");
        await Slack.Dm("tom").ExpectAsync("Yours to do by the end of today: Send the list");
        Assert.Equal(["action.given", "action.done", "action.reopened"], (await world.Record.HistoryAsync()).Where(kind => kind.StartsWith("action.", StringComparison.Ordinal)));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Whose_owner_has_left_is_handed_over_by_the_operating_lead()
    {
        await Slack.GiveActionAsync("tom", "2026-11-27");
        await Slack.Dm("tom").ExpectAsync("Yours to do");

        await Slack.ChangeAccountAsync("tom", new JsonObject { ["deleted"] = true });

        var ask = await Slack.Dm("riley").ExpectAsync("Tom is gone and had this to do by Fri 27 Nov 2026. Hand it over:", "Send the list");
        await Slack.As("riley").PressAsync(ask, "Hand it over");
        var form = (await Slack.As("riley").ModalAsync()).Fill("Who does it now", "lena").Fill("Why", "Tom has left.");
        Assert.True((await form.SubmitAsync()).Closed);
        await Slack.Dm("lena").ExpectAsync("Yours to do by Fri 27 Nov 2026:", "Send the list");
        await Slack.Dm("riley").ExpectAsync("Lena has it", "Nothing for you to do.");
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Actions: 1 open.");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task What_a_ruling_asks_for_reaches_its_owner_once_the_level_agrees()
    {
        await Slack.RaiseAsync();
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.As("dana").PressAsync(await Slack.Dm("dana").ExpectAsync("*Decide"), "Decide");
        var form = await Slack.As("dana").ModalAsync();
        await form.PressAsync("Add an action");
        form = await Slack.As("dana").ModalSayingAsync("Owner of action 1");
        form.Fill("Your answer", "Only after a second touch").Fill("Why", "It is the clearer rule.")
            .Fill("Action 1", "Change the scoring").Fill("Owner of action 1", "tom").Fill("Action 1 due", "2026-12-04");
        Assert.True((await form.SubmitAsync()).Closed);
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Dm("tom").CountAsync("Change the scoring"));

        await Slack.RuleAsync("priya", "Agree with Dana: Only after a second touch");

        await Slack.Dm("tom").ExpectAsync("Yours to do by Fri 4 Dec 2026:", "Change the scoring", "From", "DEC-1");
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Actions: 1 open.");
        await world.AssertExactAsync();
    }
}
