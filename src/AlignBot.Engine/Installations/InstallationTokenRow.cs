using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Engine.Installations;

/// <summary>The bot's access to one workspace, as Slack gave it when the app was installed there. Tokens are sealed; a token of the configuration stands in no row.</summary>
public sealed class InstallationTokenRow
{
    public int InstallationId { get; set; }

    /// <summary>Another one with every token that is written: whoever read an older one changes nothing.</summary>
    public Guid Edition { get; set; }

    /// <summary>Sealed by <see cref="TokenSeal"/>.</summary>
    public required string BotToken { get; set; }

    /// <summary>For the next pair, sealed alike. Null where the app does not rotate its tokens.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>Real time at which Slack takes the token no longer. Null: it has no end.</summary>
    public Instant? ExpiresAt { get; set; }

    /// <summary>What was granted, with commas between.</summary>
    public required string Scopes { get; set; }

    public string? AppId { get; set; }

    /// <summary>Who installed the app.</summary>
    public string? InstalledBy { get; set; }

    /// <summary>When they did, by the clock that events are dated by.</summary>
    public Instant InstalledAt { get; set; }

    /// <summary>Real time up to which a process has the renewal in hand. Null: nobody has.</summary>
    public Instant? RenewingUntil { get; set; }

    /// <summary>Real time at which Slack refused the renewal for good: only another installation helps. Null: it did not.</summary>
    public Instant? LostAt { get; set; }
}

sealed class InstallationTokenConfiguration : IEntityTypeConfiguration<InstallationTokenRow>
{
    public void Configure(EntityTypeBuilder<InstallationTokenRow> table)
    {
        table.ToTable("installation_tokens");
        table.HasKey(row => row.InstallationId);
        table.Property(row => row.InstallationId).ValueGeneratedNever();
    }
}
