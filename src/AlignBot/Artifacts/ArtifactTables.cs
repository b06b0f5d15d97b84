using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts;

/// <summary>The tables of this folder, and what is asked of them.</summary>
static class ArtifactTables
{
    extension(AlignBotContext db)
    {
        public DbSet<ArtifactRow> Artifacts => db.Set<ArtifactRow>();

        public DbSet<ArtifactRevisionRow> ArtifactRevisions => db.Set<ArtifactRevisionRow>();

        public DbSet<ArtifactDisputeRow> ArtifactDisputes => db.Set<ArtifactDisputeRow>();

        public DbSet<SignerRow> Signers => db.Set<SignerRow>();
    }

    /// <summary>Asked for by name, so that the index by kind finds them among all others.</summary>
    static readonly ArtifactKind[] SingleKinds = [.. Enum.GetValues<ArtifactKind>().Where(kind => kind.IsOne())];

    public static IQueryable<ArtifactRow> Of(AlignBotContext db, ProgramKey key) =>
        db.Artifacts.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    public static IQueryable<ArtifactRevisionRow> RevisionsOf(AlignBotContext db, ProgramKey key) =>
        db.ArtifactRevisions.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    public static async Task<Artifact?> FindAsync(AlignBotContext db, ProgramKey key, Guid id) =>
        await Of(db, key).SingleOrDefaultAsync(row => row.Id == id) is { } row ? ArtifactDesk.StateOf(row) : null;

    /// <summary>The one of a kind that a program has one of; null while it has none.</summary>
    public static async Task<Artifact?> OneAsync(AlignBotContext db, ProgramKey key, ArtifactKind kind) =>
        await Of(db, key).SingleOrDefaultAsync(row => row.Kind == kind && row.NameInUse == "") is { } row ? ArtifactDesk.StateOf(row) : null;

    /// <summary>Those of a kind that are in use, by name.</summary>
    public static async Task<List<Artifact>> InUseAsync(AlignBotContext db, ProgramKey key, ArtifactKind kind) =>
        (await Of(db, key).Where(row => row.Kind == kind && row.NameInUse != null).OrderBy(row => row.NameInUse).ToListAsync()).ConvertAll(ArtifactDesk.StateOf);

    /// <summary>The one of a kind that is called so; null where none is.</summary>
    public static async Task<Artifact?> NamedAsync(AlignBotContext db, ProgramKey key, ArtifactKind kind, string name)
    {
        var folded = ArtifactText.FoldedName(name);
        return folded.Length > 0 && await Of(db, key).SingleOrDefaultAsync(row => row.Kind == kind && row.NameInUse == folded) is { } row ? ArtifactDesk.StateOf(row) : null;
    }

    /// <summary>Those that a program has one of, in use.</summary>
    public static async Task<Dictionary<ArtifactKind, Artifact>> SinglesAsync(AlignBotContext db, ProgramKey key) =>
        (await Of(db, key).Where(row => SingleKinds.Contains(row.Kind) && row.NameInUse == "").ToListAsync()).ConvertAll(ArtifactDesk.StateOf).ToDictionary(one => one.Kind);

    /// <summary>How many of each kind stand how, of those in use.</summary>
    public static async Task<Dictionary<(ArtifactKind Kind, ArtifactStanding Standing), int>> CountsAsync(AlignBotContext db, ProgramKey key) =>
        await Of(db, key).Where(row => row.Standing != ArtifactStanding.OutOfUse)
            .GroupBy(row => new { row.Kind, row.Standing }).Select(group => new { group.Key.Kind, group.Key.Standing, Count = group.Count() })
            .ToDictionaryAsync(one => (one.Kind, one.Standing), one => one.Count);
}
