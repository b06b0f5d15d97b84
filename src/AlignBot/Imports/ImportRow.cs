using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Imports;

/// <summary>Who has a file read for a program at the moment: one at a time.</summary>
sealed class ImportRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public required string UserId { get; set; }

    /// <summary>The file's name.</summary>
    public required string File { get; set; }

    /// <summary>Real time until which it is being read; after it, what a killed process had in hand is over.</summary>
    public Instant ClaimedUntil { get; set; }
}

sealed class ImportConfiguration : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> table)
    {
        table.ToTable("imports");
        table.HasKey(row => new { row.InstallationId, row.ProgramId });
    }
}
