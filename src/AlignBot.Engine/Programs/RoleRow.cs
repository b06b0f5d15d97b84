using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime.Text;

namespace AlignBot.Engine.Programs;

/// <summary>Who holds a role, and who stands in for them on which dates.</summary>
public sealed class RoleRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Role Role { get; set; }
    public required string HolderId { get; set; }
    public string? DeputyId { get; set; }

    /// <summary>First and last day of the deputy, ISO dates in the holder's zone; null = whenever the holder is away.</summary>
    public string? DeputyFrom { get; set; }

    public string? DeputyTo { get; set; }

    /// <summary>The row as the rules know it.</summary>
    public RoleHolding Holding => new()
    {
        Role = Role,
        Holder = new UserId(HolderId),
        Deputy = DeputyId is null ? null : new UserId(DeputyId),
        DeputyFrom = DeputyFrom is null ? null : LocalDatePattern.Iso.Parse(DeputyFrom).GetValueOrThrow(),
        DeputyTo = DeputyTo is null ? null : LocalDatePattern.Iso.Parse(DeputyTo).GetValueOrThrow(),
    };

    /// <summary>Becomes what the holding says.</summary>
    public void Take(RoleHolding holding)
    {
        HolderId = holding.Holder.Value;
        DeputyId = holding.Deputy?.Value;
        DeputyFrom = holding.DeputyFrom?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        DeputyTo = holding.DeputyTo?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
    }
}

sealed class RoleConfiguration : IEntityTypeConfiguration<RoleRow>
{
    public void Configure(EntityTypeBuilder<RoleRow> table)
    {
        table.ToTable("roles");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Role });
        table.Property(row => row.Role).HasConversion<string>();
        table.Ignore(row => row.Holding);
    }
}
