using AlignBot.Slack;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Engine.Installations;

/// <summary>A workspace (or a whole organisation) that installed the bot. Its id leads every other key.</summary>
public sealed class InstallationRow
{
    public int Id { get; set; }

    /// <summary>Empty where the workspace belongs to no organisation, so that the pair is unique in both databases.</summary>
    public required string EnterpriseId { get; set; }

    /// <summary>Empty for an organisation-wide install.</summary>
    public required string TeamId { get; set; }

    /// <summary>The workspace, or the organisation, as Slack names it.</summary>
    public WorkspaceKey Workspace => new(EnterpriseId is "" ? null : EnterpriseId, TeamId is "" ? null : TeamId);

    /// <summary>The bot's own user, known after the first auth.test.</summary>
    public string? BotUserId { get; set; }

    public string? BotId { get; set; }

    public Instant InstalledAt { get; set; }

    /// <summary>When Slack said that the app was removed, or its token revoked. Null while it is installed.</summary>
    public Instant? RemovedAt { get; set; }
}

sealed class InstallationConfiguration : IEntityTypeConfiguration<InstallationRow>
{
    public void Configure(EntityTypeBuilder<InstallationRow> table)
    {
        table.ToTable("installations");
        table.HasKey(row => row.Id);
        table.Ignore(row => row.Workspace);
        table.HasIndex(row => new { row.EnterpriseId, row.TeamId }).IsUnique();
    }
}
