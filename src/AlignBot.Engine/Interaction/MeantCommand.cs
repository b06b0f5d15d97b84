using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Engine.Interaction;

/// <summary>Buttons that run a command as if it had been typed: 'Did you mean ...?' after a slip, and the commands that stand on Home and in help.</summary>
/// <remarks>The command that one runs stands behind the gate like every other.</remarks>
public sealed class MeantCommand(AlignCommand align, InstallationDirectory installations, ProgramDirectory programs, ClickReply reply) : IActionHandler
{
    /// <summary>After a slip.</summary>
    public const string RunAction = "command.meant";

    /// <summary>One for each command, since several stand side by side; the command's first words take the asterisk's place.</summary>
    public const string EachAction = "command.run.*";

    /// <summary>A button that runs a command.</summary>
    /// <param name="label">What it reads.</param>
    /// <param name="command">The command, as it is typed behind <c>/align</c>.</param>
    /// <param name="program">Whose it is, where the button stands in no channel; null where the channel says so.</param>
    public static Button Run(string label, string command, ProgramInfo? program) => new(EachAction.Replace("*", command.Replace(' ', '.'), StringComparison.Ordinal), label)
    {
        Value = program is null ? command : new ProgramRef(program.Key.ProgramId, command).ToString(),
    };

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

    /// <summary>What a word of <c>/align</c> answers where it does not know what stands behind it: the nearest that it knows, or what there is.</summary>
    /// <param name="word">The word.</param>
    /// <param name="typed">What stands behind it.</param>
    /// <param name="known">What may stand there.</param>
    /// <param name="usage">What there is.</param>
    public static CommandAck Unknown(string word, string typed, IReadOnlyList<string> known, Mrkdwn usage)
    {
        typed = typed.Trim();
        return Slips.Nearest(CommandWords.Split(typed).Word, known) is { } near
            ? Ask("/align", SlackMarkup.Plain($"{word} {typed}"), $"{word} {near}")
            : CommandAck.Ephemeral((Mrkdwn.Of($"`/align {word} {typed}` is not known here.\n").Shortened(800) + usage).Shortened(3000));
    }

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        var about = ProgramRef.Parse(action.Value);
        var text = about?.Rest ?? action.Value ?? "";
        if (text.Length == 0 || await ChannelAsync(about, payload, request) is not { } channel)
        {
            return ActionAck.Nothing;
        }

        var command = new SlashCommand
        {
            Command = "/align",
            Text = CommandWords.Split(text) is ("align", var behind) ? behind : text,
            UserId = payload.User.Id,
            ChannelId = channel,
            TriggerId = payload.TriggerId,
            ResponseUrl = payload.ResponseUrl,
        };
        await reply.SayAsync(payload, request, await align.Handle(command, request, ct), ct);
        return ActionAck.Nothing;
    }

    /// <summary>The channel in which it is run: that of the click, or on Home that of a program that the person is in. Null for one that they left.</summary>
    async Task<string?> ChannelAsync(ProgramRef? about, BlockActions payload, SlackRequest request) => about is not { } reference
        ? payload.Channel?.Id ?? ""
        : await installations.FindAsync(request.Workspace) is { } installation
            && (await programs.OfMemberAsync(installation, payload.User.Id)).Contains(reference.In(installation))
            ? (await programs.LatestAsync(reference.In(installation))).ChannelId
            : null;
}
