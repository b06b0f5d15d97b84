using AlignBot.Domain.Differences;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Differences;

/// <summary>The two sides' figures for one review: what is queried stands in columns, the whole of it in <see cref="State"/>.</summary>
/// <remarks>No column has a figure: whoever looks at the table before both are shown sees none.</remarks>
sealed class FiguresRow : IAggregateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    public Guid Id { get; set; }

    /// <summary>The review before which they are asked for; a review has them once.</summary>
    public Guid Review { get; set; }

    [OfState]
    public Instant AskedAt { get; set; }

    /// <summary>Null before they were shown.</summary>
    [OfState]
    public Instant? RevealedAt { get; set; }

    /// <summary>Business time since when a source is to be read for them; null when none is.</summary>
    public Instant? ReadDue { get; set; }

    /// <summary>Rises with every change.</summary>
    public int Version { get; set; }

    /// <summary>The <see cref="BlindFigures"/> as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }
}

sealed class FiguresConfiguration : IEntityTypeConfiguration<FiguresRow>
{
    public void Configure(EntityTypeBuilder<FiguresRow> table)
    {
        table.ToTable("pipeline_figures");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.AskedAt });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Review }).IsUnique();
        table.HasIndex(row => row.ReadDue).HasFilter("read_due IS NOT NULL");
        table.Property(row => row.Version).IsConcurrencyToken();
    }
}

/// <summary>Where a program's sides have their figures from. No row: both leaders are asked.</summary>
sealed class FigureSourcesRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <summary>A source's name, or that of files; null where the leader is asked.</summary>
    public string? Sales { get; set; }

    /// <inheritdoc cref="Sales"/>
    public string? Marketing { get; set; }

    /// <summary>Percent, as decimal text.</summary>
    public required string AlikeWithin { get; set; }
}

sealed class FigureSourcesConfiguration : IEntityTypeConfiguration<FigureSourcesRow>
{
    public void Configure(EntityTypeBuilder<FigureSourcesRow> table)
    {
        table.ToTable("pipeline_figure_sources");
        table.HasKey(row => new { row.InstallationId, row.ProgramId });
    }
}
