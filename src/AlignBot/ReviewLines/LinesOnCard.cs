using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Scoreboard.Review;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.ReviewLines;

/// <summary>On a meeting's card: how much there is to go through before it starts, and the lines of the section that it is at.</summary>
/// <remarks>A line is text with a menu, and no item: an agenda of ten items that all must be settled would be no fifteen minutes.
/// It becomes
/// one as soon as somebody decides, escalates or parks it.</remarks>
sealed class LinesOnCard(ReviewBook book) : ISectionPart, IMeetingPart
{
    /// <summary>As many as are read at a glance.</summary>
    const int Shown = WeeklyReview.Most;

    async Task<IReadOnlyList<Block>> ISectionPart.ShowAsync(AlignBotContext db, ProgramInfo program, Meeting meeting)
    {
        var topics = ReviewTopics.In(meeting.Terms.Kind, meeting.Terms.Sections, meeting.Section);
        var lines = await book.ReadAsync(db, program, meeting, topics);
        List<Block> blocks =
        [
            .. lines.Take(Shown).Select(line => new SectionBlock(line.Shown.Shortened(600)) { Accessory = LineButtons.Menu(program,
                meeting, line) }),
        ];
        if (lines.Count > Shown)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"and {lines.Count - Shown} more"))
            {
                Accessory = LineButtons.All(program, meeting,
                lines.Count)
            });
        }

        if (await book.AsOfAsync(db, program, topics) is { } asOf)
        {
            blocks.Add(new ContextBlock(asOf));
        }

        return blocks;
    }

    async Task<IReadOnlyList<Block>> IMeetingPart.ShowAsync(AlignBotContext db, ProgramInfo program, Meeting meeting)
    {
        if (meeting.Status is not MeetingStatus.Prompted)
        {
            return [];
        }

        var topics = ReviewTopics.OfMeeting(meeting.Terms.Kind, meeting.Terms.Sections);
        var lines = await book.ReadAsync(db, program, meeting, topics);
        return lines.Count == 0 ? [] :
        [
            new ContextBlock(Mrkdwn.Of($"From the records: {Names.Join([.. lines.GroupBy(line => line.Topic).Select(group => LineWords.Count(group.Key, group.Count()))])}.")),
        ];
    }
}
