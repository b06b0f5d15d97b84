using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;

namespace AlignBot.Contracts;

/// <summary>Hears that the bot was invited to a channel that has no program.</summary>
interface IBotInvited
{
    Task InvitedAsync(int installationId, MemberJoinedChannelEvent e, SlackRequest request, CancellationToken ct);
}
