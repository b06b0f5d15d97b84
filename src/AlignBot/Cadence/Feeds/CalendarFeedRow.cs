using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Cadence.Feeds;

/// <summary>That somebody has a calendar feed. Its secret is known to them alone: here stands its digest.</summary>
sealed class CalendarFeedRow
{
    public int InstallationId { get; set; }
    public required string UserId { get; set; }

    /// <summary>SHA-256 of the secret, in hexadecimal.</summary>
    public required string Digest { get; set; }

    /// <summary>When they got it, business time.</summary>
    public Instant MadeAt { get; set; }
}

sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeedRow>
{
    public void Configure(EntityTypeBuilder<CalendarFeedRow> table)
    {
        table.ToTable("calendar_feeds");
        table.HasKey(row => new { row.InstallationId, row.UserId });

        // A calendar brings its secret and nothing else: whose it is, and where, is known by it.
        table.HasIndex(row => row.Digest).IsUnique();
    }
}
