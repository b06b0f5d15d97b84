using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.AccountLists.Diffs;

/// <summary>On the card of the weekly review: what changed on the list, and the button with which both leaders stand by it.</summary>
sealed class DiffInReview : IMeetingPart
{
    public async Task<IReadOnlyList<Block>> ShowAsync(AlignBotContext db, ProgramInfo program, Meeting meeting)
    {
        if (meeting.Terms.Kind is not SeriesKind.WeeklyReview
            || await ListTables.ListAsync(db, program.Key) is not { Diff: { Changes: > 0 } diff })
        {
            return [];
        }

        var text = Mrkdwn.Of($"*Account list*: {ListWords.Changes(diff.Kinds)}. {ListWords.Attested(diff, program)}.");
        return [new SectionBlock(text) { Accessory = diff.IsAttested ? null : DiffButtons.Attest(program, diff.Number) }];
    }
}
