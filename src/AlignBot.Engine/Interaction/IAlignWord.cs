using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Engine.Interaction;

/// <summary>A word of <c>/align</c> with what stands before its answer.</summary>
public interface IAlignWord
{
    string Word { get; }

    Mrkdwn Help { get; }

    HelpPart Part { get; }

    Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct);
}
