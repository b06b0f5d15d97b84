using AlignBot.Engine.Interaction;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Differences;

/// <summary><c>/align numbers</c>: how far the two sides' pipelines are apart.</summary>
sealed class NumbersVerb(FiguresPage page) : IAlignVerb
{
    public string Word => "numbers";

    public Mrkdwn Help => Mrkdwn.Of(
        $"`/align numbers` shows how far the pipelines of sales and marketing are apart, and where each comes from");

    public HelpPart Part => HelpPart.EveryDay;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        if (SlackMarkup.Plain(command.Text, command.Program.Roster).Trim().Length > 0)
        {
            return MeantCommand.Unknown(Word, command.Text, [], Help);
        }

        var (text, blocks) = await page.AnswerAsync(command.Program, command.Actor);
        return CommandAck.Ephemeral(text, blocks);
    }
}
