using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Decisions.Search;

/// <summary>Finds what somebody asked the log about in a sentence, by the words that say something; and what stands beside the log.</summary>
sealed class LogSearch(DecisionSearch search, IEnumerable<ISearchBeside> others, IClock clock) : ISearchLog
{
    /// <summary>How many entries an answer shows.</summary>
    const int Shown = 5;

    /// <summary>Somebody who has a part in nothing: what they read, everybody does.</summary>
    public static readonly UserId Anybody = new("");

    public async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)?> FindAsync(ProgramInfo program, UserId? reader, string words)
    {
        if (DecisionQuery.Parse(words, program).Query is not { IsEmpty: false } query)
        {
            return null;
        }

        UserId? limit = reader is { } one && program.ReadsAll(one, clock.GetCurrentInstant()) ? null : reader ?? Anybody;
        var found = await search.FindAsync(program, query, limit, Shown);
        var beside = await others.FindAsync(program, reader, query);
        if (found.Rows.Count == 0)
        {
            var none = Mrkdwn.Of($"*No decision with '{words}', but this:*").Shortened(400);
            return beside.Count == 0 ? null : (none, [new SectionBlock(none), .. beside]);
        }

        var title = Mrkdwn.Of($"*{(found.Older ? $"The newest {found.Rows.Count} decisions" : found.Rows.Count == 1 ? "1 decision" : $"{found.Rows.Count} decisions")} with '{words}'*").Shortened(400);
        List<Block> blocks = [new SectionBlock(title)];
        blocks.AddRange(found.Rows.Select(row => new SectionBlock(DecisionCard.Line(DecisionDesk.StateOf(row), program))
        {
            Accessory = reader is null ? null : DecisionButton.Show(row.ProgramId, row.Id, "Show"),
        }));
        if (found.Older)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"`/decision search {words}` has the older ones.").Shortened(400)));
        }

        return (title, [.. blocks, .. beside]);
    }
}

/// <summary>What others have of a query's words.</summary>
static class BesideTheLog
{
    /// <summary>Of all of them, in the order of the features; none where the query asks for what only decisions have.</summary>
    public static async Task<IReadOnlyList<Block>> FindAsync(this IEnumerable<ISearchBeside> others, ProgramInfo program, UserId? reader, DecisionQuery query)
    {
        List<Block> blocks = [];
        if (query.Beside is { } sought)
        {
            foreach (var other in others)
            {
                blocks.AddRange(await other.FindAsync(program, reader, sought));
            }
        }

        return blocks;
    }
}
