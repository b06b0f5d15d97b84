using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Engine.Home;

/// <summary>Somebody who has opened the bot's Home: theirs is kept up to date, nobody else's.</summary>
public sealed class HomeViewerRow
{
    public int InstallationId { get; set; }
    public required string UserId { get; set; }

    /// <summary>When they opened it last, business time.</summary>
    public Instant OpenedAt { get; set; }
}

sealed class HomeViewerConfiguration : IEntityTypeConfiguration<HomeViewerRow>
{
    public void Configure(EntityTypeBuilder<HomeViewerRow> table)
    {
        table.ToTable("home_viewers");
        table.HasKey(row => new { row.InstallationId, row.UserId });
    }
}
