using AlignBot.Domain.Cadence;
using AlignBot.Domain.Scoreboard.Review;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.ReviewLines;

/// <summary>All lines of a meeting's section, on a page of their own.</summary>
sealed class LinesPage(ReviewBook book, IDatabase database)
{
    /// <summary>With a menu each; those after them in plain lines.</summary>
    const int WithMenu = 60;

    /// <summary>A page takes a hundred blocks and 250 KB.</summary>
    const int Pieces = 30;

    public Task<ModalView> ShowAsync(ProgramInfo program, Meeting meeting) => database.ReadAsync(async db =>
    {
        var topics = ReviewTopics.In(meeting.Terms.Kind, meeting.Terms.Sections, meeting.Section);
        var lines = await book.ReadAsync(db, program, meeting, topics);
        List<Block> blocks =
        [
            .. lines.Take(WithMenu).Select(line => new SectionBlock(line.Shown.Shortened(600)) { Accessory = LineButtons.Menu(program,
                meeting, line) }),
            .. Lines.InPieces(lines.Skip(WithMenu).Select(line => line.Shown.Shortened(600))).Take(Pieces).Select(piece => new SectionBlock(piece)),
        ];
        if (await book.AsOfAsync(db, program, topics) is { } asOf)
        {
            blocks.Add(new ContextBlock(asOf));
        }

        if (lines.Count == 0)
        {
            blocks.Insert(0, new SectionBlock(Mrkdwn.Of($"Everything here is dealt with.")));
        }

        return new ModalView(topics.IsEmpty ? meeting.Terms.Name[..Math.Min(24, meeting.Terms.Name.Length)] : LineWords.Title(topics[0]),
            blocks)
        { Close = "Close" };
    });
}
