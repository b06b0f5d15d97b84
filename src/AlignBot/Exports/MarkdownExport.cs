using System.Globalization;
using System.Text;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Programs;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Exports;

/// <summary>The record to be read, and printed.</summary>
static class MarkdownExport
{
    public static async Task WriteAsync(IReadOnlyList<IRecordTables> features, ProgramTables tables, RecordContext record, Stream to)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        var text = new MarkdownText(writer);
        var (key, zone) = (record.Key, record.Program.Calendar.Zone.Id);
        var program = await record.Db.Programs.SingleAsync(row => row.InstallationId == key.InstallationId && row.Id == key.ProgramId);
        await text.WriteAsync($"# The record of {MarkdownText.Line(record.Program.Name)}\n");
        await text.WriteAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Dates and times are those of {zone}. The record has {program.HistoryCount:N0} entries; the digest of the last is `{Convert.ToHexStringLower(program.HistoryHead)}`.\n"));
        foreach (var feature in features)
        {
            await feature.WriteAsync(text, record);
        }

        await text.WriteAsync("## History\n");
        await foreach (var row in HistoryRows.Of(record))
        {
            var subject = record.KeyOf(row.SubjectId) is { } about ? $" {MarkdownText.Line(about)}:" : "";
            await text.WriteAsync($"{row.Sequence}. {record.Local(row.At)[..16]}{subject} {MarkdownText.Line(await tables.SayAsync(row, record))}");
            await record.CountAsync();
        }
    }
}
