using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>Whoever is asked at a bad moment chooses when to be reminded; the deadline does not move.</summary>
public sealed class RemindMeLater : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.RaiseAsync();
        await world.Time.ToAsync("2026-11-25T10:01");
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_reminder_comes_when_they_chose_and_takes_the_place_of_the_ask()
    {
        var due = (await world.Record.DisputeAsync()).DueAt;
        var ask = await Slack.Dm("dana").ExpectWithAsync("Remind me tomorrow morning", "*Decide");
        await Slack.As("dana").PressAsync(ask, "Remind me tomorrow morning");

        ask = await Slack.Dm("dana").ExpectAsync("*Decide", "You are reminded");
        Assert.Equal(due, (await world.Record.DisputeAsync()).DueAt);
        await world.Time.ToAsync("2026-11-26T09:00");

        var reminder = await Slack.Dm("dana").ExpectWithAsync("Decide", "Not answered yet.");
        Assert.NotEqual(ask.Ts, reminder.Ts);
        await Slack.Dm("dana").ExpectAsync("Asked again below.");
        Assert.Contains("dispute.reminder-put-off", await world.Record.HistoryAsync());
        Assert.Single((await Slack.Dm("dana").MessagesAsync()), message => message.HasButton("Decide"));
    }

    [Fact]
    public async Task Twice_and_then_no_more()
    {
        await Slack.As("dana").PressAsync(await Slack.Dm("dana").ExpectWithAsync("Remind me this afternoon", "*Decide"), "Remind me this afternoon");
        await Slack.Dm("dana").ExpectAsync("*Decide", "You are reminded");
        await Slack.As("dana").PressAsync(await Slack.Dm("dana").ExpectWithAsync("Remind me tomorrow morning", "*Decide"), "Remind me tomorrow morning");

        await SlackWorld.EventuallyAsync(
            async () => (await Slack.Dm("dana").MessagesAsync()).Any(message => message.HasButton("Decide") && !message.HasButton("Remind me tomorrow morning")) ? this : null,
            async () => await Slack.Dm("dana").TranscriptAsync());
        Assert.Equal(2, (await world.Record.DisputeAsync()).Seats.Single(seat => seat.Occupant?.Value == "UDANA").TimesPutOff);
    }
}
