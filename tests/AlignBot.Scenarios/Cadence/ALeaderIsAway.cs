using AlignBot.Domain.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>Somebody who must be there is away at the time of a meeting: two working days before, one person is asked to arrange it, in one message that ends.</summary>
public sealed class ALeaderIsAway : IAsyncLifetime
{
    /// <summary>Two working days before the review of the Tuesday: Friday, half past nine in London.</summary>
    const string Asked = "2026-11-27T09:30";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    /// <summary>Priya and her deputy are away on the Tuesday; what Priya reads on the Friday.</summary>
    async Task<Message> AwayAsync()
    {
        await Slack.As("priya").RunAsync("/align", "away 2026-12-01 A fair");
        await Slack.As("lena").RunAsync("/align", "away 2026-12-01");
        await world.Time.ToAsync(Asked);
        return await Slack.Dm("priya").ExpectAsync(
            "What becomes of *Pipeline review*", "You are away then, and nobody is there to stand in as marketing leader.", "which is no miss.");
    }

    [Fact]
    public async Task She_names_a_deputy_for_the_day_and_the_meeting_is_held()
    {
        var asked = await AwayAsync();
        Assert.Equal(0, await Slack.Dm("riley").CountAsync("What becomes of"));

        await Slack.As("priya").PressAsync(asked, "Name a deputy");
        var form = await Slack.As("priya").ModalAsync();
        Assert.Contains("One deputy at a time", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Held by", form.Text, StringComparison.Ordinal);
        Assert.True((await form.Fill("Deputy", "tom").SubmitAsync()).Closed);

        await Slack.Gtm.ExpectAsync("Tom stands in for Priya as marketing leader");
        await Slack.Dm("priya").ExpectAsync("It takes place: somebody is there for each role.");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.As("dana").PressAsync(await Slack.Gtm.ExpectAsync("start it by"), "Start");
        await Slack.As("tom").PressAsync(await Slack.Gtm.ExpectAsync("Now:", "Here: Dana"), "I am here too");
        await Slack.EndWithNothingAsync(await Slack.Gtm.ExpectAsync("Now:", "Here: Dana and Tom"));
        await Slack.Gtm.ExpectAsync("Held; there was nothing to decide.");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Left_as_it_is_it_is_counted_apart_and_the_executive_is_told_nothing()
    {
        var asked = await AwayAsync();
        await Slack.As("priya").RunAsync("/align", "away 2026-12-08");
        await Slack.As("lena").RunAsync("/align", "away 2026-12-08");

        await Slack.As("priya").PressAsync(asked, "Leave it");
        await Slack.Dm("priya").ExpectAsync("You left it as it is");
        await Slack.As("priya").PressAsync(asked, "Leave it");
        await Slack.Dm("priya").ExpectAsync("That is done already");

        await world.Time.ToAsync("2026-12-08T12:00");
        await Slack.Gtm.ExpectAsync("Not held: Priya was away, and nobody was there to stand in. This is no miss.");
        Assert.Contains(
            "2 not held: Priya was away (no miss)", (await Slack.As("morgan").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await Slack.Dm("morgan").CountAsync("in a row"));
        Assert.Equal(2, (await world.Record.MeetingsAsync()).Count(meeting => meeting is { Terms.Name: "Pipeline review", Status: MeetingStatus.Skipped }));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Called_off_by_somebody_else_her_message_says_so_and_asks_nothing()
    {
        var asked = await AwayAsync();

        await Slack.ChangeMeetingAsync("dana", "skip Nobody from marketing.");

        await Slack.Dm("priya").ExpectAsync("*Pipeline review* of", "Called off by Dana: Nobody from marketing.");
        await Slack.As("priya").PressAsync(asked, "Leave it");
        await Slack.Dm("priya").ExpectAsync("It is over. Called off by Dana");
    }

    [Fact]
    public async Task Back_again_the_message_ends_and_it_stands_on_home_until_then()
    {
        await AwayAsync();
        await Slack.As("priya").HomeAsync("Arrange Pipeline review", "You are away then");

        await Slack.As("lena").RunAsync("/align", "away list");
        await Slack.As("lena").PressAsync(await Slack.GtmOf("lena").ExpectAsync("Days away", "Lena on"), "Cancel", beside: "Lena on");

        await Slack.Dm("priya").ExpectAsync("It takes place: somebody is there for each role. Nothing for you to do.");
    }

    [Fact]
    public async Task Both_leaders_away_it_is_the_operating_lead_who_is_asked()
    {
        await Slack.As("ben").RunAsync("/align", "away 2026-12-01");
        await Slack.As("dana").RunAsync("/align", "away 2026-12-01");
        await Slack.As("priya").RunAsync("/align", "away 2026-12-01");
        await Slack.As("lena").RunAsync("/align", "away 2026-12-01");
        await world.Time.ToAsync(Asked);

        var asked = await Slack.Dm("riley").ExpectAsync("Dana and Priya are away then, and nobody is there to stand in as sales leader and marketing leader.");
        Assert.Equal(0, await Slack.Dm("priya").CountAsync("What becomes of"));

        await Slack.As("riley").PressAsync(asked, "Name a deputy sales leader");
        Assert.Contains("Held by", (await Slack.As("riley").ModalAsync()).Text, StringComparison.Ordinal);
    }
}
