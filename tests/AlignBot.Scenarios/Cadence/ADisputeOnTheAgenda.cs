using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>A meeting speaks of an open dispute, and those who sit in it decide it: the agenda follows, and nobody decides over them.</summary>
public sealed class ADisputeOnTheAgenda : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Decided_by_its_deciders_the_item_says_so_by_itself()
    {
        var card = await ReachAsync();
        Assert.True(card.Says("Dana and Priya decide by"), card.Text);
        Assert.False(card.HasButton("Park") || card.HasButton("Drop") || card.HasButton("Escalate"), card.Text);

        // Lena has no seat: she reads who has, and nothing is recorded.
        await Slack.As("lena").PressAsync(card, "Decide");
        var page = await Slack.As("lena").ModalAsync("DSP-1");
        Assert.Contains("The meeting can speak of it, and can't decide it over them.", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has("What was decided"));
        Assert.True(page.HasButton("What I can do"));

        await DecideAsync("dana", card);
        await DecideAsync("priya", card);
        card = await Slack.Gtm.ExpectAsync("Now: Decisions", "DSP-1: Do webinar sign-ups count as MQLs? - Decided: DEC-1");
        await Slack.As("dana").PressAsync(card, "End the meeting");
        await Slack.Gtm.ExpectAsync("*Pipeline review*", "Held. 1 decision.");
        await Slack.Gtm.ExpectAsync("Minutes: Pipeline review", "DEC-1: Do webinar sign-ups count as MQLs?", "*Disputes decided*", "DSP-1: Do webinar sign-ups count as MQLs? - DEC-1");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Not_decided_it_stays_a_dispute()
    {
        var card = await ReachAsync();
        await Slack.As("dana").PressAsync(card, "End the meeting");
        var end = await Slack.As("dana").ModalAsync();
        Assert.Contains("*Stays a dispute*: Dana and Priya decide by", end.Text, StringComparison.Ordinal);
        Assert.Equal("Back to the meeting", (string?)end.Json["close"]!["text"]);
        Assert.True((await end.Fill("No decision was recorded", "There was nothing to decide").SubmitAsync()).Closed);

        await Slack.Gtm.ExpectAsync("Minutes: Pipeline review", "*Stays a dispute*", "DSP-1: Do webinar sign-ups count as MQLs?");
        Assert.Equal(0, await Slack.Gtm.CountAsync("Minutes: Pipeline review", "*Parked*"));
        await Slack.Dm("dana").ExpectWithAsync("Decide", "Do webinar sign-ups count as MQLs?");
        await world.AssertExactAsync();
    }

    /// <summary>The review has come to the dispute, which went up to Dana and Priya that morning.</summary>
    async Task<Message> ReachAsync()
    {
        await world.Time.ToAsync("2026-11-30T09:10");
        await Slack.RaiseAsync();
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.StartReviewAsync();
        foreach (var section in new[] { "Where they are stuck", "What changed in the last week", "Decisions" })
        {
            await Slack.As("dana").PressAsync(card, "Next section");
            card = await Slack.Gtm.ExpectAsync($"Now: {section}");
        }

        return await Slack.Gtm.ExpectWithAsync("It stays a dispute", "Now: Decisions", "DSP-1: Do webinar sign-ups count as MQLs?");
    }

    async Task DecideAsync(string person, Message card)
    {
        await Slack.As(person).PressAsync(card, "Decide");
        var form = await Slack.As(person).ModalAsync("Decide DSP-1");
        var sent = await form.Fill(Stories.ChoiceOf(form), person == "dana" ? "Yes, every sign-up" : "Agree with Dana: Yes, every sign-up").Fill("Why", "It is the clearer rule.").SubmitAsync();
        Assert.True(sent.Closed, sent.Delivery.ToString());
    }
}
