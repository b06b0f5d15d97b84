using AlignBot.Engine.Storage;
using AlignBot.Sources;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Records.Storage;

/// <summary>The tables of this feature, and what is asked of them.</summary>
static class RecordTables
{
    extension(AlignBotContext db)
    {
        public DbSet<RecordReadingRow> RecordReadings => db.Set<RecordReadingRow>();

        public DbSet<RecordChoiceRow> RecordChoices => db.Set<RecordChoiceRow>();

        public DbSet<MoveRow> OpportunityMoves => db.Set<MoveRow>();
    }

    /// <summary>How the readings of a program stand.</summary>
    public static IQueryable<RecordReadingRow> Readings(AlignBotContext db, ProgramKey key) =>
        db.RecordReadings.Where(
            row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId).OrderBy(
                row => row.Source).ThenBy(row => row.Kind);

    /// <summary>Null before the first reading of the kind was tried.</summary>
    public static Task<RecordReadingRow?> ReadingAsync(AlignBotContext db, ProgramKey key, string source, SourceKinds kind) =>
        Readings(db, key).SingleOrDefaultAsync(row => row.Source == source && row.Kind == kind);

    /// <summary>What somebody said about where kinds come from.</summary>
    public static IQueryable<RecordChoiceRow> Choices(AlignBotContext db, ProgramKey key) =>
        db.RecordChoices.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId).OrderBy(row => row.Kind);

    /// <summary>The rows that a reading wrote.</summary>
    public static IQueryable<TRow> Of<TRow>(AlignBotContext db, ProgramKey key, string source, Guid reading)
        where TRow : KeptRow => db.Set<TRow>()
        .Where(
            row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Source == source
                && row.Reading == reading);

    /// <summary>The rows that count, each key once; none before the first reading.</summary>
    public static IQueryable<TRow> Current<TRow>(AlignBotContext db, RecordReadingRow? reading)
        where TRow : KeptRow
    {
        if (reading is not { Base: { } below })
        {
            return db.Set<TRow>().Where(row => false);
        }

        var key = new ProgramKey(reading.InstallationId, reading.ProgramId);
        var rows = Of<TRow>(db, key, reading.Source, below);
        if (reading.Delta is not { } above)
        {
            return rows;
        }

        var over = Of<TRow>(db, key, reading.Source, above);
        return db.Set<TRow>()
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Source == reading.Source
            && (row.Reading == above || (row.Reading == below && !over.Any(one => one.Key == row.Key))));
    }

    /// <summary>What moved of the opportunities of a source, the oldest first.</summary>
    public static IQueryable<MoveRow> Moves(AlignBotContext db, ProgramKey key, string source) => db.OpportunityMoves
        .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Source == source)
        .OrderBy(row => row.SeenAt).ThenBy(row => row.Reading).ThenBy(row => row.Key).ThenBy(row => row.Field);
}
