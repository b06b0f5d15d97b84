using AlignBot.Domain.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>Two meetings of a program run beside each other: what somebody says belongs to the one they are in.</summary>
public sealed class TwoAtOnce : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_decision_an_item_and_the_end_go_to_the_one_they_are_in()
    {
        await world.AddSeriesAsync("Deal desk", (await world.Record.MeetingsAsync()).First(meeting => meeting.Terms.Name == "Pipeline review").Series);
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await StartAsync("Pipeline review", "dana", "priya");
        await StartAsync("Deal desk", "ben", "lena");

        await Slack.As("ben").RunAsync("/decision", "Acme gets a week.");
        await Slack.As("priya").RunAsync("/decision", "The list is frozen.");
        Assert.Contains("Deal desk", (await Slack.As("lena").RunAsync("/meeting", "add Globex")).Text, StringComparison.Ordinal);
        await Slack.Gtm.ExpectAsync("*Deal desk*", "Now:", "DEC-1: Acme gets a week.");
        await Slack.Gtm.ExpectAsync("*Pipeline review*", "Now:", "DEC-2: The list is frozen.");

        // Ana is in neither: what she records is no meeting's.
        await Slack.As("ana").RunAsync("/decision", "Lunch is at noon.");
        await Slack.As("priya").RunAsync("/meeting", "end");
        await Slack.Gtm.ExpectAsync("*Pipeline review*", "Held. 1 decision.", "There: Dana and Priya.");
        var meetings = (await world.Record.MeetingsAsync()).Where(meeting => meeting.StartedAt is not null).ToDictionary(meeting => meeting.Terms.Name);
        Assert.Equal((MeetingStatus.Held, MeetingStatus.Running), (meetings["Pipeline review"].Status, meetings["Deal desk"].Status));
        Assert.Equal([2], Numbers(meetings["Pipeline review"]));
        Assert.Equal([1], Numbers(meetings["Deal desk"]));
        Assert.Equal(["Globex"], meetings["Deal desk"].Items.Select(item => item.Text));
        Assert.Empty(meetings["Pipeline review"].Items);
        await world.AssertExactAsync();
    }

    static int[] Numbers(Meeting meeting) => [.. meeting.Decisions.Select(decision => decision.Number)];

    async Task StartAsync(string name, string first, string second)
    {
        await Slack.As(first).PressAsync(await Slack.Gtm.ExpectAsync($"*{name}*", "start it by"), "Start");
        await Slack.As(second).PressAsync(await Slack.Gtm.ExpectAsync($"*{name}*", "Now:"), "I am here too");
        await Slack.Gtm.ExpectAsync($"*{name}*", "Now:", "Here:", " and ");
    }
}
