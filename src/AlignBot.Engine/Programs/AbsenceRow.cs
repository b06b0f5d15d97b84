using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Engine.Programs;

/// <summary>Days on which somebody is away, as they or the operating lead entered them. Taken back ones are removed; the history has them.</summary>
public sealed class AbsenceRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }
    public required string UserId { get; set; }

    /// <summary>First and last day, ISO dates in the person's own zone.</summary>
    public required string FromDay { get; set; }

    public required string ToDay { get; set; }
    public string? Note { get; set; }

    /// <summary>Business time.</summary>
    public Instant EnteredAt { get; set; }
}

sealed class AbsenceConfiguration : IEntityTypeConfiguration<AbsenceRow>
{
    public void Configure(EntityTypeBuilder<AbsenceRow> table)
    {
        table.ToTable("absences");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });
    }
}
