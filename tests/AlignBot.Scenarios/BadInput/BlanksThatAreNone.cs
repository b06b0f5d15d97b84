using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.BadInput;

/// <summary>A command that was pasted has blanks that only look like blanks, and signs of no width: it is understood as it is read.</summary>
public sealed class BlanksThatAreNone : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Commands_read_as_with_blanks()
    {
        await Slack.As("ana").RunAsync("/decision", "The price floor is 40.");

        Assert.Contains("price floor", (await Slack.As("tom").RunAsync("/decision", "show\u00A0DEC\u20131")).Text, StringComparison.Ordinal);
        Assert.Contains("1 decision with", (await Slack.As("tom").RunAsync("/decision", "search\u00A0price")).Text, StringComparison.Ordinal);
        Assert.Contains("Decision log", (await Slack.As("tom").RunAsync("/decision", "\u200Blist")).Text, StringComparison.Ordinal);
        Assert.Contains("Your open disputes", (await Slack.As("tom").RunAsync("/dispute", "\u200Blist\u00A0mine")).Text, StringComparison.Ordinal);
        Assert.Contains("Move *Pipeline review* from", (await Slack.As("lena").RunAsync("/meeting", "move\u00A0Fri\u00A011:00 a visitor comes")).Text, StringComparison.Ordinal);
        Assert.Contains("You are away", (await Slack.As("ana").RunAsync("/align", "away\u00A02026-12-14\u00A0to\u00A02026-12-18")).Text, StringComparison.Ordinal);

        Assert.Single(await world.Record.DecisionsAsync());
    }
}
