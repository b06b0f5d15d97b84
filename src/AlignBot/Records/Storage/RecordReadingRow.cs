using AlignBot.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Records.Storage;

/// <summary>Which readings of a kind from a source count, and how the last one went.</summary>
/// <remarks>
/// A reading writes what it has otherwise than the rows that count under an id of its own, in small units. Taking it is one short change
/// of this row: from then on its
/// rows (<see cref="Delta"/>) stand over those of <see cref="Base"/>. They are moved down afterwards, in small units that change nothing
/// of what is read.
/// </remarks>
sealed class RecordReadingRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public required string Source { get; set; }
    public SourceKinds Kind { get; set; }

    /// <summary>Under which the rows stand that count; null before the first reading.</summary>
    public Guid? Base { get; set; }

    /// <summary>
    /// Under which rows stand that count in place of those of <see cref="Base"/> with the same key; null once they are moved down.
    /// </summary>
    public Guid? Delta { get; set; }

    /// <summary>Readings that were taken. Whoever takes one says which it was compared with.</summary>
    public int Number { get; set; }

    /// <summary>Business time at which the last complete reading began.</summary>
    public Instant? AsOf { get; set; }

    /// <summary>Real time at which it began: from a little before then the next asks what is new.</summary>
    public Instant? ReadFrom { get; set; }

    /// <summary>What it gave.</summary>
    public int Rows { get; set; }

    /// <summary>Of that, how many name no account of the list.</summary>
    public int OffList { get; set; }

    /// <summary>Who handed the file in; null where a source was read.</summary>
    public string? By { get; set; }

    /// <summary>Somebody said that the next reading may have far fewer than there are.</summary>
    public bool IsBelieved { get; set; }

    /// <summary>Whether what is wrong is that the reading has far fewer: then somebody can say that it is right.</summary>
    public bool IsDoubted { get; set; }

    /// <summary>Business time since when it can't be read; null while it can.</summary>
    public Instant? TroubleSince { get; set; }

    /// <summary>What is wrong and what to do.</summary>
    public string? Trouble { get; set; }
}

sealed class RecordReadingConfiguration : IEntityTypeConfiguration<RecordReadingRow>
{
    public void Configure(EntityTypeBuilder<RecordReadingRow> table)
    {
        table.ToTable("record_readings");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Source, row.Kind });
    }
}
