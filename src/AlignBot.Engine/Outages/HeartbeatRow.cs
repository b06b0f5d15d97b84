using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Engine.Outages;

/// <summary>The last sign of life of one bot process.</summary>
public sealed class HeartbeatRow
{
    /// <summary>Unique for each start of a process.</summary>
    public required string ProcessId { get; set; }

    /// <summary>Real time of the beat: old rows are swept by it.</summary>
    public Instant BeatAt { get; set; }

    /// <summary>Up to which business time the process saw to what was due.</summary>
    public Instant AliveUntil { get; set; }
}

sealed class HeartbeatConfiguration : IEntityTypeConfiguration<HeartbeatRow>
{
    public void Configure(EntityTypeBuilder<HeartbeatRow> table)
    {
        table.ToTable("heartbeats");
        table.HasKey(row => row.ProcessId);
    }
}
