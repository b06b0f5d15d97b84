using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;

namespace AlignBot.Engine.Outbox;

/// <summary>Hears messages. Of the bot's own, one whose sending ended without an answer is found here before anybody has to look.</summary>
public sealed class OwnMessages(
    OutboxTable outbox, MessageEnds ends, InstallationDirectory installations, IDatabase database, LaneSignal lanes, IEnumerable<IHearMessages> others)
    : IEventHandler<MessageEvent>
{
    public async Task Handle(MessageEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct)
    {
        if (e is { BotId: null, AppId: null, Hidden: false })
        {
            foreach (var other in others)
            {
                await other.HeardAsync(e, envelope, request, ct);
            }

            return;
        }

        if (e.BotId is null || e.Metadata?.EventType != MessageSender.MetadataType || !Guid.TryParse(e.Metadata.Text("outbox_id"), out var id)
            || await installations.FindAsync(request.Workspace) is not { } installation
            || await outbox.FindAsync(id) is not { State: OutboxState.Uncertain } row
            || row.InstallationId != installation
            || (row.ThreadSlot is not null && e.ThreadTs is null))
        {
            // The last: it stands outside of the thread it belongs to. Whoever looks for it takes it back.
            return;
        }

        await database.WriteAsync(
            WorkPriority.Clock,
            async session =>
            {
                await ends.SentAsync(session, row, new StandingMessage(e.Channel ?? row.Destination, e.Ts, e.ThreadTs), permalink: null);
                session.AfterCommit(() => lanes.Wake(row.Lane));
            },
            ct);
    }
}
