using AlignBot.Engine.Exports;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Exports;

/// <summary>Writes the whole record of a program: what each feature has in it, and the chained history. The same record gives the same bytes.</summary>
sealed class RecordExport(IDatabase database, ProgramDirectory programs, IEnumerable<IRecordTables> features)
{
    /// <summary>After how many entries the caller hears how far it is.</summary>
    const int Step = 500;

    readonly IReadOnlyList<IRecordTables> features = [.. features.OrderBy(feature => feature.Order)];

    /// <param name="key">The program.</param>
    /// <param name="format">The form.</param>
    /// <param name="to">Where it is written; left open.</param>
    /// <param name="progress">Hears how many entries are written, of how many.</param>
    /// <returns>How many entries were written.</returns>
    public async Task<long> WriteAsync(ProgramKey key, RecordFormat format, Stream to, Func<long, long, Task>? progress = null)
    {
        var program = await programs.LatestAsync(key);
        var total = await database.ReadAsync(db => TotalAsync(db, key));
        var written = 0L;
        var record = new RecordContext(database, program, CountAsync);
        await (format switch
        {
            RecordFormat.Csv => CsvExport.WriteAsync(features, record, to),
            RecordFormat.Json => JsonExport.WriteAsync(features, record, to),
            _ => MarkdownExport.WriteAsync(features, record, to),
        });
        return written;

        Task CountAsync() => ++written % Step == 0 && progress is not null ? progress(written, total) : Task.CompletedTask;
    }

    async Task<long> TotalAsync(AlignBotContext db, ProgramKey key)
    {
        var total = await HistoryRows.CountAsync(db, key);
        foreach (var feature in features)
        {
            total += await feature.CountAsync(db, key);
        }

        return total;
    }

    /// <summary>'gtm-enterprise-1.json': the same for the same program, and safe on every file system.</summary>
    public static string FileName(ProgramInfo program, RecordFormat format)
    {
        var name = string.Concat(program.Name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        var ending = format switch { RecordFormat.Csv => "csv.zip", RecordFormat.Json => "json", _ => "md" };
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"alignbot-{(name.Length == 0 ? "program" : name)}-{program.Key.ProgramId}.{ending}");
    }
}
