using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;

namespace AlignBot.People;

/// <summary>Hears what becomes of a program's channel. A new name is no news: channels are known, and shown, by their id.</summary>
sealed class ChannelEvents(InstallationDirectory installations, ProgramDirectory programs, ChannelDesk desk, RosterComparisons comparisons, RequestInbox inbox)
    : IEventHandler<ChannelArchiveEvent>, IEventHandler<ChannelUnarchiveEvent>, IEventHandler<ChannelDeletedEvent>, IEventHandler<ChannelLeftEvent>,
        IEventHandler<ChannelIdChangedEvent>
{
    public Task Handle(ChannelArchiveEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) =>
        ChangeAsync(e.Channel, ChannelState.Archived, request, ct);

    public Task Handle(ChannelUnarchiveEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) =>
        ChangeAsync(e.Channel, ChannelState.Open, request, ct);

    public Task Handle(ChannelDeletedEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) =>
        ChangeAsync(e.Channel, ChannelState.Deleted, request, ct);

    public Task Handle(ChannelLeftEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) =>
        ChangeAsync(e.Channel, ChannelState.BotRemoved, request, ct);

    public async Task Handle(ChannelIdChangedEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct)
    {
        if (e.OldChannelId.Length > 0 && e.NewChannelId.Length > 0 && await installations.FindAsync(request.Workspace) is { } installation)
        {
            await inbox.OnceAsync(installation, request, session => desk.MoveAsync(session, installation, e.OldChannelId, e.NewChannelId), ct);
        }
    }

    async Task ChangeAsync(string channel, ChannelState state, SlackRequest request, CancellationToken ct)
    {
        if (await installations.FindAsync(request.Workspace) is { } installation && await programs.FindAsync(installation, channel) is { } key)
        {
            await inbox.OnceAsync(installation, request, session => desk.ChangeAsync(session, key, state), ct);
            if (state is ChannelState.Open)
            {
                comparisons.Soon(key);
            }
        }
    }
}
