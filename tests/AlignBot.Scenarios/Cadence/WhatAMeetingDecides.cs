using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>What is decided about an item carries what it was about, and stands in the channel while the meeting runs, also one that began before it was prompted.</summary>
public sealed class WhatAMeetingDecides : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task An_item_that_came_by_itself_is_the_question_of_its_decision()
    {
        await Slack.GiveActionAsync("tom", "2026-11-27");
        await world.Time.ToAsync("2026-12-01T09:20");
        await Slack.As("dana").RunAsync("/meeting", "start");
        var card = await Slack.Gtm.ExpectAsync("Now: Top accounts in motion");
        foreach (var section in new[] { "Where they are stuck", "What changed in the last week", "Decisions" })
        {
            await Slack.As("dana").PressAsync(card, "Next section");
            card = await Slack.Gtm.ExpectAsync($"Now: {section}");
        }

        await Slack.As("dana").PressAsync(await Slack.Gtm.ExpectWithAsync("Decide", "Overdue since Fri 27 Nov 2026: Send the list"), "Decide");
        Assert.True((await (await Slack.As("dana").ModalAsync()).Fill("What was decided", "Ana sends it today.").SubmitAsync()).Closed);

        await Slack.Gtm.ExpectAsync("*DEC-2*", "Overdue since Fri 27 Nov 2026: Send the list", "Ana sends it today.");
        card = await Slack.Gtm.ExpectAsync("Now: Decisions", "Overdue since Fri 27 Nov 2026: Send the list - Decided: DEC-2");
        Assert.True(card.Says("Still awaited, or it counts as missed: Priya or Lena."), card.Text);

        // All is settled: what is left is to end it.
        Assert.True(card.HasButton("End the meeting"), card.Text);
        await world.AssertExactAsync();
    }
}
