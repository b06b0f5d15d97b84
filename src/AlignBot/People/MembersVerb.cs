using AlignBot.Domain;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.People;

/// <summary><c>/align members</c>: who is who, and for those who govern the way to change it.</summary>
sealed class MembersVerb(ProgramFinder finder, ProgramDirectory programs, IClock clock) : IAlignVerb
{
    public string Word => "members";

    public Mrkdwn Help => Mrkdwn.Of($"`/align members` shows who is who: roles, deputies, functions, who is away");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, command.ChannelId, command.UserId);
        if (found.Program is not { } key)
        {
            return CommandAck.Ephemeral(found.Sentence);
        }

        var (text, blocks) = MembersCard.Show(await programs.LatestAsync(key), new UserId(command.UserId), clock.GetCurrentInstant());
        return CommandAck.Ephemeral(text, blocks);
    }
}
