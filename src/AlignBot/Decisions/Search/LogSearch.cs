using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Decisions.Search;

/// <summary>Finds what somebody asked the log about in a sentence: by the words that say something.</summary>
sealed class LogSearch(DecisionSearch search, IClock clock) : ISearchLog
{
    /// <summary>How many entries an answer shows.</summary>
    const int Shown = 5;

    /// <summary>Somebody who has a part in nothing: what they read, everybody does.</summary>
    public static readonly UserId Anybody = new("");

    public async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)?> FindAsync(ProgramInfo program, UserId? reader, string words)
    {
        UserId? limit = reader is { } one && program.ReadsAll(one, clock.GetCurrentInstant()) ? null : reader ?? Anybody;
        if (DecisionQuery.Parse(words, program).Query is not { IsEmpty: false } query || await search.FindAsync(program, query, limit, Shown) is not { Rows.Count: > 0 } found)
        {
            return null;
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

        return (title, blocks);
    }
}
