using System.Globalization;
using System.IO.Compression;
using AlignBot.Domain;
using AlignBot.Engine.Exports;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Exports;

/// <summary>The record as tables for spreadsheets, one a kind of entry, in one zip.</summary>
static class CsvExport
{
    // The moment at which the archive was made is no part of the record: the same record gives the same bytes.
    static readonly DateTimeOffset Stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task WriteAsync(IReadOnlyList<RecordTable> tables, RecordContext record, Stream to)
    {
        await using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var table in tables)
        {
            var entry = zip.CreateEntry(table.Name + ".csv");
            entry.LastWriteTime = Stamp;
            await using var stream = await entry.OpenAsync();
            await using var writer = CsvTable.Writer(stream);
            var csv = new CsvTable(writer);
            await csv.RowAsync([.. table.Columns.SelectMany(column => column.Headings)]);
            await foreach (var row in table.RowsAsync(record))
            {
                await csv.RowAsync([.. table.Columns.Zip(row).SelectMany(cell => Cells(cell.First.Kind, cell.Second, record))]);
                if (table.Counts)
                {
                    await record.CountAsync();
                }
            }
        }
    }

    /// <summary>A value as people and spreadsheets read it.</summary>
    static IEnumerable<object?> Cells(ColumnKind kind, object? value, RecordContext record) => (kind, value) switch
    {
        (ColumnKind.Moment, Instant at) => [record.Local(at), InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss").Format(at)],
        (ColumnKind.Moment, _) => [null, null],
        (_, LocalDate day) => [LocalDatePattern.Iso.Format(day)],
        (_, bool yes) => [yes ? "yes" : "no"],
        (_, UserId user) => [record.Name(user)],
        (_, IEnumerable<UserId> users) => [string.Join("; ", users.Select(record.Name))],
        (_, IEnumerable<string> texts) when value is not string => [string.Join("; ", texts)],
        (_, decimal number) => [number.ToString(CultureInfo.InvariantCulture)],
        _ => [value],
    };
}
