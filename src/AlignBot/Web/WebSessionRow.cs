using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Web;

/// <summary>A browser in which somebody is signed in. Its cookie holds the secret: here stands its digest.</summary>
sealed class WebSessionRow
{
    /// <summary>SHA-256 of the secret, in hexadecimal.</summary>
    public required string Digest { get; set; }

    public int InstallationId { get; set; }
    public required string UserId { get; set; }

    /// <summary>Business time.</summary>
    public Instant BeganAt { get; set; }

    public Instant EndsAt { get; set; }

    /// <summary>Slack itself has said who they are. False: a link did.</summary>
    public bool IsWithSlack { get; set; }
}

sealed class WebSessionConfiguration : IEntityTypeConfiguration<WebSessionRow>
{
    public void Configure(EntityTypeBuilder<WebSessionRow> table)
    {
        table.ToTable("web_sessions");

        // A browser brings the secret and nothing else: whose it is, and where, is known by it.
        table.HasKey(row => row.Digest);
        table.HasIndex(row => row.EndsAt);
    }
}
