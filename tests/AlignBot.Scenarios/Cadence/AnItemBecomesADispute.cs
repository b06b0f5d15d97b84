using AlignBot.Domain.Cadence;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Cadence;

/// <summary>An item that was parked before is not parked on and on: the form offers a dispute, filled in, and that is how the item ends.</summary>
public sealed class AnItemBecomesADispute : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Parked_once_then_a_dispute_instead()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Who pays for the field event");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.As("dana").PressAsync(await Slack.StartReviewAsync(), "Park");
        Assert.True((await (await Slack.As("dana").ModalAsync()).Fill("Why is it put off", "Finance.").SubmitAsync()).Closed);
        await Slack.EndWithNothingAsync(await Slack.Gtm.ExpectAsync("Now:", "Parked: Finance."));

        await world.Time.ToAsync("2026-12-08T09:30");
        var card = await Slack.StartReviewAsync();
        await Slack.As("dana").PressAsync(card, "Park");
        var park = await Slack.As("dana").ModalAsync();
        Assert.Contains("It was parked before. Open a dispute", park.Text, StringComparison.Ordinal);
        await park.PressAsync("Open a dispute instead");

        // Filled in from the item: its words, and Ana who brought it as one side.
        var raise = await Slack.As("dana").ModalAsync("Raise a dispute");
        Assert.Equal(("Who pays for the field event", "UANA"), (raise.ValueOf("Question"), raise.ValueOf("Raised for")));
        raise.Fill("Category", "Budget").Fill("Who holds the other side?", "tom");
        Assert.Empty((await raise.SubmitAsync()).Errors);
        Assert.True((await (await Slack.As("dana").ModalAsync()).SubmitAsync()).Closed);

        await Slack.Gtm.ExpectAsync("DSP-1", "Who pays for the field event", "raised by Dana");
        card = await Slack.Gtm.ExpectAsync("Now:", "Who pays for the field event - Escalated: DSP-1");
        await Slack.EndWithNothingAsync(card);
        await Slack.Gtm.ExpectAsync("Held; there was nothing to decide. 1 dispute.");
        await Slack.Gtm.ExpectAsync("Minutes: Pipeline review", "*Went to a dispute*", "Who pays for the field event - DSP-1");

        // It does not come back as an item of its own.
        var meetings = await world.Record.MeetingsAsync();
        Assert.IsType<Disposition.Escalated>(Assert.Single(meetings.Single(meeting => meeting.Nominal == new LocalDate(2026, 12, 8) && meeting.Terms.Name == "Pipeline review").Items).Disposition);
        Assert.DoesNotContain(meetings.Where(meeting => meeting.IsAhead).SelectMany(meeting => meeting.Items), item => item.Text.StartsWith("Who pays", StringComparison.Ordinal));
        await world.AssertExactAsync();
    }
}
