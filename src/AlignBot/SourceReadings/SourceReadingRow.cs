using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.SourceReadings;

/// <summary>How a source stands with a program: when it was read, what is wrong with it, who has it in hand.</summary>
sealed class SourceReadingRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <summary>Its name in the server's configuration.</summary>
    public required string Source { get; set; }

    /// <summary>It is to be read now.</summary>
    public bool Wanted { get; set; }

    /// <summary>Real time until which a process has it in hand.</summary>
    public Instant ClaimedUntil { get; set; }

    /// <summary>Business time of the last complete reading's beginning.</summary>
    public Instant? ReadAt { get; set; }

    /// <summary>How many accounts it gave then.</summary>
    public int? Accounts { get; set; }

    /// <summary>Business time of the last try.</summary>
    public Instant? TriedAt { get; set; }

    /// <summary>Requests that the last complete reading took.</summary>
    public long? Calls { get; set; }

    /// <summary>Business time of the next reading.</summary>
    public Instant? NextAt { get; set; }

    /// <summary>Business time since when it can't be read; null while it can.</summary>
    public Instant? TroubleSince { get; set; }

    /// <summary>What is wrong and what to do.</summary>
    public string? Trouble { get; set; }

    /// <summary>The vendor's code, and its id of the request, for support.</summary>
    public string? TroubleCode { get; set; }

    public long? QuotaUsed { get; set; }
    public long? QuotaLimit { get; set; }

    /// <summary>What the last look at it found, as <see cref="SourceLook"/>.</summary>
    public string? Look { get; set; }

    /// <summary>Where the round through the accounts stands, of a source that is asked account by account; the source's own text.</summary>
    public string? Round { get; set; }

    public ProgramKey Key => new(InstallationId, ProgramId);
}

sealed class SourceReadingConfiguration : IEntityTypeConfiguration<SourceReadingRow>
{
    public void Configure(EntityTypeBuilder<SourceReadingRow> table)
    {
        table.ToTable("source_readings");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Source });
        table.HasIndex(row => row.Wanted);
    }
}

static class SourceTables
{
    extension(AlignBotContext db)
    {
        public DbSet<SourceReadingRow> SourceReadings => db.Set<SourceReadingRow>();
    }

    public static IQueryable<SourceReadingRow> Of(AlignBotContext db, ProgramKey key) =>
        db.SourceReadings.Where(
            row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId).OrderBy(row => row.Source);

    public static Task<SourceReadingRow?> FindAsync(AlignBotContext db, ProgramKey key, string source) =>
        Of(db, key).SingleOrDefaultAsync(row => row.Source == source);
}
