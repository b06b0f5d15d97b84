using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Audits;

/// <summary><c>/align audit</c>: the quarterly audit as it stands.</summary>
sealed class AuditVerb(AuditButtons audits) : IAlignVerb
{
    public string Word => "audit";

    public Mrkdwn Help => Mrkdwn.Of($"`/align audit` shows the quarterly audit: what the record finds wrong, who mends it, and its signed result");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        if (command.Text.Trim().Length > 0)
        {
            return MeantCommand.Unknown(Word, command.Text, [], Help);
        }

        var (text, blocks) = await audits.ShowAsync(command.Program, command.Actor);
        return CommandAck.Ephemeral(text, blocks);
    }
}
