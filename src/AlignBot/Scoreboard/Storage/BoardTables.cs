using System.IO.Compression;
using System.Text.Json;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Scoreboard.Storage;

/// <summary>The tables of this feature, and what is asked of them.</summary>
static class BoardTables
{
    extension(AlignBotContext db)
    {
        public DbSet<BoardRow> Scoreboards => db.Set<BoardRow>();

        public DbSet<ReadingRow> ScoreboardReadings => db.Set<ReadingRow>();

        public DbSet<BehindRow> ScoreboardBehind => db.Set<BehindRow>();
    }

    /// <summary>How readings are kept in their rows.</summary>
    public static StateColumn<KeptReading> Kept { get; } = new("scoreboard_reading", BoardJson.Default.KeptReading);

    /// <summary>Null before anybody said what is counted.</summary>
    public static Task<BoardRow?> RowAsync(AlignBotContext db, ProgramKey key) =>
        db.Scoreboards.SingleOrDefaultAsync(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    /// <summary>Null before anybody said what is counted.</summary>
    public static async Task<Board?> BoardAsync(AlignBotContext db, ProgramKey key) =>
        await RowAsync(db, key) is { } row ? BoardDesk.State.Read(row) : null;

    /// <summary>All readings.</summary>
    public static IQueryable<ReadingRow> Readings(AlignBotContext db, ProgramKey key) =>
        db.ScoreboardReadings.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    /// <summary>Of each period the newest reading, the newest period first.</summary>
    public static IQueryable<ReadingRow> Newest(AlignBotContext db, ProgramKey key)
    {
        var all = Readings(db, key);
        return all.Where(row => !all.Any(other => other.Begins == row.Begins && other.Until == row.Until && other.Number > row.Number))
            .OrderByDescending(row => row.Until).ThenByDescending(row => row.Begins);
    }

    /// <summary>The readings of one period, the newest first.</summary>
    public static IQueryable<ReadingRow> OfPeriod(AlignBotContext db, ProgramKey key, ReadingPeriod period)
    {
        var (from, until) = (Text(period.From), Text(period.Until));
        return Readings(db, key).Where(row => row.Begins == from && row.Until == until).OrderByDescending(row => row.Number);
    }

    /// <summary>What is behind a measure of a reading; null where nothing is kept of it: somebody entered it.</summary>
    public static async Task<MeasureBehind?> BehindAsync(AlignBotContext db, ProgramKey key, Guid reading, MeasureKind measure)
    {
        var of = (int)measure;
        var body = await db.ScoreboardBehind
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Reading == reading && row.Measure == of)
            .Select(row => row.Body).SingleOrDefaultAsync();
        return body is null ? null : Unpacked(body);
    }

    /// <summary>A reading with the lists behind its measures, as far as they are kept.</summary>
    public static async Task<Reading> WholeAsync(AlignBotContext db, ProgramKey key, ReadingRow row)
    {
        var bodies = await db.ScoreboardBehind
            .Where(behind => behind.InstallationId == key.InstallationId && behind.ProgramId == key.ProgramId && behind.Reading == row.Id)
            .ToDictionaryAsync(behind => behind.Measure, behind => behind.Body);
        var figures = Kept.Read(row).Figures;
        return figures with
        {
            Measures = [.. figures.Measures.Select(measure => bodies.TryGetValue((int)measure.Measure, out var body) ? Unpacked(body).Whole : measure)],
        };
    }

    public static byte[] Packed(MeasureBehind behind)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, behind, BoardJson.Default.MeasureBehind);
        }

        return packed.ToArray();
    }

    public static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    static MeasureBehind Unpacked(byte[] body)
    {
        using var brotli = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(brotli, BoardJson.Default.MeasureBehind)
            ?? throw new JsonException("Nothing is behind a measure that something is kept of.");
    }
}
