using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Status;

/// <summary><c>/align status</c>: how the program stands.</summary>
sealed class StatusVerb(ProgramFinder finder, ProgramStatus status) : IAlignVerb
{
    public string Word => "status";

    public Mrkdwn Help => Mrkdwn.Of($"`/align status` shows how the program stands");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, command.ChannelId, command.UserId);
        if (found.Program is not { } program)
        {
            return CommandAck.Ephemeral(found.Sentence);
        }

        var (text, blocks) = await status.SayAsync(program);
        return CommandAck.Ephemeral(text, blocks);
    }
}
