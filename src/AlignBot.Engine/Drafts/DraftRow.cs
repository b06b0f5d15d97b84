using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Engine.Drafts;

/// <summary>What somebody typed into a form that is not yet sent: more than a modal can carry along, and not to be lost.</summary>
public sealed class DraftRow
{
    public int InstallationId { get; set; }
    public Guid Id { get; set; }
    public required string UserId { get; set; }

    /// <summary>The form's content as JSON.</summary>
    public required string Body { get; set; }

    /// <summary>Real time from which its days are counted: drafts are swept after some. Later than now for one that is kept longer.</summary>
    public Instant SavedAt { get; set; }
}

sealed class DraftConfiguration : IEntityTypeConfiguration<DraftRow>
{
    public void Configure(EntityTypeBuilder<DraftRow> table)
    {
        table.ToTable("drafts");
        table.HasKey(row => new { row.InstallationId, row.Id });
    }
}
