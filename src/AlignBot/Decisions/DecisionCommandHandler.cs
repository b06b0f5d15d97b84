using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Forms;
using AlignBot.Inbox;
using AlignBot.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Storage;
using AlignBot.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions;

/// <summary><c>/decision TEXT</c> records in one step; <c>/decision list</c> and <c>/decision search WORDS</c> read the log.</summary>
sealed class DecisionCommandHandler(
    ProgramFinder finder, ProgramDirectory programs, DecisionDesk desk, ClickReply reply, RequestInbox inbox, IDatabase database)
    : ICommandHandler, IMessageShortcutHandler
{
    public const string MessageShortcutId = "decision.record.message";

    /// <summary>How many entries a list shows: what fits an answer that is still read.</summary>
    const int Listed = 10;

    public async Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, command.ChannelId, command.UserId);
        if (found.Program is not { } program)
        {
            return CommandAck.Ephemeral(found.Sentence);
        }

        var text = command.Text.Trim();
        return Verb(text, out var rest) switch
        {
            DecisionVerb.Help => CommandAck.Ephemeral(Usage),
            DecisionVerb.List => await ListAsync(program),
            DecisionVerb.Search when rest.Length == 0 => CommandAck.Ephemeral(Mrkdwn.Of($"Search for what? For example: `/decision search webinar`")),
            DecisionVerb.Search => await SearchAsync(program, rest),
            _ => await inbox.OnceAsync(program.InstallationId, request, async session => CommandAck.Ephemeral(await RecordAsync(session, program, command.UserId, SlackMarkup.Plain(text))), ct),
        };
    }

    /// <summary>'Record a decision' on a message: its text is the decision.</summary>
    public async Task<ActionAck> Handle(MessageShortcut shortcut, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, shortcut.Channel.Id, shortcut.User.Id);
        if (found.Program is not { } program)
        {
            await reply.SayAsync(shortcut.ResponseUrl, found.Sentence);
            return ActionAck.Nothing;
        }

        var said = Mrkdwn.Empty;
        await inbox.OnceAsync(
            program.InstallationId, request,
            async session => said = await RecordAsync(session, program, shortcut.User.Id, SlackMarkup.Plain(shortcut.Message.Text)),
            ct);
        if (said != Mrkdwn.Empty)
        {
            await reply.SayAsync(shortcut.ResponseUrl, said);
        }

        return ActionAck.Nothing;
    }

    /// <summary>Records it; what to say to whoever did.</summary>
    async ValueTask<Mrkdwn> RecordAsync(Session session, ProgramKey key, string user, string text)
    {
        switch (await desk.RecordAsync(session, key, new UserId(user), text))
        {
            case Outcome<Decision>.Changed recorded:
                return Mrkdwn.Of($"Recorded as DEC-{recorded.State.Number}: {recorded.State.Text}").Shortened(3000);
            case Outcome<Decision>.Refused refused:
                var program = await programs.CurrentAsync(session, key);
                return (DecisionRefusals.Say(refused.Why, program) + Mrkdwn.Of($" You typed: {text}")).Shortened(3000);
            default:
                throw new InvalidOperationException("Recording a decision is either done or refused.");
        }
    }

    async Task<CommandAck> ListAsync(ProgramKey key)
    {
        var (rows, count, program) = await database.ReadAsync(async db => (
            await Of(db, key).OrderByDescending(row => row.Number).Take(Listed).ToListAsync(),
            await Of(db, key).CountAsync(),
            await programs.LatestAsync(key)));
        return rows.Count == 0
            ? CommandAck.Ephemeral(Mrkdwn.Of($"The decision log is empty. Record the first with `/decision` and what was decided."))
            : Lines(Mrkdwn.Of($"*Decision log: {(count > Listed ? $"the newest {Listed} of {count}" : count == 1 ? "1 decision" : $"{count} decisions")}*"), rows, program);
    }

    async Task<CommandAck> SearchAsync(ProgramKey key, string words)
    {
        var (rows, program) = await database.ReadAsync(async db =>
        {
            var query = Of(db, key);
            foreach (var word in words.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            {
                // Each word somewhere in the entry; what the databases take for wildcards is looked for as it stands.
                var pattern = "%" + word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
                    .Replace("_", "\\_", StringComparison.Ordinal) + "%";
                query = query.Where(row => EF.Functions.Like(row.Words, pattern, "\\"));
            }

            return (
                await query.OrderByDescending(row => row.Number).Take(Listed + 1).ToListAsync(),
                await programs.LatestAsync(key));
        });
        if (rows.Count == 0)
        {
            return CommandAck.Ephemeral(Mrkdwn.Of($"No decision holds all of: {words}").Shortened(3000));
        }

        var title = rows.Count > Listed
            ? Mrkdwn.Of($"*More than {Listed} decisions hold '{words}'; the newest:*").Shortened(400)
            : Mrkdwn.Of($"*{rows.Count} decision{(rows.Count == 1 ? "" : "s")} with '{words}'*").Shortened(400);
        return Lines(title, rows.Take(Listed), program);
    }

    static CommandAck Lines(Mrkdwn title, IEnumerable<DecisionRow> rows, ProgramInfo program)
    {
        List<Block> blocks = [new SectionBlock(title), .. rows.Select(row => new SectionBlock(DecisionCard.Line(DecisionDesk.StateOf(row), program)))];
        return CommandAck.Ephemeral(title, blocks);
    }

    static IQueryable<DecisionRow> Of(AlignBotContext db, ProgramKey key) =>
        db.Decisions.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    static DecisionVerb Verb(string text, out string rest)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var word = space < 0 ? text : text[..space];
        rest = space < 0 ? "" : text[(space + 1)..].Trim();

        // 'list' alone is the verb; 'list prices stay' is a decision.
        return word.ToLower(CultureInfo.InvariantCulture) switch
        {
            "" or "help" when rest.Length == 0 => DecisionVerb.Help,
            "list" when rest.Length == 0 => DecisionVerb.List,
            "search" => DecisionVerb.Search,
            _ => DecisionVerb.Record,
        };
    }

    enum DecisionVerb
    {
        Record,
        Help,
        List,
        Search,
    }

    static Mrkdwn Usage => Mrkdwn.Of(
        $"`/decision` and what was decided records it, for example: `/decision Webinar sign-ups count only after a second touch`\n`/decision list` shows the newest entries, `/decision search` and some words finds older ones.");
}
