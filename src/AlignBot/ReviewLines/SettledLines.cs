using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.ReviewLines;

/// <summary>Something that a line of a review rested on and that people have dealt with: they took it off, or it is an item of an
/// agenda.</summary>
sealed class SettledLineRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <summary>Its digest (<see cref="ReviewLine.Fact"/>): the same next week is the same.</summary>
    public Guid Fact { get; set; }

    /// <summary>In which meeting.</summary>
    public Guid MeetingId { get; set; }

    public required string SettledBy { get; set; }

    /// <summary>Business time.</summary>
    public Instant SettledAt { get; set; }
}

sealed class SettledLineConfiguration : IEntityTypeConfiguration<SettledLineRow>
{
    public void Configure(EntityTypeBuilder<SettledLineRow> table)
    {
        table.ToTable("review_lines_settled");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Fact });
    }
}

/// <summary>What is asked of them.</summary>
static class SettledLines
{
    extension(AlignBotContext db)
    {
        public DbSet<SettledLineRow> SettledReviewLines => db.Set<SettledLineRow>();
    }

    /// <summary>All that was dealt with and is kept.</summary>
    public static async Task<IReadOnlySet<Guid>> FactsAsync(AlignBotContext db, ProgramKey key) => await db.SettledReviewLines
        .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId).Select(row => row.Fact).ToHashSetAsync();
}
