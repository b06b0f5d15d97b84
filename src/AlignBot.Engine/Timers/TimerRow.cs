using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Engine.Timers;

/// <summary>A moment that something waits for. Written in the transaction of the state it belongs to; gone once it has been handled.</summary>
public sealed class TimerRow
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
        table.LiesInKeyOrder();

        // The table lies in this order (in SQLite, without a rowid): the ticker reads from the oldest, stops at now, and what it takes away
        // stood together. What is pending later costs nothing.
        table.HasKey(row => new { row.DueAt, row.InstallationId, row.ProgramId, row.SubjectId, row.Name });
    }
}
