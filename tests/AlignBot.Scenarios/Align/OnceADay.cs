using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Align;

/// <summary>Whoever wants less of it takes what can wait once a day. What must be answered by a time comes at once all the same.</summary>
public sealed class OnceADay : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Reminders_are_gathered_and_asks_are_not()
    {
        Assert.Matches(@"once a day, at <!date\^\d+\^{time}\|[^>]*09:00", (await Slack.As("tom").RunAsync("/align", "digest 9am")).Text);
        await Slack.GiveActionAsync("tom", "2026-11-27");
        await Slack.RaiseAsync();
        await Slack.Dm("tom").ExpectAsync("Settle with Ana", "Do webinar sign-ups count as MQLs?");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Dm("tom").CountAsync("Send the list"));

        await world.Time.ToAsync("2026-11-25T08:59");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Dm("tom").CountAsync("Waiting for you today"));
        await world.Time.ToAsync("2026-11-25T09:01");

        var digest = await Slack.Dm("tom").ExpectAsync("Waiting for you today (2)", "Send the list", "Settle DSP-1");
        await world.Time.ToAsync("2026-11-26T09:01");
        await Slack.Dm("tom").ExpectCountAsync(2, "Waiting for you today");
        await world.Time.ToAsync("2026-11-27T12:00");
        await Slack.Dm("tom").ExpectCountAsync(3, "Waiting for you today");
        Assert.Equal(0, await Slack.Dm("tom").CountAsync("Yours to do by the end of today"));

        // Its one button is as good as new, however old it is.
        await Slack.As("tom").PressAsync(digest, "What waits for me");
        await Slack.Dm("tom").ExpectAsync("Waiting for you (2)", "Send the list");
    }

    [Fact]
    public async Task What_cannot_wait_so_long_comes_at_once()
    {
        await Slack.As("tom").RunAsync("/align", "digest 16:00");
        await world.Time.ToAsync("2026-11-24T16:30");

        await Slack.GiveActionAsync("tom", "2026-11-24");

        await Slack.Dm("tom").ExpectAsync("Send the list");
    }

    [Fact]
    public async Task Ended_it_says_at_once_what_it_held_back()
    {
        await Slack.As("tom").RunAsync("/align", "digest 9:00");
        await Slack.GiveActionAsync("tom", "2026-11-27");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Dm("tom").CountAsync("Send the list"));

        Assert.Contains("from now on; what was held back comes now.", (await Slack.As("tom").RunAsync("/align", "digest off")).Text, StringComparison.Ordinal);

        await Slack.Dm("tom").ExpectAsync("Waiting for you today (1)", "Send the list", "since you ended the digest");
        Assert.Equal("Everything comes to you at once from now on.", (await Slack.As("tom").RunAsync("/align", "digest off")).Text);
        await world.Time.ToAsync("2026-11-25T09:02");
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Dm("tom").CountAsync("Waiting for you today"));
    }

    [Fact]
    public async Task It_is_chosen_changed_and_ended_by_each_for_themselves()
    {
        Assert.Contains("Everything comes to you at once", (await Slack.As("tom").RunAsync("/align", "digest")).Text, StringComparison.Ordinal);
        await Slack.As("tom").RunAsync("/align", "digest 9:00");
        await Slack.As("tom").RunAsync("/align", "digest 4:30 pm");
        Assert.Matches(@"once a day, at <!date\^\d+\^{time}\|[^>]*16:30", (await Slack.As("tom").RunAsync("/align", "digest")).Text);
        foreach (var wrong in (string[])["daily", "25:00", "9:00 please", "tomorrow"])
        {
            Assert.Contains("/align digest 9:00", (await Slack.As("tom").RunAsync("/align", $"digest {wrong}")).Text, StringComparison.Ordinal);
        }

        Assert.Matches(@"once a day, at <!date\^\d+\^{time}\|[^>]*16:30", (await Slack.As("tom").RunAsync("/align", "digest")).Text);
        Assert.Contains("Everything comes to you at once", (await Slack.As("ana").RunAsync("/align", "digest")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("once a day", (await Slack.As("gus").RunAsync("/align", "digest 9:00")).Text, StringComparison.Ordinal);

        await Slack.As("tom").RunAsync("/align", "digest off");
        await Slack.GiveActionAsync("tom", "2026-11-27");
        await Slack.Dm("tom").ExpectAsync("Yours to do by Fri 27 Nov 2026:", "Send the list");
    }
}
