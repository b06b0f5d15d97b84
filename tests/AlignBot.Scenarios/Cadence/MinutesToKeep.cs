using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>The minutes as a Markdown file, for those who keep them elsewhere.</summary>
public sealed class MinutesToKeep : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task As_a_file_in_the_messages_of_whoever_asks()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Acme: *legal* review");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.As("priya").PressAsync(await Slack.StartReviewAsync(), "Decide");
        var decide = await Slack.As("priya").ModalAsync();
        decide.Fill("What was decided", "Legal gets a week.").Fill("Action 1", "Call Acme's counsel").Fill("Owner of action 1", "ana").Fill("Action 1 due", "2026-12-08");
        Assert.True((await decide.SubmitAsync()).Closed);
        await Slack.As("priya").PressAsync(await Slack.Gtm.ExpectAsync("Now:", "Decided: DEC-1"), "End the meeting");
        var minutes = await Slack.Gtm.ExpectAsync("Minutes: Pipeline review", "*Actions*", "Call Acme's counsel (Ana, by Tue 8 Dec 2026)");

        await Slack.As("lena").PressAsync(minutes, "As Markdown");

        await Slack.ToldAsync("lena", "The minutes are on their way to your messages with AlignBot.");
        var sent = await Slack.Dm("lena").ExpectAsync("Minutes of Pipeline review", "pipeline-review-2026-12-01.md");
        Assert.Equal(
            """
            # Pipeline review, Tue 1 Dec 2026

            Held. 1 decision, 1 action.

            Began 09:30 (Europe/London). There: Dana and Priya.

            ## Decisions

            - DEC-1: Acme: \*legal\* review: Legal gets a week.

            ## Actions

            - Call Acme's counsel (Ana, by Tue 8 Dec 2026)

            """,
            await Slack.FileAsync(sent));
    }
}
