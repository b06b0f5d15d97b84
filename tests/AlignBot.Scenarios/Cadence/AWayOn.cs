using AlignBot.Domain.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>A meeting that was not held has a way on: held now, or at another time before the next one.</summary>
public sealed class AWayOn : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Missed_it_is_held_an_hour_later_with_its_items()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Acme");
        await world.Time.ToAsync("2026-12-01T09:41");
        var card = await Slack.Gtm.ExpectWithAsync("Hold it now", "Not held: Dana and Priya did not check in.", "On the agenda of", " now: Acme.");
        await world.Record.QuietAsync();
        await Slack.Gtm.ExpectCountAsync(1, "did not check in.");
        await world.Time.ToAsync("2026-12-01T10:30");
        await Slack.As("ana").PressAsync(card, "Hold it now");
        await Slack.ToldAsync("ana", "Only Dana, Priya, Ben, Lena or Riley start this meeting.");

        // Dana presses twice, as one does: it is held once.
        await Task.WhenAll(Slack.As("dana").PressAsync(card, "Hold it now"), Slack.As("dana").PressAsync(card, "Hold it now"));
        var running = await Slack.Gtm.ExpectAsync("Now:", "Here: Dana", "Acme", "Still awaited, or it counts as missed: Priya or Lena.");
        await Slack.Gtm.ExpectAsync("is held now: Dana took it up again.", "<@UPRIYA>: press 'I am here too' on");
        Assert.Equal(1, await Slack.Gtm.CountAsync("is held now"));
        await Slack.As("priya").PressAsync(running, "I am here too");
        running = await Slack.Gtm.ExpectAsync("Now:", "Here: Dana and Priya");
        await Slack.As("dana").PressAsync(running, "Discussed, nothing to decide");
        running = await Slack.Gtm.ExpectAsync("Now:", "Acme - Discussed: nothing to decide");
        await Slack.EndWithNothingAsync(running);

        await Slack.Gtm.ExpectAsync("Held, though not at first.");
        var meetings = (await world.Record.MeetingsAsync()).Where(meeting => meeting.Terms.Name == "Pipeline review").ToList();
        Assert.Equal((MeetingStatus.Held, "Acme"), (meetings[0].Status, Assert.Single(meetings[0].Items).Text));
        Assert.Empty(meetings[1].Items);
        Assert.Contains("1 of 1 held this quarter", (await Slack.As("riley").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Missed_it_is_put_to_the_afternoon_and_not_after_the_next()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Acme");
        await world.Time.ToAsync("2026-12-01T09:41");
        var card = await Slack.Gtm.ExpectWithAsync("Reschedule", "Not held: Dana and Priya did not check in.");
        await Slack.As("priya").PressAsync(card, "Reschedule");
        var form = (await Slack.As("priya").ModalAsync()).Fill("Day", "2026-12-09").Fill("Time", "15:00").Fill("Why", "Both were with a customer.");
        Assert.Contains("The next one begins", Assert.Single((await form.SubmitAsync()).Errors), StringComparison.Ordinal);
        var moved = await form.Fill("Day", "2026-12-01").SubmitAsync();
        Assert.True(moved.Closed, moved.Delivery.ToString());
        await Slack.Gtm.ExpectAsync("*Pipeline review* was moved to");

        await world.Time.ToAsync("2026-12-01T15:00");
        await Slack.As("dana").PressAsync(await Slack.StartReviewAsync(), "Discussed, nothing to decide");
        await Slack.EndWithNothingAsync(await Slack.Gtm.ExpectAsync("Now:", "Acme - Discussed: nothing to decide"));
        await Slack.Gtm.ExpectAsync("Held, though not at first.");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Once_the_next_has_begun_the_card_offers_it_no_more()
    {
        await world.Time.ToAsync("2026-12-01T09:41");
        await Slack.Gtm.ExpectWithAsync("Hold it now", "Not held: Dana and Priya did not check in.");
        await world.Time.ToAsync("2026-12-08T09:31");
        await Slack.Gtm.ExpectAsync("Pipeline review", "start it by");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Gtm.CountAsync("*Pipeline review*", "Hold it now"));
        await Slack.Gtm.ExpectAsync("*Pipeline review*", "Not held: Dana and Priya did not check in.", "We met without the bot");
    }

    [Fact]
    public async Task Called_off_by_one_leader_the_other_is_told_where_its_items_are()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Acme");
        await Slack.ChangeMeetingAsync("dana", "skip The board meets");
        await Slack.Dm("priya").ExpectAsync("Dana called off *Pipeline review* of", "The board meets.", "On the agenda of", " now: Acme.");
        Assert.Equal(0, await Slack.Dm("dana").CountAsync("called off"));

        await Slack.As("priya").RunAsync("/meeting", "restore");
        await Slack.Dm("priya").ExpectAsync("was called off, and the call-off taken back. It takes place");
        await world.AssertExactAsync();
    }
}
