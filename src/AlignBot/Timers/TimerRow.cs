using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Timers;

/// <summary>A moment that something waits for. Written in the transaction of the state it belongs to; gone once it has been handled.</summary>
sealed class TimerRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <summary>What waits: a dispute, a meeting, ...</summary>
    public Guid SubjectId { get; set; }

    /// <summary>Which of the subject's timers, for example <c>deadline:1:2</c>.</summary>
    public required string Name { get; set; }

    /// <summary>The feature that handles it, for example <c>dispute</c>.</summary>
    public required string Feature { get; set; }

    /// <summary>Business time.</summary>
    public Instant DueAt { get; set; }
}

sealed class TimerConfiguration : IEntityTypeConfiguration<TimerRow>
{
    public void Configure(EntityTypeBuilder<TimerRow> table)
    {
        table.ToTable("timers");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.SubjectId, row.Name });

        // The ticker reads along this index from the oldest and stops at now: what is pending later costs nothing.
        table.HasIndex(row => new { row.DueAt, row.ProgramId });
    }
}
