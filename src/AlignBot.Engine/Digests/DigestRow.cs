using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignBot.Engine.Digests;

/// <summary>Somebody wants what can wait once a day, in one message.</summary>
public sealed class DigestRow
{
    public int InstallationId { get; set; }
    public required string UserId { get; set; }

    /// <summary>The subject of its timers and messages.</summary>
    public Guid Id { get; set; }

    /// <summary>The time of day where they are, in minutes after midnight.</summary>
    public int Minute { get; set; }
}

sealed class DigestConfiguration : IEntityTypeConfiguration<DigestRow>
{
    public void Configure(EntityTypeBuilder<DigestRow> table)
    {
        table.ToTable("digests");
        table.HasKey(row => new { row.InstallationId, row.UserId });
    }
}
