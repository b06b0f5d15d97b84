using AlignBot.Engine.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Web;

/// <summary>A link that signs its addressee in, once. Its secret is known to them alone: here stands its digest.</summary>
sealed class SignInLinkRow
{
    /// <summary>SHA-256 of the secret, in hexadecimal.</summary>
    public required string Digest { get; set; }

    public int InstallationId { get; set; }
    public required string UserId { get; set; }

    /// <summary>Whose pages it leads to.</summary>
    public int ProgramId { get; set; }

    /// <summary>Which page, below the program's address.</summary>
    public required string Path { get; set; }

    /// <summary>The same below the public address.</summary>
    public string Target => OpenPage.Address(ProgramId, Path);

    /// <summary>Business time.</summary>
    public Instant MadeAt { get; set; }

    /// <summary>When it was used up. Null: it was not.</summary>
    public Instant? UsedAt { get; set; }

    /// <summary>When whoever had it asked for another in its place. Null: nobody did.</summary>
    public Instant? AskedAgainAt { get; set; }
}

sealed class SignInLinkConfiguration : IEntityTypeConfiguration<SignInLinkRow>
{
    public void Configure(EntityTypeBuilder<SignInLinkRow> table)
    {
        table.ToTable("sign_in_links");

        // A browser brings the secret and nothing else: whose it is, and where, is known by it.
        table.HasKey(row => row.Digest);
        table.Ignore(row => row.Target);
        table.HasIndex(row => row.MadeAt);
    }
}
