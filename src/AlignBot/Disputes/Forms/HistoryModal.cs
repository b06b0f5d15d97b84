using AlignBot.Contracts;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Records;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Disputes.Forms;

/// <summary>What happened in a dispute, line by line.</summary>
static class HistoryModal
{
    /// <summary>How many blocks: with their texts they stay below what Slack takes for a page.</summary>
    const int MostBlocks = 60;

    const int MostText = 2900;

    /// <param name="file">The dispute.</param>
    /// <param name="timeline">What happened, oldest first.</param>
    /// <param name="onTheWeb">Whether there are pages in the browser.</param>
    public static ModalView Show(DisputeFile file, IReadOnlyList<TimelineEntry> timeline, bool onTheWeb)
    {
        var zone = file.Program.Calendar.Zone;
        List<Block> blocks = [];
        var text = Mrkdwn.Empty;
        foreach (var entry in timeline)
        {
            var line = Mrkdwn.Of($"*{When.Recorded(entry.Row.At, zone)}*  ") + TimelineWords.Say(entry, file);
            if (text.Length > 0 && text.Length + line.Length + 1 > MostText)
            {
                blocks.Add(new SectionBlock(text));
                text = Mrkdwn.Empty;
            }

            text = text.Length == 0 ? line : text + Mrkdwn.Of($"\n") + line;
        }

        if (text.Length > 0)
        {
            blocks.Add(new SectionBlock(text));
        }

        if (blocks.Count > MostBlocks)
        {
            // What is new is looked for; the file has all of it.
            blocks = [new ContextBlock(Mrkdwn.Of($"The beginning is left out here: 'Send me the record' under 'More' has all of it.")), .. blocks.TakeLast(MostBlocks)];
        }

        IEnumerable<Block> page = onTheWeb && !file.IsConfidential ? [new ActionsBlock(OpenPage.Button(file.Program, PagePaths.Dispute(file.Dispute.Number)))] : [];
        return new ModalView(
            $"History of DSP-{file.Dispute.Number}",
            [new SectionBlock(Mrkdwn.Of($"*{file.Dispute.Question}*").Shortened(1500)), .. blocks, .. page])
        {
            Close = "Close",
        };
    }
}
