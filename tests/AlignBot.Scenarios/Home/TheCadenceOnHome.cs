using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Home;

/// <summary>Home shows the next meeting with its one button and how the cadence stands; and what decisions and actions wait for its reader.</summary>
public sealed class TheCadenceOnHome : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_next_meeting_takes_an_item_and_the_quarter_is_counted()
    {
        var home = await Slack.As("lena").HomeAsync("Next: *Pipeline review*", "Cadence: no meeting was due this quarter yet.");
        await home.PressAsync("Add an item", beside: "Pipeline review");
        var form = await Slack.As("lena").ModalAsync();
        Assert.True((await form.Fill("What is to be settled", "Acme").SubmitAsync()).Closed);
        Assert.Equal("Acme", Assert.Single((await world.Record.MeetingsAsync())[0].Items).Text);

        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.StartReviewAsync();
        await Slack.As("lena").HomeAsync("Now: *Pipeline review*");
        await world.Time.ToAsync("2026-12-03T12:00");
        await Slack.As("lena").HomeAsync("Next: *Strategy review*", "Cadence: 0 of 1 held this quarter, 1 undecided");
    }

    [Fact]
    public async Task A_decision_is_confirmed_and_looked_at_again_from_there()
    {
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await Slack.As("ana").PressAsync(await Slack.Gtm.ExpectAsync("*DEC-1*"), "Add the rest");
        Assert.True((await (await Slack.As("ana").ModalAsync()).Fill("Also decided by", "dana").Fill("Review on", "2026-11-26").SubmitAsync()).Closed);

        var home = await Slack.As("dana").HomeAsync("Waiting for you (1)", "Confirm DEC-1: The list is frozen.");
        await home.PressAsync("Yes, decided so");
        await Slack.As("dana").SeesHomeAsync("Nothing waits for you");

        await world.Time.ToAsync("2026-11-26T12:00");
        home = await Slack.As("dana").SeesHomeAsync("Does DEC-1 still hold? The list is frozen.");
        await home.PressAsync("Still holds");
        Assert.True((await (await Slack.As("dana").ModalAsync()).SubmitAsync()).Closed);
        await Slack.As("dana").SeesHomeAsync("Nothing waits for you");
        Assert.Contains("decision.reaffirmed", await world.Record.HistoryAsync());
    }

    [Fact]
    public async Task An_action_is_done_from_there_and_one_of_somebody_gone_handed_over()
    {
        await Slack.GiveActionAsync("tom", "2026-11-27");
        var home = await Slack.As("tom").HomeAsync("Waiting for you (1)", "Send the list", "by Fri 27 Nov 2026", "Decisions this quarter: 1. Actions: 1 open.");
        await world.Time.ToAsync("2026-11-30T12:00");
        await Slack.As("tom").HomeAsync("Send the list", "overdue since Fri 27 Nov 2026", "Actions: 1 open.", "1 action overdue.");

        await Slack.ChangeAccountAsync("tom", new() { ["deleted"] = true });
        home = await Slack.As("riley").HomeAsync("Hand over:", "Send the list");
        await home.PressAsync("Hand it over");
        Assert.True((await (await Slack.As("riley").ModalAsync()).Fill("Who does it now", "lena").Fill("Why", "Tom has left.").SubmitAsync()).Closed);
        await Slack.As("riley").SeesHomeAsync("Nothing waits for you");
        home = await Slack.As("lena").HomeAsync("Send the list");
        await home.PressAsync("Done");
        await Slack.As("lena").SeesHomeAsync("Nothing waits for you");
    }
}
