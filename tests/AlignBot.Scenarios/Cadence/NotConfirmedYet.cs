using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>What a meeting decided in somebody's name and they have not confirmed is said to them once, the next morning, all of it in one message.</summary>
public sealed class NotConfirmedYet : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Priya_is_reminded_once_and_confirms_both()
    {
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.StartReviewAsync();
        await Slack.As("dana").RunAsync("/decision", "Acme gets a week.");
        await Slack.As("dana").RunAsync("/decision", "The list is frozen.");
        card = await Slack.Gtm.ExpectAsync("Now:", "DEC-2: The list is frozen.");
        await Slack.As("dana").PressAsync(card, "End the meeting");
        await Slack.Gtm.ExpectWithAsync("Priya: we decided this", "Minutes: Pipeline review");

        await world.Time.ToAsync("2026-12-02T08:59");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Dm("priya").CountAsync("names you as one who decided this"));
        await world.Time.ToAsync("2026-12-02T09:01");
        var asked = await Slack.Dm("priya").ExpectWithAsync("We decided this", "names you as one who decided this. Is it so?", "DEC-1: Acme gets a week.", "DEC-2: The list is frozen.");
        await Slack.As("priya").PressAsync(asked, "We decided this");

        var over = await Slack.Dm("priya").ExpectAsync("nothing in it waits for your word any more.");
        Assert.False(over.HasButton("We decided this"));
        await Slack.As("priya").HomeAsync("Nothing waits for you");
        await world.Time.ToAsync("2026-12-04T09:00");
        await world.Record.QuietAsync();
        Assert.Equal((1, 0), (await Slack.Dm("priya").CountAsync("of", "any more."), await Slack.Dm("dana").CountAsync("names you as one")));
        await world.AssertExactAsync();
    }
}
