using System.Globalization;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Scoreboard;

/// <summary>What is behind a figure: which accounts, deals or signals count, which don't, and which were left out and why.</summary>
static class BehindPage
{
    /// <summary>As many of a kind as are read; the file has all.</summary>
    const int Shown = 40;

    public static ModalView Of(ProgramInfo program, ShownReading reading, MeasureBehind behind)
    {
        var (measure, figures) = (behind.Whole, reading.Kept.Figures);
        var (yes, no) = Words(measure.Measure);
        List<Block> blocks =
        [
            new SectionBlock(Mrkdwn.Of($"*{BoardWords.Name(measure.Measure)}, {BoardWords.Period(figures.Period)}*: {BoardCard.Figure(measure, figures)}")),
            .. Section(yes, measure.Behind, behind),
            .. Section(no, measure.NotBehind, behind),
            .. Section("No data", measure.NoData, behind),
        ];
        foreach (var same in measure.LeftOut.GroupBy(left => left.Why).OrderBy(same => same.Key))
        {
            blocks.AddRange(Section($"Left out, {BoardWords.Why(same.Key)}", [.. same.Select(left => left.Id)], behind));
        }

        foreach (var same in measure.Unpaired.GroupBy(unpaired => unpaired.Why).OrderBy(same => same.Key))
        {
            blocks.AddRange(Section($"Tier one without a pair, {BoardWords.Why(same.Key)}", [.. same.Select(unpaired => unpaired.AccountKey)], behind));
        }

        blocks.Add(new ActionsBlock(BoardButtons.File(program, reading.Id, measure.Measure)));
        return new ModalView(BoardWords.Name(measure.Measure), blocks) { Close = "Close" };
    }

    /// <summary>All of it as a table.</summary>
    public static async Task<string> FileAsync(ShownReading reading, MeasureBehind behind)
    {
        var (measure, period) = (behind.Whole, reading.Kept.Figures.Period);
        var (yes, no) = Words(measure.Measure);
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var table = new CsvTable(text);
        await table.RowAsync("measure", "from", "until", "what", "id", "name", "why");
        await RowsAsync(yes, measure.Behind.Select(id => (id, (string?)null)));
        await RowsAsync(no, measure.NotBehind.Select(id => (id, (string?)null)));
        await RowsAsync("No data", measure.NoData.Select(id => (id, (string?)null)));
        await RowsAsync("Left out", measure.LeftOut.Select(left => (left.Id, (string?)BoardWords.Why(left.Why))));
        await RowsAsync("Without a pair", measure.Unpaired.Select(unpaired => (unpaired.AccountKey, (string?)BoardWords.Why(unpaired.Why))));
        return text.ToString();

        async Task RowsAsync(string what, IEnumerable<(string Id, string? Why)> rows)
        {
            foreach (var (id, why) in rows)
            {
                await table.RowAsync(
                    BoardWords.Name(measure.Measure), Storage.BoardTables.Text(period.From), Storage.BoardTables.Text(period.Until.PlusDays(-1)), what, id, behind.NameOf(id), why);
            }
        }
    }

    /// <summary>What a figure counts, and what it does not.</summary>
    public static (string Yes, string No) Words(MeasureKind kind) => kind switch
    {
        MeasureKind.Coverage => ("Turned to", "Not turned to"),
        MeasureKind.Engagement => ("Engaged", "Not engaged"),
        MeasureKind.Influence => ("After a response to marketing", "Without one"),
        MeasureKind.Conversion => ("Converted", "Not converted"),
        _ => ("Acted on in time", "Not in time"),
    };

    static IEnumerable<Block> Section(string title, IReadOnlyList<string> ids, MeasureBehind behind)
    {
        if (ids.Count > 0)
        {
            List<Mrkdwn> lines = [Mrkdwn.Of($"*{title}* ({ids.Count:N0})"), .. ids.Select(behind.NameOf).Order(StringComparer.OrdinalIgnoreCase).Take(Shown).Select(name => Mrkdwn.Of($"•  {name}").Shortened(200))];
            yield return new SectionBlock(Lines.Fit(lines, Math.Max(0, ids.Count - Shown)));
        }
    }
}
