using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>A clock turned by hand goes on only once everybody has heard what was said before: the parties of a dispute, who hear of it
/// after its card stands, are not told a day late, and level 1 is owed no more time for it.</summary>
public sealed class ATurnedClock : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(settings: new() { ["Delivery:Pace"] = "1" });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Waits_for_what_follows_the_card()
    {
        await Slack.RaiseAsync();

        await world.Time.ToAsync("2026-11-25T10:01");

        await Slack.Dm("dana").ExpectAsync("*Decide");
    }

    [Fact]
    public async Task Waits_for_what_Slack_puts_off_for_a_second()
    {
        await Slack.FaultAsync("rate_limit", new() { ["method"] = "chat.postMessage", ["channel"] = "CGTM", ["times"] = 1, ["retry_after"] = 1 });

        await Slack.RaiseAsync();
        await world.Time.ToAsync("2026-11-25T10:01");

        await Slack.Dm("dana").ExpectAsync("*Decide");
    }
}
