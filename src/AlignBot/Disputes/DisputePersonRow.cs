using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignBot.Disputes;

/// <summary>That a person has, or had, a part in a dispute (<see cref="DisputePeople"/>): what 'mine' and 'with somebody' are looked up by.</summary>
sealed class DisputePersonRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public required string UserId { get; set; }
    public Guid DisputeId { get; set; }
}

sealed class DisputePersonConfiguration : IEntityTypeConfiguration<DisputePersonRow>
{
    public void Configure(EntityTypeBuilder<DisputePersonRow> table)
    {
        table.ToTable("dispute_people");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.UserId, row.DisputeId });
    }
}
