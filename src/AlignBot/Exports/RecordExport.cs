using AlignBot.Engine.Exports;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Exports;

/// <summary>Writes the whole record of a program: what each feature has in it, and the chained history. The same record gives the same bytes.</summary>
sealed class RecordExport(IDatabase database, ProgramDirectory programs, IEnumerable<IRecordTables> features)
{
    /// <summary>After how many entries the caller hears how far it is.</summary>
    const int Step = 500;

    readonly IReadOnlyList<IRecordTables> features = [.. features.OrderBy(feature => feature.Order)];

    /// <summary>Everything that an export holds.</summary>
    public IReadOnlyList<RecordTable> Tables => new ProgramTables(features).All;

    /// <param name="key">The program.</param>
    /// <param name="format">The form.</param>
    /// <param name="to">Where it is written, from its beginning; left open.</param>
    /// <param name="progress">Hears how many entries are written, of how many.</param>
    /// <returns>How many entries were written, and the digest of the history's newest.</returns>
    /// <remarks>All of it is the record as of one moment: what is written meanwhile is in none of its parts.</remarks>
    public async Task<(long Entries, string Head)> WriteAsync(ProgramKey key, RecordFormat format, Stream to, Func<long, long, Task>? progress = null)
    {
        var program = await programs.LatestAsync(key);
        return await database.ReadAsync(async db =>
        {
            // Read again where the connection was lost: what was written by then is no good.
            to.SetLength(0);
            var written = 0L;
            var total = await TotalAsync(db, key);
            var record = new RecordContext(db, program, await KeysAsync(db, key), await LinksAsync(db, key), CountAsync);
            var tables = new ProgramTables(features);
            await (format switch
            {
                RecordFormat.Csv => CsvExport.WriteAsync(tables.All, record, to),
                RecordFormat.Json => JsonExport.WriteAsync(tables.All, record, to),
                _ => MarkdownExport.WriteAsync(features, tables, record, to),
            });
            var head = await db.Programs.Where(row => row.InstallationId == key.InstallationId && row.Id == key.ProgramId).Select(row => row.HistoryHead).SingleAsync();
            return (written, Convert.ToHexStringLower(head));

            Task CountAsync() => ++written % Step == 0 && progress is not null ? progress(written, total) : Task.CompletedTask;
        });
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

    async Task<IReadOnlyDictionary<Guid, string>> KeysAsync(AlignBotContext db, ProgramKey key)
    {
        var keys = new Dictionary<Guid, string>();
        foreach (var feature in features)
        {
            foreach (var (id, name) in await feature.KeysAsync(db, key))
            {
                keys[id] = name;
            }
        }

        return keys;
    }

    static async Task<IReadOnlyDictionary<Guid, string>> LinksAsync(AlignBotContext db, ProgramKey key)
    {
        var posts = await db.Posts
            .Where(post => post.InstallationId == key.InstallationId && post.ProgramId == key.ProgramId && post.Slot == "card" && post.Permalink != null)
            .Select(post => new { post.SubjectId, post.Permalink }).ToListAsync();
        return posts.DistinctBy(post => post.SubjectId).ToDictionary(post => post.SubjectId, post => post.Permalink!);
    }

    /// <summary>'gtm-enterprise-1.json': the same for the same program, and safe on every file system.</summary>
    public static string FileName(ProgramInfo program, RecordFormat format)
    {
        var name = string.Concat(program.Name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        var ending = format switch { RecordFormat.Csv => "csv.zip", RecordFormat.Json => "json", _ => "md" };
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"alignbot-{(name.Length == 0 ? "program" : name)}-{program.Key.ProgramId}.{ending}");
    }
}
