using AlignBot.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignBot.Programs;

/// <summary>Who holds a role, and who stands in for them on which dates.</summary>
sealed class RoleRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Role Role { get; set; }
    public required string HolderId { get; set; }
    public string? DeputyId { get; set; }

    /// <summary>First and last day of the deputy, ISO dates in the program's calendar; null = whenever the holder is away.</summary>
    public string? DeputyFrom { get; set; }

    public string? DeputyTo { get; set; }
}

sealed class RoleConfiguration : IEntityTypeConfiguration<RoleRow>
{
    public void Configure(EntityTypeBuilder<RoleRow> table)
    {
        table.ToTable("roles");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Role });
        table.Property(row => row.Role).HasConversion<string>();
    }
}
