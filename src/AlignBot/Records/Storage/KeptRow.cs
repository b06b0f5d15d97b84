using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Records.Storage;

/// <summary>A record of a source, as the reading under whose id it stands has it.</summary>
/// <remarks>It counts once its reading was taken (<see cref="RecordReadingRow"/>); those of readings that never were are swept.</remarks>
abstract class KeptRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public string Source { get; set; } = "";
    public Guid Reading { get; set; }

    /// <summary>The source's id, letter for letter.</summary>
    public required string Key { get; set; }

    /// <summary>The source's id of the account. It is resolved against the list when it is used: a merge that comes later counts.</summary>
    public string? AccountKey { get; set; }

    /// <summary>Where it lies in time: when it was created, took place or was detected; else when it was read first.</summary>
    public Instant At { get; set; }

    /// <summary>Business time of the reading that gave it first.</summary>
    public Instant SeenAt { get; set; }

    /// <summary>Business time of the first complete reading that did not have it any more; null while it is there.</summary>
    public Instant? GoneAt { get; set; }

    /// <summary>Of everything that the source says of it: alike is what has the same.</summary>
    public long Print { get; set; }
}

abstract class KeptConfiguration<TRow>(string name) : IEntityTypeConfiguration<TRow>
    where TRow : KeptRow
{
    public void Configure(EntityTypeBuilder<TRow> table)
    {
        table.ToTable(name);
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Source, row.Reading, row.Key });

        // What is counted is counted within a time.
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Source, row.Reading, row.At });
    }
}
