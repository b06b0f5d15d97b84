using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignBot.Engine.Outbox;

/// <summary>Where a message that will be edited, threaded under or linked to stands in Slack.</summary>
public sealed class PostRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid SubjectId { get; set; }

    /// <summary><c>card</c> for the living card, <c>ask:U123</c> for a direct message, ...</summary>
    public required string Slot { get; set; }

    public required string ChannelId { get; set; }
    public required string Timestamp { get; set; }
    public string? ThreadTimestamp { get; set; }

    /// <summary>Slack's link to it; null where Slack did not say.</summary>
    public string? Permalink { get; set; }
}

sealed class PostConfiguration : IEntityTypeConfiguration<PostRow>
{
    public void Configure(EntityTypeBuilder<PostRow> table)
    {
        table.ToTable("posts");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.SubjectId, row.Slot });
    }
}
