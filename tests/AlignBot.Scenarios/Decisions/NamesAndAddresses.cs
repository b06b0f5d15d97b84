using AlignBot.Decisions;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Decisions;

/// <summary>Slack hands over ids and doubled links; what is kept reads as people wrote it, and is found so.</summary>
public sealed class NamesAndAddresses : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task They_are_kept_as_words()
    {
        var said = await Slack.As("tom").SayAsync("<@UDANA> keeps the list, ask in <#CGTM|gtm-enterprise>");
        await Slack.As("tom").UseAsync(DecisionCommandHandler.MessageShortcutId, said);
        await Slack.GtmOf("tom").ExpectAsync("Recorded as DEC-1: @Dana keeps the list, ask in #gtm-enterprise");
        await Slack.As("tom").RunAsync("/decision", "Mail to <mailto:desk@own.example|desk@own.example> counts for <http://own.example|own.example>");

        Assert.Equal(["@Dana keeps the list, ask in #gtm-enterprise", "Mail to desk@own.example counts for own.example"], await world.Record.DecidedAsync());
        Assert.Contains("DEC-1", (await Slack.As("ana").RunAsync("/decision", "search dana list")).Text, StringComparison.Ordinal);
    }
}
