using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Decisions.Search;

/// <summary>What the log answers when it is read: the newest entries, or what a search found, a page at a time.</summary>
sealed class DecisionList(
    DecisionSearch search, IEnumerable<ISearchBeside> others, ProgramDirectory programs, InstallationDirectory installations, ClickReply reply, IClock clock)
    : IActionHandler
{
    public const string OlderAction = "decision.older";

    /// <summary>How many entries a page shows: what fits an answer that is still read.</summary>
    const int Listed = 10;

    /// <summary>What only members of the program do.</summary>
    public const string Reading = "read its decision log";

    /// <summary>The first page.</summary>
    /// <param name="typed">What was looked for, as typed; null for the newest of all.</param>
    public async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> SayAsync(ProgramInfo program, UserId reader, string? typed)
    {
        var (query, problem) = DecisionQuery.Parse(typed ?? "", program);
        var shown = SlackMarkup.Plain(typed ?? "", program.Roster);
        if (query is null)
        {
            return Sentence(problem);
        }

        if (typed is not null && query.IsEmpty)
        {
            return Sentence(Mrkdwn.Of($"There is no word to look for in: {shown}").Shortened(3000));
        }

        var found = await search.FindAsync(program, query, Limited(program, reader), Listed);
        var (text, blocks) = (typed, found) switch
        {
            (null, { Rows.Count: 0 }) => Sentence(Mrkdwn.Of($"The decision log is empty. Record the first with `/decision` and what was decided.")),
            (null, _) => Page(Mrkdwn.Of($"*Decision log{(found.Older ? $", the newest {Listed}" : found.Rows.Count == 1 ? ": 1 decision" : $": {found.Rows.Count} decisions")}*"), found, query, program),
            (_, { Rows.Count: 0 }) => Sentence(Mrkdwn.Of($"No decision holds all of: {shown}").Shortened(3000)),
            (_, { Older: true }) => Page(Mrkdwn.Of($"*More than {Listed} decisions with '{shown}'; the newest:*").Shortened(400), found, query, program),
            _ => Page(Mrkdwn.Of($"*{found.Rows.Count} decision{(found.Rows.Count == 1 ? "" : "s")} with '{shown}'*").Shortened(400), found, query, program),
        };
        return (text, [.. blocks, .. await others.FindAsync(program, reader, query)]);
    }

    /// <summary>'Show more': the next page, beside the one before.</summary>
    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (action.Value?.Split('/', 3) is [var programId, var before, var line]
            && int.TryParse(programId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await installations.FindAsync(request.Workspace) is { } installation)
        {
            var (program, reader) = (await programs.LatestAsync(new ProgramKey(installation, id)), new UserId(payload.User.Id));
            if (DecisionQuery.Parse(line, program).Query is { } query)
            {
                var found = await search.FindAsync(program, query, Limited(program, reader), Listed, number);
                var (text, blocks) = Page(Mrkdwn.Of($"*Older ones*"), found, query, program);
                await reply.SayAsync(payload, request, text, blocks, ct);
            }
        }

        return ActionAck.Nothing;
    }

    /// <summary>The reader; null for one who reads everything.</summary>
    UserId? Limited(ProgramInfo program, UserId reader) => program.ReadsAll(reader, clock.GetCurrentInstant()) ? null : reader;

    static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Page(Mrkdwn title, DecisionsFound found, DecisionQuery query, ProgramInfo program)
    {
        List<Block> blocks = [new SectionBlock(title)];
        foreach (var row in found.Rows)
        {
            blocks.Add(new SectionBlock(DecisionCard.Line(DecisionDesk.StateOf(row), program))
            {
                Accessory = DecisionButton.Show(row.ProgramId, row.Id, "Show"),
            });
        }

        if (found.Older)
        {
            blocks.Add(new ActionsBlock(new Button(OlderAction, "Show more")
            {
                Value = string.Create(CultureInfo.InvariantCulture, $"{program.Key.ProgramId}/{found.Rows[^1].Number}/{query.Line}"),
            }));
        }

        return (title, blocks);
    }

    static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Sentence(Mrkdwn text) => (text, [new SectionBlock(text)]);
}
