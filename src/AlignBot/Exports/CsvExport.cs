using System.IO.Compression;
using AlignBot.Domain;
using AlignBot.Engine.Exports;

namespace AlignBot.Exports;

/// <summary>The record as tables, one a kind of entry, in one zip.</summary>
static class CsvExport
{
    // The moment at which the archive was made is no part of the record: the same record gives the same bytes.
    static readonly DateTimeOffset Stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task WriteAsync(IReadOnlyList<IRecordTables> features, RecordContext record, Stream to)
    {
        await using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var table in features.SelectMany(feature => feature.Tables))
        {
            await TableAsync(zip, table.Name, csv => table.WriteAsync(csv, record));
        }

        await TableAsync(zip, "history.csv", csv => HistoryAsync(csv, record));
    }

    static async Task TableAsync(ZipArchive zip, string name, Func<CsvTable, Task> write)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Stamp;
        await using var stream = await entry.OpenAsync();
        await using var writer = CsvTable.Writer(stream);
        await write(new CsvTable(writer));
    }

    static async Task HistoryAsync(CsvTable table, RecordContext record)
    {
        await table.RowAsync("sequence", "at", "kind", "actor", "subject", "details", "commitments", "digest of the row before");
        await foreach (var row in HistoryRows.Of(record))
        {
            await table.RowAsync(
                row.Sequence, CsvTable.At(row.At), row.Kind, row.Actor is { } actor ? record.Name(new UserId(actor)) : null, row.SubjectId, row.Body ?? "erased",
                Convert.ToHexStringLower(row.Commitments), Convert.ToHexStringLower(row.Previous));
            await record.CountAsync();
        }
    }
}
