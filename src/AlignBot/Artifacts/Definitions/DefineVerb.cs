using AlignBot.Engine.Interaction;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Artifacts.Definitions;

/// <summary><c>/align define [TERM]</c>: what a term means here. It has no words of its own behind it: any of them may be a term.</summary>
sealed class DefineVerb(IDatabase database) : IAlignVerb
{
    public string Word => "define";

    public Mrkdwn Help => Mrkdwn.Of($"`/align define` and a term says what it means here, alone it lists the terms");

    public HelpPart Part => HelpPart.EveryDay;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var typed = SlackMarkup.Plain(command.Text, command.Program.Roster).Trim();
        var (text, blocks) = await database.ReadAsync(db => typed.Length == 0 ? TermCard.ListAsync(db, command.Program) : TermCard.AnswerAsync(db, command.Program, typed));
        return CommandAck.Ephemeral(text, blocks);
    }
}
