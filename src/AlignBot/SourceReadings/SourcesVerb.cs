using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.SourceReadings;

/// <summary><c>/align sources</c>: how each source stands.</summary>
sealed class SourcesVerb(SourcesPage page) : IAlignVerb
{
    public string Word => "sources";

    public Mrkdwn Help =>
        Mrkdwn.Of(
            $"`/align sources` shows each CRM and warehouse: when it was last read whole, when it is next, and what is wrong with it");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        if (command.Text.Trim().Length > 0)
        {
            return MeantCommand.Unknown(Word, command.Text, [], Help);
        }

        var (text, blocks) = await page.ShowAsync(command.Program, command.Actor);
        return CommandAck.Ephemeral(text, blocks);
    }
}
