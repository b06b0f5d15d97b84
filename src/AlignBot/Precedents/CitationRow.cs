using AlignBot.Domain.Precedents;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Precedents;

/// <summary>A citation: what is queried stands in columns, the whole of it in <see cref="State"/>.</summary>
sealed class CitationRow : IStateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }
    public Guid DisputeId { get; set; }
    public Guid DecisionId { get; set; }
    [OfState("At")]
    public Instant CitedAt { get; set; }

    /// <summary>The <see cref="Citation"/> as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }
}

sealed class CitationConfiguration : IEntityTypeConfiguration<CitationRow>
{
    public void Configure(EntityTypeBuilder<CitationRow> table)
    {
        table.ToTable("citations");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });

        // Once a dispute, whoever is first; and by its decision, for the decision's card.
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.DisputeId, row.DecisionId }).IsUnique();
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.DecisionId });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.CitedAt });
    }
}

/// <summary>The table of this folder.</summary>
static class CitationTables
{
    extension(AlignBotContext db)
    {
        public DbSet<CitationRow> Citations => db.Set<CitationRow>();
    }

    public static IQueryable<CitationRow> Of(AlignBotContext db, ProgramKey key) =>
        db.Citations.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);
}
