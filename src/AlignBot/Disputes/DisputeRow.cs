using AlignBot.Domain.Disputes;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Disputes;

/// <summary>A dispute: what is queried stands in columns, the whole of it in <see cref="State"/>.</summary>
sealed class DisputeRow : IAggregateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }

    /// <summary>The n of DSP-n.</summary>
    [OfState]
    public int Number { get; set; }

    /// <summary>Rises with every change; of two writers that read the same version one loses and reads again.</summary>
    public int Version { get; set; }

    [OfState]
    public DisputeStatus Status { get; set; }
    [OfState]
    public required string Question { get; set; }
    [OfState]
    public required string Category { get; set; }
    [OfState]
    public required string RaisedBy { get; set; }
    [OfState]
    public Instant RaisedAt { get; set; }
    [OfState]
    public Instant? DueAt { get; set; }

    /// <summary>When its last round ended; null while it is open.</summary>
    public Instant? ClosedAt { get; set; }

    /// <summary>The channel that holds its thread: the GTM channel, or the category's own.</summary>
    public required string ChannelId { get; set; }

    /// <summary>The <see cref="Dispute"/> as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }
}

sealed class DisputeConfiguration : IEntityTypeConfiguration<DisputeRow>
{
    public void Configure(EntityTypeBuilder<DisputeRow> table)
    {
        table.ToTable("disputes");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Number }).IsUnique();
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Status, row.DueAt });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.ClosedAt });
        table.Property(row => row.Version).IsConcurrencyToken();
        table.Property(row => row.Status).HasConversion<string>();
    }
}
