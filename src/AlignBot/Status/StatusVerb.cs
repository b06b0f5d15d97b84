using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Status;

/// <summary><c>/align status</c>: how the program stands.</summary>
sealed class StatusVerb(ProgramStatus status) : IAlignVerb
{
    public string Word => "status";

    public Mrkdwn Help => Mrkdwn.Of($"`/align status` shows how the program stands");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (text, blocks) = await status.SayAsync(command.Program.Key);
        return CommandAck.Ephemeral(text, blocks);
    }
}
