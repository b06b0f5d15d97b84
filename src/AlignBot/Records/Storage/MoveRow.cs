using AlignBot.Domain.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Records.Storage;

/// <summary>What of an opportunity was otherwise in one complete reading than in the one before.</summary>
sealed class MoveRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public required string Source { get; set; }

    /// <summary>The opportunity's.</summary>
    public required string Key { get; set; }

    /// <summary>The reading that had it otherwise.</summary>
    public Guid Reading { get; set; }

    /// <summary>Business time of its beginning.</summary>
    public Instant SeenAt { get; set; }

    public OpportunityField Field { get; set; }
    public string? Before { get; set; }
    public string? After { get; set; }

    public OpportunityMove ToMove() => new(Field, Before, After);
}

sealed class MoveConfiguration : IEntityTypeConfiguration<MoveRow>
{
    public void Configure(EntityTypeBuilder<MoveRow> table)
    {
        table.ToTable("record_moves");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Source, row.Key, row.Reading, row.Field });

        // The weekly review asks what moved in a week.
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Source, row.SeenAt });
    }
}
