using AlignBot.Domain.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>What becomes of meetings that do not take place: missed, called off, on a day off, while the bot was not running.</summary>
public sealed class NotHeld : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Two_misses_in_a_row_reach_the_accountable_executive()
    {
        await world.Time.ToAsync("2026-12-01T09:41");
        await Slack.Gtm.ExpectAsync("Not held: Dana and Priya did not check in. First miss of this series this quarter.");
        Assert.Equal(0, await Slack.Dm("morgan").CountAsync("was not held"));

        await world.Time.ToAsync("2026-12-08T09:41");
        await Slack.Gtm.ExpectAsync("Second miss in a row.");
        await Slack.Dm("morgan").ExpectAsync("*Pipeline review* was not held 2 times in a row.");

        // They met all the same: recorded afterwards, with what was decided.
        var card = await Slack.Gtm.ExpectAsync("Second miss in a row.", "We met without the bot");
        await Slack.As("ana").PressAsync(card, "We met without the bot");
        await Slack.ToldAsync("ana", "Only Dana, Priya, Ben, Lena or Riley can do that.");
        await Slack.As("dana").PressAsync(card, "We met without the bot");
        var met = await Slack.As("dana").ModalAsync();
        met.Fill("Who was there", "dana").Fill("What was decided", "Acme goes to Ben.\nGlobex waits.");
        Assert.Contains("It counts as held only with Priya there, or a deputy.", Assert.Single((await met.SubmitAsync()).Errors), StringComparison.Ordinal);
        Assert.Empty(await world.Record.DecidedAsync());
        met.Fill("Who was there", "dana", "lena");
        Assert.True((await met.SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("Held without the bot, recorded afterwards. 2 decisions.");
        Assert.Equal(["Acme goes to Ben.", "Globex waits."], await world.Record.DecidedAsync());
    }

    [Fact]
    public async Task Everybody_who_must_be_there_is_away()
    {
        foreach (var name in new[] { "dana", "priya", "lena" })
        {
            await Slack.As("riley").RunAsync("/align", $"away <@{SlackWorld.UserId(name)}> 2026-11-30 to 2026-12-08");
        }

        await world.Time.ToAsync("2026-11-30T10:00");
        await Slack.Gtm.ExpectAsync("*Pipeline review*", "Priya will be away, and nobody is there to stand in: move it, call it off");
        var entered = await Slack.As("riley").RunAsync("/align", "away <@UBEN> 2026-11-30 to 2026-12-08");
        Assert.Contains("Dana, for whom they stand in as sales leader, is away too from Mon 30 Nov 2026 to Tue 8 Dec 2026: nobody stands in then.", entered.Text, StringComparison.Ordinal);
        await Slack.Gtm.ExpectAsync("Dana and Priya will be away, and nobody is there to stand in");

        await world.Time.ToAsync("2026-12-01T09:41");
        await Slack.Gtm.ExpectAsync("Not held: Dana and Priya were away, and nobody was there to stand in. This is no miss.", "We met without the bot");
        await world.Time.ToAsync("2026-12-07T10:00");
        await Slack.As("riley").PressAsync(await Slack.Gtm.ExpectAsync("*Pipeline review*", "Dana and Priya will be away"), "Call it off");
        await (await Slack.As("riley").ModalAsync()).Fill("Why", "Both sides are at the fair.").SubmitAsync();
        await world.Time.ToAsync("2026-12-08T09:41");
        await world.Record.QuietAsync();
        await Slack.Gtm.ExpectAsync("Called off by Riley: Both sides are at the fair.");
        Assert.Equal(0, await Slack.Gtm.CountAsync("miss in a row"));
        Assert.Equal(0, await Slack.Dm("morgan").CountAsync("was not held"));
    }

    [Fact]
    public async Task What_was_decided_stays_in_the_form_where_the_log_does_not_take_it()
    {
        await world.Time.ToAsync("2026-12-01T09:41");
        var card = await Slack.Gtm.ExpectAsync("Not held:", "We met without the bot");
        await Slack.As("riley").PressAsync(card, "We met without the bot");
        var met = await Slack.As("riley").ModalAsync();
        met.Fill("Who was there", "dana", "priya").Fill("What was decided", "Acme goes to Ben.\nGlobex waits.");
        await Slack.LeaveAsync("riley");
        await world.Record.MemberAsync("riley", member => !member.InChannel);

        Assert.Contains("can record a decision, and your account is not in the channel", Assert.Single((await met.SubmitAsync()).Errors), StringComparison.Ordinal);
        Assert.Equal(MeetingStatus.Missed, (await world.Record.MeetingsAsync())[0].Status);
        Assert.Empty(await world.Record.DecidedAsync());

        await Slack.JoinAsync("riley");
        await world.Record.MemberAsync("riley", member => member.InChannel);
        Assert.True((await met.SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("Held without the bot, recorded afterwards. 2 decisions.");
        Assert.Equal(["Acme goes to Ben.", "Globex waits."], await world.Record.DecidedAsync());
    }

    [Fact]
    public async Task Called_off_with_a_reason()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Acme");
        Assert.Contains("Only Dana, Priya", (await Slack.As("ana").RunAsync("/meeting", "skip I am away")).Text, StringComparison.Ordinal);

        await Slack.ChangeMeetingAsync("riley", "skip Everybody is at the fair");

        await Slack.Gtm.ExpectAsync("*Pipeline review*", "Called off by Riley: Everybody is at the fair.");
        await world.Time.ToAsync("2026-12-08T09:30");
        Assert.True((await Slack.Gtm.ExpectAsync("start it by")).Says("Acme"));
        Assert.Equal(1, await Slack.Gtm.CountAsync("start it by"));
    }

    [Fact]
    public async Task Called_off_by_mistake_it_takes_place_after_all_with_its_items()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Acme");
        await Slack.ChangeMeetingAsync("riley", "skip Everybody is at the fair");

        // A second call-off would be of another meeting, and says so before anything is done.
        Assert.Contains("Call off *Strategy review*, ", (await Slack.As("riley").RunAsync("/meeting", "skip Everybody is at the fair")).Text, StringComparison.Ordinal);
        Assert.Single(await world.Record.MeetingsAsync(), meeting => meeting.Status is MeetingStatus.Skipped);

        await Slack.As("riley").PressAsync(await Slack.ToldAsync("riley", "Called off: *Pipeline review*"), "Take it back");
        await Slack.Gtm.ExpectAsync("*Pipeline review* of", "takes place after all: Riley took the call-off back.");
        var meetings = (await world.Record.MeetingsAsync()).Where(meeting => meeting.Terms.Name == "Pipeline review").ToList();
        Assert.Equal((MeetingStatus.Scheduled, "Acme"), (meetings[0].Status, Assert.Single(meetings[0].Items).Text));
        Assert.Empty(meetings[1].Items);

        await Slack.ChangeMeetingAsync("riley", "skip After all not");
        Assert.Contains("takes place after all", (await Slack.As("dana").RunAsync("/meeting", "restore")).Text, StringComparison.Ordinal);
        Assert.Contains("No meeting to come is called off.", (await Slack.As("dana").RunAsync("/meeting", "restore")).Text, StringComparison.Ordinal);
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.Gtm.ExpectAsync("Pipeline review", "start it by", "Acme");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_move_says_where_it_leads_before_it_is_done_and_goes_back()
    {
        Assert.Contains("Fri 25 Dec 2026 is off: Christmas Day", (await Slack.As("dana").RunAsync("/meeting", "move 25 Dec 10:00 x")).Text, StringComparison.Ordinal);
        Assert.Contains("That is after the next one", (await Slack.As("dana").RunAsync("/meeting", "move 9 Dec 10:00 x")).Text, StringComparison.Ordinal);
        Assert.All(await world.Record.MeetingsAsync(), meeting => Assert.False(meeting.IsMovedByHand));

        await Slack.ChangeMeetingAsync("dana", "move Thu 10:00 the board meets");
        await Slack.As("dana").PressAsync(await Slack.ToldAsync("dana", "Moved: *Pipeline review*"), "Move it back");
        await Slack.Gtm.ExpectAsync("*Pipeline review*", "is moved to", "by Dana: Moved back.");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.Gtm.ExpectAsync("Pipeline review", "start it by");
    }

    [Fact]
    public async Task The_bot_was_not_running_when_it_should_have_prompted()
    {
        await world.Record.QuietAsync();
        await world.StopBotAsync();
        await world.Time.ToAsync("2026-12-01T12:00");
        await world.StartBotAsync();

        // No nine-o'clock review at noon, and no miss.
        await Slack.Gtm.ExpectAsync("*Pipeline review*", "AlignBot was not running. This is no miss.");
        Assert.Equal(0, await Slack.Gtm.CountAsync("start it by"));
        var first = (await world.Record.MeetingsAsync())[0];
        Assert.Equal((MeetingStatus.Skipped, true), (first.Status, first.Ending!.IsOutage));
    }

    [Fact]
    public async Task Started_six_minutes_late_inside_its_grace()
    {
        await world.Time.ToAsync("2026-12-01T09:36");
        await Slack.EndWithNothingAsync(await Slack.StartReviewAsync());

        await Slack.Gtm.ExpectAsync("Held; there was nothing to decide.");
        Assert.Contains("1 of 1 held this quarter, 1 late", (await Slack.As("riley").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
    }
}
