using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Delivery;

/// <summary>Slack's Web API is down while deadlines pass: a level whose ask could not be delivered does not expire.</summary>
public sealed class SlackIsDown : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Nothing_cascades_and_everything_arrives_once_it_is_back()
    {
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        await Slack.FaultAsync("down");

        // Level 1 ends; the ask to the leaders cannot be delivered, so their two days do not run out on them.
        await world.Time.ToAsync("2026-11-25T10:01");
        await world.Time.ToAsync("2026-11-27T11:00");
        Assert.Equal(1, (await world.Record.DisputeAsync()).Level);

        await Slack.ClearFaultsAsync();
        await world.Record.QuietAsync();
        await Slack.Dm("dana").ExpectAsync("*Decide");
        await Slack.Dm("priya").ExpectAsync("*Decide");
        Assert.Equal(1, await Slack.Gtm.CountAsync("No settlement at level 1."));
        Assert.Equal(1, (await world.Record.DisputeAsync()).Level);

        // From the delivery on they have the minimum live window, two working hours; then it goes up, once.
        await world.Time.AdvanceAsync(Duration.FromMinutes(115));
        Assert.Equal(1, (await world.Record.DisputeAsync()).Level);
        await world.Time.AdvanceAsync(Duration.FromMinutes(10));
        await Slack.Gtm.ExpectAsync("Level 2 ended", "Morgan");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task People_are_still_answered()
    {
        await Slack.FaultAsync("down");

        var recorded = await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        var form = await Slack.As("ana").RunAsync("/dispute", "Do webinar sign-ups count as MQLs?");

        Assert.Contains("Recorded as DEC-1", recorded.Text, StringComparison.Ordinal);
        Assert.Contains("What you typed is kept.", form.Text, StringComparison.Ordinal);

        // Slack is back: the button opens the form with what was typed.
        await Slack.ClearFaultsAsync();
        var offer = await Slack.GtmOf("ana").ExpectAsync("What you typed is kept.");
        await Slack.As("ana").PressAsync(offer, "Open the form");
        var modal = await Slack.As("ana").ModalAsync();
        Assert.Equal("Do webinar sign-ups count as MQLs?", modal.ValueOf("Question"));
        await world.AssertExactAsync();
    }
}
