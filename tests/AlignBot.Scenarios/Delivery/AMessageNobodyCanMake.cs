using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>A message that this build can't make (another build's, say) is given up by name: what is behind it in the channel goes out.</summary>
public sealed class AMessageNobodyCanMake : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("another.builds")]
    [InlineData("dispute.ask")]
    public async Task Holds_up_nothing_and_is_told_of(string message)
    {
        await world.BotService<IDatabase>().WriteAsync(WorkPriority.Clock, session => world.BotService<OutboxQueue>().EnqueueAsync(
            session, new ProgramKey(1, 1),
            new OutgoingMessage { Kind = OutboxKind.Ledger, Message = message, SubjectId = Guid.CreateVersion7(), Destination = "CGTM" }));

        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");

        await Slack.Gtm.ExpectAsync("*DEC-1*", "The list is frozen.");
        await world.Record.QuietAsync();
        Assert.Contains("delivery.failed", await world.Record.HistoryAsync());
        Assert.Contains(await world.Record.MessagesAsync(), row => row is { State: OutboxState.Failed, Error: DeliveryWords.CannotRender });
        var status = await Slack.As("riley").RunAsync("/align", "status");
        Assert.Contains("AlignBot could not write it; its log says why", status.Text, StringComparison.Ordinal);
    }
}
