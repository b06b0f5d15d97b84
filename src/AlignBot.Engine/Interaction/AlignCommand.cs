using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Engine.Interaction;

/// <summary><c>/align</c>: everything there is under one name. Each word that may follow is a feature's own <see cref="IAlignVerb"/>.</summary>
public sealed class AlignCommand(IEnumerable<IAlignWord> verbs, RightsTable declared, Signposts signposts, ProgramFinder finder, ProgramDirectory programs) : ICommandHandler
{
    public async Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct)
    {
        var text = command.Text.Trim();
        var (word, rest) = CommandWords.Split(text);
        if (verbs.FirstOrDefault(verb => verb.Word == word) is { } known)
        {
            return await known.Handle(command with { Text = rest }, request, ct);
        }

        if (word is "help" && CommandWords.Split(rest).Word is "all" or "commands")
        {
            return CommandAck.Ephemeral(Mrkdwn.Of($"*All commands*"), [.. Everything()]);
        }

        return word is "" or "help" ? await HelpAsync(command, request, Mrkdwn.Empty)
            : signposts.MeantFor(word, rest) is { } meant ? MeantCommand.Ask("/align", SlackMarkup.Plain(text), meant)
            : await HelpAsync(command, request, Mrkdwn.Of($"`/align {text}` is not known here.\n").Shortened(1000));
    }

    async Task<CommandAck> HelpAsync(SlashCommand command, SlackRequest request, Mrkdwn before)
    {
        var (reader, found) = (new UserId(command.UserId), await finder.FindAsync(request.Workspace, command.ChannelId, command.UserId));
        var program = found.Program is { } key ? await programs.LatestAsync(key) : null;
        var hasNone = found.InstallationId > 0 && command.ChannelId is [not 'D', ..] && await programs.FindAsync(found.InstallationId, command.ChannelId) is null;
        var text = before + Lead(program, reader) + (hasNone ? Mrkdwn.Of($"\nThis channel has no program yet: `/align setup` begins one.") : Mrkdwn.Empty);
        return CommandAck.Ephemeral(text, [new SectionBlock(text), signposts.Help(program, reader, hasNone: hasNone)]);
    }

    /// <summary>What help begins with, before its buttons.</summary>
    public static Mrkdwn Lead(ProgramInfo? program, UserId reader) => program is null || program.Roster.MayDecide(reader)
        ? Mrkdwn.Of($"*What you can do here*\nRaise what sales and marketing disagree on, and it ends in a decision by a named person at a named time. What was decided stays in the log.")
        : Mrkdwn.Of($"*What you can do here*\nYou read what stands in {Mention.Channel(program.ChannelId)}. Disputes, decisions and meetings are its full members', and your account {Names.Why(program.Roster.StandingOf(reader))}.");

    IEnumerable<Block> Everything()
    {
        foreach (var part in verbs.GroupBy(verb => verb.Part).OrderBy(part => part.Key))
        {
            yield return new SectionBlock((Mrkdwn.Of($"*{Heading(part.Key)}*\n") + Mrkdwn.Join("\n", part.Select(verb => verb.Help))).Shortened(3000));
        }

        var commands = Declared(HandlerKind.Command).Where(use => use.Id != "/align" && !use.Id.Contains(' ', StringComparison.Ordinal)).Select(use => Mrkdwn.Of($"`/align {use.Id[1..]}`"));
        var shortcuts = Declared(HandlerKind.MessageShortcut).Select(use => Mrkdwn.Of($"'{use.Name}'"));
        yield return new ContextBlock(Mrkdwn.Of(
            $"Where the short names are taken: {Mrkdwn.Join(", ", commands)}. In the menu of a message: {Mrkdwn.Join(", ", shortcuts)}.").Shortened(3000));
    }

    static string Heading(HelpPart part) => part switch
    {
        HelpPart.EveryDay => "Every day",
        HelpPart.Yours => "For yourself",
        HelpPart.Program => "How it stands, and by what rules",
        _ => "For those who run it",
    };

    IEnumerable<DeclaredRight> Declared(HandlerKind kind) => declared.All.Where(use => use.Kind == kind && use.Part is null);
}
