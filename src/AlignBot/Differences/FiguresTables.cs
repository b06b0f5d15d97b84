using System.Globalization;
using AlignBot.Domain.Differences;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Differences;

/// <summary>The tables of this folder, and what is asked of them.</summary>
static class FiguresTables
{
    extension(AlignBotContext db)
    {
        public DbSet<FiguresRow> PipelineFigures => db.Set<FiguresRow>();

        public DbSet<FigureSourcesRow> FigureSources => db.Set<FigureSourcesRow>();
    }

    /// <summary>The newest first.</summary>
    public static IQueryable<FiguresRow> Of(AlignBotContext db, ProgramKey key) => db.PipelineFigures
        .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId)
        .OrderByDescending(row => row.AskedAt).ThenByDescending(row => row.Id);

    /// <summary>Null where none were asked for before that review.</summary>
    public static async Task<BlindFigures?> FindAsync(AlignBotContext db, ProgramKey key, Guid review) =>
        await RowAsync(db, key, review) is { } row ? FiguresDesk.State.Read(row) : null;

    /// <inheritdoc cref="FindAsync"/>
    public static Task<FiguresRow?> RowAsync(AlignBotContext db, ProgramKey key, Guid review) =>
        Of(db, key).SingleOrDefaultAsync(row => row.Review == review);

    /// <summary>Those that were shown last, the newest first.</summary>
    public static async Task<List<BlindFigures>> ShownAsync(AlignBotContext db, ProgramKey key, int most) =>
        (await Of(db, key).Where(row => row.RevealedAt != null).Take(most).ToListAsync()).ConvertAll(FiguresDesk.State.Read);

    /// <summary>Those that wait to be shown.</summary>
    public static Task<List<FiguresRow>> OpenAsync(AlignBotContext db, ProgramKey key) =>
        Of(db, key).Where(row => row.RevealedAt == null).ToListAsync();

    public static async Task<FigureSources> SourcesAsync(AlignBotContext db, ProgramKey key) => await SourcesRowAsync(db, key) is { } row
        ? new FigureSources(row.Sales, row.Marketing, decimal.Parse(row.AlikeWithin, CultureInfo.InvariantCulture))
        : FigureSources.None;

    public static Task<FigureSourcesRow?> SourcesRowAsync(AlignBotContext db, ProgramKey key) =>
        db.FigureSources.SingleOrDefaultAsync(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);
}
