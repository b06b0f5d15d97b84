using AlignBot.Domain;
using AlignBot.Engine.Home;
using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Engine.Waiting;

/// <summary><c>/align waiting</c>: what waits for its reader, as Home has it.</summary>
sealed class WaitingVerb(ProgramFinder finder, HomePage home, WaitingSection waiting) : IAlignVerb
{
    public string Word => "waiting";

    public Mrkdwn Help => Mrkdwn.Of($"`/align waiting` shows what waits for you, as Home does");

    public HelpPart Part => HelpPart.EveryDay;

    public async Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, command.ChannelId, command.UserId);
        if (found.Program is null)
        {
            return CommandAck.Ephemeral(found.Sentence);
        }

        var (title, blocks) = await home.SayAsync(found.InstallationId, new UserId(command.UserId), waiting.SayAsync);
        return CommandAck.Ephemeral(title, blocks);
    }
}
