using AlignBot.Decisions.Cards;
using AlignBot.Decisions.Forms;
using AlignBot.Decisions.Search;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.People;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Decisions;

/// <summary><c>/decision TEXT</c> records in one step; <c>/decision list</c>, <c>search WORDS</c> and <c>show DEC-n</c> read the log.</summary>
sealed class DecisionCommandHandler(
    ProgramFinder finder, ProgramDirectory programs, DecisionDesk desk, DecisionList list, DecisionPage page, ConfidentialDecisions confidential, FormOpener forms,
    ClickReply reply, InstallationDirectory installations, RequestInbox inbox, IDatabase database, IClock clock)
    : ICommandHandler, IWordedHandler, IActionHandler, IMessageShortcutHandler, IShortcutHandler
{
    static readonly Slips Slips = new("DEC", hasSearch: true);

    /// <summary>Records what was asked back as a slip; carries the program, an id of its own and the words.</summary>
    public const string RecordWordsAction = "decision.record.words";

    public const string MessageShortcutId = "decision.record.message";
    public const string GlobalShortcutId = "decision.record.global";

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
            DecisionVerb.Form => await OpenAsync(program, command, request, ct),
            DecisionVerb.Help => CommandAck.Ephemeral(Usage),
            DecisionVerb.List => await ReadAsync(program, command.UserId, words: null),
            DecisionVerb.Search when rest.Length == 0 => CommandAck.Ephemeral(Mrkdwn.Of($"Search for what? For example: `/decision search webinar`, `\"second touch\"`, `-budget`, or `by:@ana`, `account:acme`, `category:definition`, `status:superseded`, `from:2026-01-01`, `to:2026-03-31`")),
            DecisionVerb.Search => await ReadAsync(program, command.UserId, rest),
            DecisionVerb.Show => await ShowAsync(program, command.UserId, rest),
            _ => await RecordAsync(program, command.UserId, text, await programs.PlainAsync(program, text, command.ChannelId, command.ChannelName), request, ct),
        };
    }

    async Task<CommandAck> RecordAsync(ProgramKey program, string user, string typed, string words, SlackRequest request, CancellationToken ct) => Slips.Meant(typed) is { } meant
        ? MeantCommand.Ask("/decision", words, meant, AsTyped(program, words), meant.StartsWith("show ", StringComparison.Ordinal) ? NeverDeleted : Mrkdwn.Empty)
        : await inbox.OnceAsync(program, request, async session => CommandAck.Ephemeral(await RecordAsync(session, program, user, words)), ct);

    /// <summary>'Record these words': they were no slip.</summary>
    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is { } about && about.Rest.Split('/', 2) is [var id, var words] && await installations.FindAsync(request.Workspace) is { } installation)
        {
            // Once, however often it is pressed.
            var once = request with { Key = $"words:{id}" };
            var said = await inbox.FirstTimeAsync(installation, once, session => RecordAsync(session, about.In(installation), payload.User.Id, words), ct);
            if (said != Mrkdwn.Empty)
            {
                await reply.SayAsync(payload, said, replace: true);
            }
        }

        return ActionAck.Nothing;
    }

    static Button AsTyped(ProgramKey program, string words) => new(RecordWordsAction, "Record these words")
    {
        Value = new ProgramRef(program.ProgramId, $"{Guid.CreateVersion7():N}/{words}").ToString(),
    };

    static Mrkdwn NeverDeleted => Mrkdwn.Of($"What is in the log stays there; `/decision show DEC-12` has the buttons to amend, supersede or reverse an entry.");

    public bool Takes(string word, string text, ProgramInfo program) => Verb(text, out var rest) switch
    {
        DecisionVerb.List or DecisionVerb.Show => true,
        DecisionVerb.Search => rest.Length > 0,
        _ => false,
    };

    /// <summary>'Record a decision' on a message: its text is the decision.</summary>
    public async Task<ActionAck> Handle(MessageShortcut shortcut, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, shortcut.Channel.Id, shortcut.User.Id);
        if (found.Program is not { } program)
        {
            await reply.SayAsync(shortcut, found.Sentence);
            return ActionAck.Nothing;
        }

        var words = await programs.PlainAsync(program, MessageText.Of(shortcut.Message), shortcut.Channel.Id, shortcut.Channel.Name);
        var said = await inbox.FirstTimeAsync(program, request, session => RecordAsync(session, program, shortcut.User.Id, words), ct);
        if (said != Mrkdwn.Empty)
        {
            await reply.SayAsync(shortcut, said);
        }

        return ActionAck.Nothing;
    }

    /// <summary>'Record a decision' from anywhere: a form.</summary>
    public async Task<ActionAck> Handle(GlobalShortcut shortcut, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, channelId: null, shortcut.User.Id);
        if (found.Program is not { } key)
        {
            await SayAsync(found.Sentence);
            return ActionAck.Nothing;
        }

        var program = await programs.LatestAsync(key);
        var standing = program.Roster.StandingOf(new UserId(shortcut.User.Id));
        if (standing is not Standing.Member)
        {
            await SayAsync(DecisionRefusals.Say(new DecisionRefusal.MayNotRecord(standing), program));
            return ActionAck.Nothing;
        }

        await forms.TryOpenAsync(request.Workspace, shortcut.TriggerId, DecisionModals.Record(program), ct);
        return ActionAck.Nothing;

        // There is no response_url here: a small page says why there is no form.
        Task<bool> SayAsync(Mrkdwn sentence) => forms.TryOpenAsync(
            request.Workspace, shortcut.TriggerId, new ModalView("Record a decision", [new SectionBlock(sentence)]) { Close = "Close" }, ct);
    }

    /// <summary><c>/decision</c> alone: the form for all of it. Whoever may not record is told so before they fill it in.</summary>
    async Task<CommandAck> OpenAsync(ProgramKey key, SlashCommand command, SlackRequest request, CancellationToken ct)
    {
        var program = await programs.LatestAsync(key);
        if (program.Roster.StandingOf(new UserId(command.UserId)) is not Standing.Member and var standing)
        {
            return CommandAck.Ephemeral(DecisionRefusals.Say(new DecisionRefusal.MayNotRecord(standing), program));
        }

        if (await forms.TryOpenAsync(request.Workspace, command.TriggerId, DecisionModals.Record(program), ct))
        {
            return CommandAck.Nothing;
        }

        var sentence = Mrkdwn.Of($"If no form opened, open it here.");
        return CommandAck.Ephemeral(sentence, [new SectionBlock(sentence), new ActionsBlock(MeantCommand.Run("Open the form", "decision", program))]);
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

    async Task<CommandAck> ReadAsync(ProgramKey key, string reader, string? words)
    {
        var program = await programs.LatestAsync(key);
        var (text, blocks) = await list.SayAsync(program, new UserId(reader), words);
        return CommandAck.Ephemeral(text, blocks);
    }

    async Task<CommandAck> ShowAsync(ProgramKey key, string reader, string typed)
    {
        var program = await programs.LatestAsync(key);
        var number = CommandWords.Number("DEC", typed) ?? 0;
        var (found, mayRead) = await database.ReadAsync(async db =>
        {
            var entry = await DecisionChain.Of(db, key).SingleOrDefaultAsync(row => row.Number == number) is { } row ? DecisionDesk.StateOf(row) : null;
            return (entry, entry is not null && (await confidential.ReadableAsync(db, program, [entry], new UserId(reader), clock.GetCurrentInstant())).Count > 0);
        });
        if (found is null)
        {
            return CommandAck.Ephemeral(DecisionRefusals.Say(new DecisionRefusal.NoSuchDecision(typed), program).Shortened(600));
        }

        if (!mayRead)
        {
            return CommandAck.Ephemeral(ConfidentialDecisions.Refusal(found));
        }

        var (text, blocks) = await page.SayAsync(key, found, new UserId(reader));
        return CommandAck.Ephemeral(text, blocks);
    }

    static DecisionVerb Verb(string text, out string rest)
    {
        (var word, rest) = CommandWords.Split(text);

        // 'list' alone is the verb, and so it is before what a search takes: 'list by:@ana'. 'list prices stay' is a decision.
        return word switch
        {
            "" => DecisionVerb.Form,
            "help" when rest.Length == 0 => DecisionVerb.Help,
            "list" when rest.Length == 0 => DecisionVerb.List,
            "list" when DecisionQuery.HasFilter(rest) => DecisionVerb.Search,
            "search" => DecisionVerb.Search,

            // 'show DEC-12' is the verb; 'show the scoreboard in every review' is a decision.
            "show" when CommandWords.Number("DEC", rest) is not null => DecisionVerb.Show,
            _ => DecisionVerb.Record,
        };
    }

    enum DecisionVerb
    {
        Record,
        Form,
        Help,
        List,
        Search,
        Show,
    }

    static Mrkdwn Usage => Mrkdwn.Of(
        $"`/decision` and what was decided records it, for example: `/decision Webinar sign-ups count only after a second touch`; `/decision` alone opens a form\n`/decision list` shows the newest entries, `/decision search` and some words finds older ones, `/decision show DEC-12` shows one with its whole chain.");
}
