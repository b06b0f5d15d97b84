using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Engine.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Scoreboard.Storage;

/// <summary>The scoreboard of a program: what it counts. One a program.</summary>
sealed class BoardRow : IAggregateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }
    public int Version { get; set; }

    /// <summary>The <see cref="Board"/> as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }

    /// <summary>It is to be read: business time since when. Null while it is not.</summary>
    public Instant? ReadDue { get; set; }

    /// <summary>Somebody asked for that, and did not wait for its time.</summary>
    public bool ReadAsked { get; set; }
}

sealed class BoardConfiguration : IEntityTypeConfiguration<BoardRow>
{
    public void Configure(EntityTypeBuilder<BoardRow> table)
    {
        table.ToTable("scoreboards");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId }).IsUnique();
        table.HasIndex(row => row.ReadDue);
        table.Property(row => row.Version).IsConcurrencyToken();
    }
}
