using System.Text;
using AlignBot.Domain;
using AlignBot.Engine.Exports;

namespace AlignBot.Exports;

/// <summary>The record to be read.</summary>
static class MarkdownExport
{
    public static async Task WriteAsync(IReadOnlyList<IRecordTables> features, RecordContext record, Stream to)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        var text = new MarkdownText(writer);
        await text.WriteAsync($"# {MarkdownText.Line(record.Program.Name)}\n");
        foreach (var feature in features)
        {
            await feature.WriteAsync(text, record);
        }

        await text.WriteAsync("## History\n");
        await foreach (var row in HistoryRows.Of(record))
        {
            var actor = row.Actor is { } user ? $", {MarkdownText.Line(record.Name(new UserId(user)))}" : "";
            await text.WriteAsync($"{row.Sequence}. {CsvTable.At(row.At)} {MarkdownText.Line(row.Kind)}{actor}{(row.Body is null ? " (erased)" : "")}");
            await record.CountAsync();
        }
    }
}
