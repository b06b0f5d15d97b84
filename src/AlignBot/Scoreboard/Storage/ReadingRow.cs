using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Scoreboard.Storage;

/// <summary>A reading of the scoreboard, as it was read. Never changed: a correction is a row of its own.</summary>
sealed class ReadingRow : IStateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }

    /// <summary>The first day of its quarter, ISO.</summary>
    public required string Begins { get; set; }

    /// <summary>The first day that is not in it any more, ISO.</summary>
    public required string Until { get; set; }

    /// <summary>Among the readings of its period: 1 for the first.</summary>
    public int Number { get; set; }

    public Instant ReadAt { get; set; }

    /// <summary>It is of a whole quarter.</summary>
    public bool IsQuarter { get; set; }

    /// <summary>Only a correction changes it.</summary>
    public bool IsClosed { get; set; }

    public bool IsEntered { get; set; }

    public required string WeightsVersion { get; set; }

    /// <summary>The <see cref="KeptReading"/> as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }
}

sealed class ReadingConfiguration : IEntityTypeConfiguration<ReadingRow>
{
    public void Configure(EntityTypeBuilder<ReadingRow> table)
    {
        table.ToTable("scoreboard_readings");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Begins, row.Until, row.Number }).IsUnique();
    }
}

/// <summary>What is behind one measure of a reading: compressed, since a list may have ten thousand accounts.</summary>
sealed class BehindRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <summary>The reading's.</summary>
    public Guid Reading { get; set; }

    /// <summary>Its <see cref="Domain.Scoreboard.MeasureKind"/>, by number.</summary>
    public int Measure { get; set; }

    /// <summary>A <see cref="MeasureBehind"/> as JSON, by Brotli.</summary>
    public required byte[] Body { get; set; }
}

sealed class BehindConfiguration : IEntityTypeConfiguration<BehindRow>
{
    public void Configure(EntityTypeBuilder<BehindRow> table)
    {
        table.ToTable("scoreboard_behind");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Reading, row.Measure });
    }
}
