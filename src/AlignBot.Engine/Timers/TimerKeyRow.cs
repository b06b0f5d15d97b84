using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Engine.Timers;

/// <summary>When a subject's timer of a name was last set for: how it is found to be moved or cleared. Outlives the timer until it is swept.</summary>
public sealed class TimerKeyRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid SubjectId { get; set; }
    public required string Name { get; set; }

    /// <summary>Business time.</summary>
    public Instant DueAt { get; set; }
}

sealed class TimerKeyConfiguration : IEntityTypeConfiguration<TimerKeyRow>
{
    public void Configure(EntityTypeBuilder<TimerKeyRow> table)
    {
        table.ToTable("timer_keys");
        table.LiesInKeyOrder();
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.SubjectId, row.Name });
    }
}
