using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Engine.Interaction;

/// <summary><c>/align</c>: everything there is under one name. Each word that may follow is a feature's own <see cref="IAlignVerb"/>.</summary>
public sealed class AlignCommand(IEnumerable<IAlignVerb> verbs, RightsTable declared) : ICommandHandler
{
    public Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct)
    {
        var text = command.Text.Trim();
        var (word, rest) = CommandWords.Split(text);
        if (verbs.FirstOrDefault(verb => verb.Word == word) is { } known)
        {
            return known.Handle(command with { Text = rest }, request, ct);
        }

        if (Slips.Near(word, verbs.Select(verb => verb.Word)) is { } near)
        {
            return Task.FromResult(MeantCommand.Ask("/align", text, $"{near} {rest}".TrimEnd()));
        }

        return Task.FromResult(CommandAck.Ephemeral(
            word is "" or "help" ? Help() : (Mrkdwn.Of($"`/align {text}` is not known here.\n").Shortened(1000) + Help()).Shortened(3000)));
    }

    Mrkdwn Help()
    {
        var commands = Declared(HandlerKind.Command).Where(use => use.Id != "/align" && !use.Id.Contains(' ', StringComparison.Ordinal)).Select(use => Mrkdwn.Of($"`/align {use.Id[1..]}`"));
        var shortcuts = Declared(HandlerKind.MessageShortcut).Select(use => Mrkdwn.Of($"'{use.Name}'"));
        return Mrkdwn.Of($"*What you can do here*\n") + Mrkdwn.Join("\n", verbs.Select(verb => verb.Help)) + Mrkdwn.Of(
            $"\nAll of them work under `/align` as well: {Mrkdwn.Join(", ", commands)}. On a message, look in its menu for {Mrkdwn.Join(", ", shortcuts)}.");
    }

    IEnumerable<DeclaredRight> Declared(HandlerKind kind) => declared.All.Where(use => use.Kind == kind && use.Part is null);
}
