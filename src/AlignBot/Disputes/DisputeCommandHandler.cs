using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Overview;
using AlignBot.Disputes.Raising;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Disputes;

/// <summary><c>/dispute</c>: <c>list</c> and <c>show</c> read, <c>help</c> explains, and any other text is a question to be raised.</summary>
sealed class DisputeCommandHandler(
    ProgramFinder finder, ProgramDirectory programs, DisputeArchive archive, DisputeList list, RaiseDispute raise,
    IDatabase database, IEnumerable<ICardPart<Dispute>> parts, IClock clock)
    : ICommandHandler, IWordedHandler
{
    static readonly Slips Slips = new("DSP", hasSearch: false, "mine", "all", "open", "closed");

    static Mrkdwn Usage => Mrkdwn.Of(
        $"""
        `/dispute` and a question raises a dispute, for example: `/dispute Do webinar sign-ups count as MQLs?`
        `/dispute list` shows the open ones; also `list mine`, `list all`, `list closed`, `list category NAME`, `list with @person`
        `/dispute show DSP-14` shows one, with what you can do about it
        """);

    public async Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct)
    {
        var text = command.Text.Trim();
        if (text.Equals("help", StringComparison.OrdinalIgnoreCase))
        {
            return CommandAck.Ephemeral(Usage);
        }

        var found = await finder.FindAsync(request.Workspace, command.ChannelId, command.UserId);
        if (found.Program is not { } key)
        {
            return CommandAck.Ephemeral(found.Sentence);
        }

        var (word, rest) = CommandWords.Split(text);
        var read = word switch
        {
            "list" => await ListAsync(key, rest, new UserId(command.UserId)),
            "show" => await ShowAsync(key, rest, new UserId(command.UserId)),
            _ => null,
        };
        if (read is null && Slips.Meant(text) is { } meant)
        {
            var words = await programs.PlainAsync(key, text, command.ChannelId, command.ChannelName);
            return MeantCommand.Ask("/dispute", words, meant, await raise.OfferAsync(key, command.UserId, words));
        }

        return read ?? await raise.RaiseAsync(key, command, request, ct);
    }

    public bool Takes(string word, string text, ProgramInfo program) => CommandWords.Split(text) switch
    {
        ("list", var filters) => DisputeQuery.Parse(filters, program, out var problem) is not null || problem is not null,
        ("show", var which) => NumberOf(which) is not null,
        _ => false,
    };

    static int? NumberOf(string typed)
    {
        var which = TypedText.Folded(typed);
        return int.TryParse(which.StartsWith("DSP-", StringComparison.OrdinalIgnoreCase) ? which[4..] : which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Null when the words are no filter: 'List prices: who sets them?' is a question.</summary>
    async Task<CommandAck?> ListAsync(ProgramKey key, string filters, UserId reader)
    {
        var program = await programs.LatestAsync(key);
        if (DisputeQuery.Parse(filters, program, out var problem) is { } query)
        {
            var (text, blocks) = await list.SayAsync(key, query, reader, page: 0);
            return CommandAck.Ephemeral(text, blocks);
        }

        return problem is null ? null : CommandAck.Ephemeral(Mrkdwn.Of($"{problem}").Shortened(3000));
    }

    /// <summary>Null when what follows is no number: 'Show prices on the page?' is a question.</summary>
    async Task<CommandAck?> ShowAsync(ProgramKey key, string which, UserId reader)
    {
        if (which.Length == 0)
        {
            return CommandAck.Ephemeral(Mrkdwn.Of($"Show which? For example: `/dispute show DSP-14`. `/dispute list` has their numbers."));
        }

        if (NumberOf(which) is not { } number)
        {
            return null;
        }

        if (await archive.FindAsync(key, number) is not { } file)
        {
            return CommandAck.Ephemeral(Mrkdwn.Of($"There is no DSP-{number} in this program. `/dispute list all` shows what there is."));
        }

        if (!file.MayBeReadBy(reader, clock.GetCurrentInstant()))
        {
            return CommandAck.Ephemeral(file.Confidential());
        }

        var thread = file.Thread is { } link ? new Block[] { new ContextBlock(Mrkdwn.Of($"{Link.To(link, "Open the thread")}")) } : [];
        var beside = await database.ReadAsync(db => parts.SayAsync(db, file.Program, file.Dispute));
        return CommandAck.Ephemeral(DisputeCard.Summary(file.Dispute, file.Program), [.. DisputeCard.Blocks(file.Dispute, file.Program, beside), .. thread]);
    }
}
