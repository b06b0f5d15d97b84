using AlignBot.Domain.Cadence;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Cadence;

/// <summary>An occurrence of a series, made ahead: what is queried stands in columns, the whole of it in <see cref="State"/>.</summary>
sealed class MeetingRow : IAggregateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }
    public Guid SeriesId { get; set; }

    /// <summary>Rises with every change; of two writers that read the same version one loses and reads again.</summary>
    public int Version { get; set; }

    [OfState]
    public MeetingStatus Status { get; set; }
    [OfState]
    public Instant StartsAt { get; set; }

    /// <summary>The <see cref="Meeting"/> as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }
}

sealed class MeetingConfiguration : IEntityTypeConfiguration<MeetingRow>
{
    public void Configure(EntityTypeBuilder<MeetingRow> table)
    {
        table.ToTable("meetings");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });

        // What is next in a program, what is running, and what a series has had, newest last.
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Status, row.StartsAt });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.SeriesId, row.StartsAt });
        table.Property(row => row.Version).IsConcurrencyToken();
        table.Property(row => row.Status).HasConversion<string>();
    }
}
