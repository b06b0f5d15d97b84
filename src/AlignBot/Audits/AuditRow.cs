using AlignBot.Domain.Audits;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignBot.Audits;

/// <summary>A quarterly audit: what is queried stands in columns, the whole of it in <see cref="State"/>.</summary>
sealed class AuditRow : IAggregateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }
    public int Version { get; set; }

    /// <summary>The first day of its quarter, ISO.</summary>
    [OfState]
    public required string Quarter { get; set; }

    /// <summary>The <see cref="Audit"/> as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }
}

sealed class AuditConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> table)
    {
        table.ToTable("audits");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Quarter }).IsUnique();
        table.Property(row => row.Version).IsConcurrencyToken();
    }
}

/// <summary>The table of this folder, and what is asked of it.</summary>
static class AuditTables
{
    extension(AlignBotContext db)
    {
        public DbSet<AuditRow> Audits => db.Set<AuditRow>();
    }

    /// <summary>The newest first.</summary>
    public static IQueryable<AuditRow> Of(AlignBotContext db, ProgramKey key) =>
        db.Audits.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId).OrderByDescending(row => row.Quarter);

    /// <summary>The newest; null before the first.</summary>
    public static async Task<Audit?> LastAsync(AlignBotContext db, ProgramKey key) => await Of(db, key).FirstOrDefaultAsync() is { } row ? AuditDesk.StateOf(row) : null;

    public static async Task<Audit?> FindAsync(AlignBotContext db, ProgramKey key, Guid id) => await Of(db, key).SingleOrDefaultAsync(row => row.Id == id) is { } row ? AuditDesk.StateOf(row) : null;
}
