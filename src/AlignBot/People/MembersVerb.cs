using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using NodaTime;

namespace AlignBot.People;

/// <summary><c>/align members</c>: who is who, and for those who govern the way to change it.</summary>
sealed class MembersVerb(IClock clock) : IAlignVerb
{
    public string Word => "members";

    public Mrkdwn Help => Mrkdwn.Of($"`/align members` shows who is who: roles, deputies, functions, who is away");

    public HelpPart Part => HelpPart.Program;

    public Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (text, blocks) = MembersCard.Show(command.Program, command.Actor, clock.GetCurrentInstant());
        if (command.Text.Trim().Length > 0)
        {
            // Whoever types 'add @ana' would wait for them in vain.
            blocks = [new SectionBlock(Mrkdwn.Of($"Nothing stands behind `/align members`, and nothing was changed. Whoever is in {Mention.Channel(command.Program.ChannelId)} is a member; roles and teams are given below.")), .. blocks];
        }

        return Task.FromResult(CommandAck.Ephemeral(text, blocks));
    }
}
