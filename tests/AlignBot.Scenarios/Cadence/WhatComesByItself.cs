using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>What is overdue, due for review, near its deadline or was parked comes to the agenda by itself, and goes again when it is settled elsewhere.</summary>
public sealed class WhatComesByItself : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task An_overdue_action_a_decision_to_be_looked_at_and_a_dispute_near_its_deadline()
    {
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await Slack.As("ana").PressAsync(await Slack.Gtm.ExpectAsync("*DEC-1*"), "Add the rest");
        var rest = (await Slack.As("ana").ModalAsync())
            .Fill("Review on", "2026-11-30").Fill("Action 1", "Send the list").Fill("Owner of action 1", "tom").Fill("Action 1 due", "2026-11-27");
        Assert.True((await rest.SubmitAsync()).Closed);
        await world.Time.ToAsync("2026-11-30T09:10");
        await Slack.RaiseAsync();

        await world.Time.ToAsync("2026-11-30T09:31");
        await Slack.Gtm.ExpectAsync("Pipeline review", "3 items on the agenda; nothing yet from Dana or Priya.");
        var agenda = (await Slack.As("lena").RunAsync("/meeting", "agenda")).Text;
        Assert.Contains("Overdue since Fri 27 Nov 2026: Send the list (Tom)", agenda, StringComparison.Ordinal);
        Assert.Contains("DEC-1 is due for review since Mon 30 Nov 2026: The list is frozen. (Ana)", agenda, StringComparison.Ordinal);
        Assert.Contains("DSP-1: Do webinar sign-ups count as MQLs?\n_Ana and Tom decide by", agenda, StringComparison.Ordinal);

        // Tom sends the list after all, and Ana says that the decision still holds: what remains for the meeting is the dispute.
        await Slack.As("tom").PressAsync(await Slack.Dm("tom").ExpectAsync("Send the list", "comes up in the next review"), "Done");
        await Slack.As("ana").PressAsync(await Slack.Dm("ana").ExpectAsync("DEC-1", "still hold"), "Still holds");
        Assert.True((await (await Slack.As("ana").ModalAsync()).SubmitAsync()).Closed);
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.Gtm.ExpectAsync("Pipeline review", "start it by", "DSP-1: Do webinar", "- Dana and Priya decide by");
        Assert.False(card.Says("Overdue since"), card.Text);
        Assert.False(card.Says("due for review"), card.Text);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task On_its_own_day_an_action_is_not_called_overdue()
    {
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await Slack.As("ana").PressAsync(await Slack.Gtm.ExpectAsync("*DEC-1*"), "Add the rest");
        var rest = (await Slack.As("ana").ModalAsync()).Fill("Action 1", "Send the list").Fill("Owner of action 1", "tom").Fill("Action 1 due", "2026-11-30");
        Assert.True((await rest.SubmitAsync()).Closed);

        await world.Time.ToAsync("2026-11-30T09:31");
        await Slack.Gtm.ExpectAsync("Pipeline review", "The agenda is empty");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.Gtm.ExpectAsync("Pipeline review", "start it by", "Overdue since Mon 30 Nov 2026: Send the list");
    }

    [Fact]
    public async Task What_was_parked_comes_first_and_what_waits_for_somebody_stays_away_until_its_day()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Budget for the field event");
        await ParkAsync(MeetingStories.FirstReview, form => form.Fill("Why is it put off", "Finance."));
        await ParkAsync("2026-12-08T09:30", form => form.Fill("Why is it put off", "Finance again.").Fill("Waiting on", "tom").Fill("Until", "2026-12-16"));
        await Slack.As("tom").HomeAsync("Pipeline review waits for you on: Budget for the field event, until Wed 16 Dec 2026");

        // Tuesday the fifteenth is before its day, the twenty-second is after it.
        await world.Time.ToAsync("2026-12-15T09:30");
        Assert.False((await Slack.Gtm.ExpectAsync("Pipeline review", "start it by")).Says("Budget for the field event"));
        await world.Time.ToAsync("2026-12-22T09:30");
        await Slack.Gtm.ExpectAsync("Pipeline review", "start it by", "Budget for the field event");
        await world.AssertExactAsync();
    }

    async Task ParkAsync(string at, Func<Modal, Modal> fill)
    {
        await world.Time.ToAsync(at);
        await Slack.As("dana").PressAsync(await Slack.StartReviewAsync(), "Park");
        Assert.True((await fill(await Slack.As("dana").ModalAsync()).SubmitAsync()).Closed);
        await Slack.EndWithNothingAsync(await Slack.Gtm.ExpectAsync("Now:", "Parked"));
        await Slack.Gtm.ExpectAsync("Minutes: Pipeline review", "*Parked*", "Budget for the field event - ");
    }
}
