using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;

namespace AlignBot.Engine.Interaction;

/// <summary>Hears what people write where the bot is. Slack knows one handler of an event: whoever else listens does so here.</summary>
public interface IHearMessages
{
    /// <summary>A message that no bot wrote, as it was posted first.</summary>
    Task HeardAsync(MessageEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct);
}
