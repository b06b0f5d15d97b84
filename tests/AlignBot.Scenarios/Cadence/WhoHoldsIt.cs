using AlignBot.Domain.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>Who makes a meeting held: the required people or their deputies, each a person of their own, whoever presses Start.</summary>
public sealed class WhoHoldsIt : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Two_deputies_start_and_hold_it()
    {
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.Gtm.ExpectAsync("start it by");

        await Slack.As("ben").PressAsync(card, "Start");
        await Slack.As("lena").PressAsync(await Slack.Gtm.ExpectAsync("Now:", "Here: Ben"), "I am here too");
        await Slack.EndWithNothingAsync(await Slack.Gtm.ExpectAsync("Now:", "Here: Ben and Lena"), "lena");

        await Slack.Gtm.ExpectAsync("Held; there was nothing to decide.", "There: Ben and Lena.");
        var held = (await world.Record.MeetingsAsync())[0];
        Assert.Equal((MeetingStatus.Held, "UBEN"), (held.Status, held.StartedBy?.Value));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Two_of_the_same_side_do_not_and_the_form_says_so_before()
    {
        await Slack.As("tom").RunAsync("/meeting", "add The webinar list");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.As("dana").PressAsync(await Slack.Gtm.ExpectAsync("start it by"), "Start");
        foreach (var person in new[] { "ben", "tom" })
        {
            await Slack.As(person).PressAsync(await Slack.Gtm.ExpectAsync("Now:"), "I am here too");
        }

        await Slack.As("dana").PressAsync(await Slack.Gtm.ExpectAsync("Now:", "Here: Dana, Ben and Tom"), "End the meeting");
        var form = await Slack.As("dana").ModalAsync();
        Assert.Contains("Priya did not check in, nor a deputy: ended now, this is recorded as not held.", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("recorded as held", form.Json.ToJsonString(), StringComparison.Ordinal);
        form.Fill("The webinar list", "Park it").Fill("Why", "Priya is on a train.").Fill("No decision was recorded", "There was nothing to decide");
        Assert.True((await form.SubmitAsync()).Closed);

        await Slack.Gtm.ExpectAsync("Not held: Priya did not check in. First miss of this series this quarter.", "There: Dana, Ben and Tom.");
        await Slack.Gtm.ExpectAsync("Minutes: Pipeline review", "*Parked*", "The webinar list - Priya is on a train.");
        await Slack.Dm("priya").ExpectAsync("*Pipeline review* of", "Not held: Priya did not check in.");
        Assert.Equal(MeetingStatus.Missed, (await world.Record.MeetingsAsync())[0].Status);
        await world.AssertExactAsync();
    }
}
