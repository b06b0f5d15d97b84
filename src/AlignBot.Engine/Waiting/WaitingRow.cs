using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Engine.Waiting;

/// <summary>Something that waits for one person: a ruling, a brief, a confirmation, an action. Written with the state it belongs to.</summary>
public sealed class WaitingRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <summary>The dispute, decision, meeting or action that waits.</summary>
    public Guid SubjectId { get; set; }

    /// <summary>Which of the subject's asks it is; stable, unique within the subject.</summary>
    public required string Slot { get; set; }

    /// <summary>For whom.</summary>
    public required string UserId { get; set; }

    /// <summary>The feature that words it (<see cref="IWaitingWords.Feature"/>).</summary>
    public required string Feature { get; set; }

    /// <summary>When it is due, business time; null when it has no deadline.</summary>
    public Instant? DueAt { get; set; }
}

sealed class WaitingConfiguration : IEntityTypeConfiguration<WaitingRow>
{
    public void Configure(EntityTypeBuilder<WaitingRow> table)
    {
        table.ToTable("waiting");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.SubjectId, row.Slot });

        // What one person's Home asks for, however much waits for others.
        table.HasIndex(row => new { row.InstallationId, row.UserId, row.DueAt });
    }
}
