using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>What people were asked or told before a meeting is brought up to date once it is nobody's any more: it says what came of it, and has no button.</summary>
public sealed class WhatIsOverAsksNothing : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_reminder_stands_until_the_meeting_is_over()
    {
        // Dana has given an item and is reminded; Priya was asked for one.
        await Slack.As("dana").RunAsync("/meeting", "add Acme");
        await world.Time.ToAsync("2026-12-01T09:20");
        await Slack.Dm("dana").ExpectWithAsync("Agenda", "You are expected in *Pipeline review*");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.As("dana").PressAsync(await Slack.StartReviewAsync(), "Discussed, nothing to decide");
        var card = await Slack.Gtm.ExpectAsync("Now:", "Acme - Discussed: nothing to decide");
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Dm("dana").CountAsync("You are expected in"));

        await Slack.EndWithNothingAsync(card);

        await Slack.Gtm.ExpectAsync("Held; there was nothing to decide.");
        await world.Record.QuietAsync();
        foreach (var leader in new[] { "dana", "priya" })
        {
            var over = Assert.Single(await Slack.Dm(leader).MessagesAsync(), message => message.Says("*Pipeline review* of"));
            Assert.True(over.Says("Held; there was nothing to decide.") && !over.HasButton("Agenda"), over.Text);
            Assert.Equal(0, await Slack.Dm(leader).CountAsync("You are expected in"));
        }

        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Moved_after_the_reminder_it_says_so_and_comes_again()
    {
        await Slack.As("priya").RunAsync("/meeting", "add Acme");
        await world.Time.ToAsync("2026-12-01T09:22");
        await Slack.Dm("priya").ExpectAsync("You are expected in *Pipeline review*");

        await Slack.ChangeMeetingAsync("dana", "move 2026-12-01 11:00 the board runs late");

        var moved = await Slack.Dm("priya").ExpectAsync("*Pipeline review* was moved to", "You will be reminded again.");
        Assert.False(moved.HasButton("Agenda"));
        await world.Time.ToAsync("2026-12-01T10:50");
        await Slack.Dm("priya").ExpectWithAsync("Agenda", "You are expected in *Pipeline review*");
        await world.Time.ToAsync("2026-12-01T11:00");
        await Slack.As("dana").PressAsync(await Slack.StartReviewAsync(), "Discussed, nothing to decide");
        await Slack.EndWithNothingAsync(await Slack.Gtm.ExpectAsync("Now:", "Acme - Discussed: nothing to decide"));
        await Slack.Gtm.ExpectAsync("Held; there was nothing to decide.");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Dm("priya").CountAsync("You are expected in"));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Recorded_as_held_after_all_nobody_reads_that_it_was_missed()
    {
        await world.Time.ToAsync("2026-12-01T09:41");
        await Slack.Gtm.ExpectAsync("Not held: Dana and Priya did not check in. First miss of this series this quarter.");
        await world.Time.ToAsync("2026-12-08T09:41");
        await Slack.Gtm.ExpectAsync("Second miss in a row.");
        await Slack.Dm("morgan").ExpectAsync("*Pipeline review* was not held 2 times in a row.");
        await Slack.Dm("dana").ExpectAsync("*Pipeline review* of", "Second miss in a row.");

        await Slack.As("dana").PressAsync(await Slack.Gtm.ExpectWithAsync("We met without the bot", "Second miss in a row."), "We met without the bot");
        Assert.True((await (await Slack.As("dana").ModalAsync()).Fill("Who was there", "dana", "priya").Fill("What was decided", "Acme goes to Ben.").SubmitAsync()).Closed);

        await Slack.Gtm.ExpectAsync("Held without the bot, recorded afterwards. 1 decision.");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Gtm.CountAsync("Second miss in a row."));
        Assert.False((await Slack.Gtm.MessagesAsync()).Last(message => message.Says("Held without the bot") && message.IsReply).HasButton("We met without the bot"));
        Assert.Equal(0, await Slack.Dm("morgan").CountAsync("was not held"));
        Assert.Equal(1, await Slack.Dm("morgan").CountAsync("*Pipeline review* of", "Held without the bot, recorded afterwards. 1 decision."));
        Assert.Equal(0, await Slack.Dm("dana").CountAsync("Second miss in a row."));
        await world.AssertExactAsync();
    }
}
