using AlignBot.Engine.Interaction;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Artifacts.Accounts;

/// <summary><c>/align account [NAME]</c>: what is written about an account, what is disputed and what was decided. It has no words of its own behind it: any of them may be a name.</summary>
sealed class AccountVerb(AccountCard card) : IAlignVerb
{
    public string Word => "account";

    public Mrkdwn Help => Mrkdwn.Of($"`/align account` and a name shows what was planned, tried and decided there, and takes another entry");

    public HelpPart Part => HelpPart.EveryDay;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var typed = SlackMarkup.Plain(command.Text, command.Program.Roster).Trim();
        var (text, blocks) = typed.Length == 0 ? await card.ListAsync(command.Program, command.Actor) : await card.AnswerAsync(command.Program, command.Actor, typed);
        return CommandAck.Ephemeral(text, blocks);
    }
}
