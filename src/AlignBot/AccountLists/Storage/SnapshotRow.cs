using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.AccountLists.Storage;

/// <summary>A snapshot of the list, as long as its accounts are kept: those of a month's end are, for the quarters that are counted against them.</summary>
sealed class SnapshotRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <summary>Counted from 1.</summary>
    public int Number { get; set; }

    /// <summary>Under which its accounts stand: the newest of those readings that are alike.</summary>
    public Guid Reading { get; set; }

    /// <summary>Business time at which it was the list first.</summary>
    public Instant TakenAt { get; set; }

    /// <summary>Business time at which it was last read and found alike.</summary>
    public Instant ReadAt { get; set; }

    public required string Source { get; set; }

    /// <summary>Writes down that a snapshot is the list.</summary>
    public static async ValueTask KeepAsync(Session session, ProgramKey key, ListSnapshot snapshot)
    {
        await session.SaveAsync();
        if (await ListTables.Snapshots(session.Db, key).SingleOrDefaultAsync(row => row.Number == snapshot.Number) is not { } row)
        {
            row = new SnapshotRow
            {
                InstallationId = key.InstallationId,
                ProgramId = key.ProgramId,
                Number = snapshot.Number,
                TakenAt = snapshot.TakenAt,
                Source = snapshot.Source,
            };
            session.Db.ListSnapshots.Add(row);
        }

        (row.Reading, row.ReadAt) = (snapshot.Reading, snapshot.TakenAt);
    }
}

sealed class SnapshotConfiguration : IEntityTypeConfiguration<SnapshotRow>
{
    public void Configure(EntityTypeBuilder<SnapshotRow> table)
    {
        table.ToTable("list_snapshots");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Number });
    }
}
