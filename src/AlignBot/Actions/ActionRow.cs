using AlignBot.Domain.Actions;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Actions;

/// <summary>A follow-up: what is queried stands in columns, the whole of it in <see cref="State"/>.</summary>
sealed class ActionRow : IAggregateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }
    public int Version { get; set; }
    [OfState]
    public ActionStatus Status { get; set; }
    [OfState]
    public required string Owner { get; set; }

    /// <summary>ISO date.</summary>
    [OfState]
    public required string DueOn { get; set; }

    [OfState]
    public Instant GivenAt { get; set; }
    public Guid? DecisionId { get; set; }
    public Guid? DisputeId { get; set; }
    public Guid? MeetingId { get; set; }

    /// <summary>The <see cref="ActionItem"/> as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }
}

sealed class ActionConfiguration : IEntityTypeConfiguration<ActionRow>
{
    public void Configure(EntityTypeBuilder<ActionRow> table)
    {
        table.ToTable("actions");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });

        // What is open, by its day: the list, the overdue ones, and one person's own.
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Status, row.DueOn });
        table.HasIndex(row => new { row.InstallationId, row.Owner, row.Status });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.DecisionId });
        table.Property(row => row.Version).IsConcurrencyToken();
        table.Property(row => row.Status).HasConversion<string>();
    }
}
