using AlignBot.Engine.Home;
using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Engine.Waiting;

/// <summary><c>/align waiting</c>: what waits for its reader, as Home has it.</summary>
sealed class WaitingVerb(HomePage home, WaitingSection waiting) : IAlignVerb
{
    public string Word => "waiting";

    public Mrkdwn Help => Mrkdwn.Of($"`/align waiting` shows what waits for you, as Home does");

    public HelpPart Part => HelpPart.EveryDay;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (title, blocks) = await home.SayAsync(command.Program.Key.InstallationId, command.Actor, waiting.SayAsync);
        return CommandAck.Ephemeral(title, blocks);
    }
}
