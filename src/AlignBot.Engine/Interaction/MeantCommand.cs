using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Engine.Interaction;

/// <summary>'Did you mean ...?': what was typed by a slip is asked back, and the button runs what was meant as if it had been typed.</summary>
/// <remarks>The command that it runs stands behind the gate like every other.</remarks>
public sealed class MeantCommand(IEnumerable<IAlignVerb> verbs, ClickReply reply) : IActionHandler
{
    public const string RunAction = "command.meant";

    /// <summary>The question, with its button and what else can be done with what was typed.</summary>
    /// <param name="command">The command, with its slash.</param>
    /// <param name="typed">What was typed behind it, in plain words.</param>
    /// <param name="meant">What was probably meant.</param>
    /// <param name="asTyped">Takes what was typed for what it says; null where that cannot be.</param>
    /// <param name="beside">What there is to say besides.</param>
    public static CommandAck Ask(string command, string typed, string meant, Button? asTyped = null, Mrkdwn beside = default)
    {
        var question = Mrkdwn.Of($"Did you mean `{command} {meant}`? Nothing was done with: {new PlainText(typed).Shortened(300).Text}");
        var run = new Button(RunAction, new PlainText($"{command} {meant}").Shortened(75)) { Value = $"{command[1..]} {meant}", Style = ButtonStyle.Primary };
        List<Block> blocks = [new SectionBlock(question), new ActionsBlock(asTyped is null ? [run] : [run, asTyped])];
        if (beside != Mrkdwn.Empty)
        {
            blocks.Add(new ContextBlock(beside));
        }

        return CommandAck.Ephemeral(question, blocks);
    }

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        var (word, text) = CommandWords.Split(action.Value ?? "");
        if (verbs.FirstOrDefault(verb => verb.Word == word) is { } meant)
        {
            var command = new SlashCommand
            {
                Command = "/align",
                Text = text,
                UserId = payload.User.Id,
                ChannelId = payload.Channel?.Id ?? "",
                TriggerId = payload.TriggerId,
                ResponseUrl = payload.ResponseUrl,
            };
            await reply.SayAsync(payload.ResponseUrl, await meant.Handle(command, request, ct));
        }

        return ActionAck.Nothing;
    }
}
