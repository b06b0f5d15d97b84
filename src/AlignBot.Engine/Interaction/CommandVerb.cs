using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Engine.Interaction;

/// <summary>A slash command of its own, also under <c>/align</c>: for workspaces where the short name is taken.</summary>
/// <param name="command">The command, with its slash.</param>
/// <param name="handler">What answers it.</param>
/// <param name="help">Its line in the help.</param>
sealed class CommandVerb(string command, ICommandHandler handler, Mrkdwn help) : IAlignWord
{
    public string Word => command[1..];

    public Mrkdwn Help => help;

    public HelpPart Part => HelpPart.EveryDay;

    public Task<CommandAck> Handle(SlashCommand typed, SlackRequest request, CancellationToken ct) =>
        handler.Handle(typed with { Command = command }, request, ct);
}
