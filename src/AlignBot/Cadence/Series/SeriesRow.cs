using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignBot.Cadence.Series;

/// <summary>A recurring meeting: what is queried stands in columns, the whole of it in <see cref="State"/>.</summary>
sealed class SeriesRow : IStateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }

    /// <summary>Rises with every change; of two writers that read the same version one loses and reads again.</summary>
    public int Version { get; set; }

    [OfState]
    public SeriesStatus Status { get; set; }
    [OfState]
    public required string Name { get; set; }

    /// <summary>The <see cref="MeetingSeries"/> as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }
}

sealed class SeriesConfiguration : IEntityTypeConfiguration<SeriesRow>
{
    public void Configure(EntityTypeBuilder<SeriesRow> table)
    {
        table.ToTable("meeting_series");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });
        table.Property(row => row.Version).IsConcurrencyToken();
        table.Property(row => row.Status).HasConversion<string>();
    }
}
