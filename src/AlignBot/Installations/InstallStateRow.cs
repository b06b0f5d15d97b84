using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Installations;

/// <summary>An answer of Slack's to an installation that was used: it is good once. Which workspace it is of nobody knows before Slack is asked.</summary>
sealed class InstallStateRow
{
    /// <summary>SHA-256, in hexadecimal.</summary>
    public required string Digest { get; set; }

    /// <summary>Real time.</summary>
    public Instant UsedAt { get; set; }
}

sealed class InstallStateConfiguration : IEntityTypeConfiguration<InstallStateRow>
{
    public void Configure(EntityTypeBuilder<InstallStateRow> table)
    {
        table.ToTable("install_states");
        table.HasKey(row => row.Digest);
        table.HasIndex(row => row.UsedAt);
    }
}

/// <summary>Forgets those that would be too late by now in any case.</summary>
sealed class InstallStateSweep(IDatabase database) : ISweep
{
    static readonly Duration Kept = Duration.FromHours(1);

    public Task<int> SweepAsync(Instant now) => database.SweepOldAsync(
        "SELECT digest FROM install_states WHERE used_at < @before", now - Kept, row => row.String(0),
        (session, digest) => session.Statement("DELETE FROM install_states WHERE digest = @digest", "@digest").Set(0, digest));
}
