using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Pictures;

/// <summary>A picture that was uploaded: whoever asks for the same again is shown the same file.</summary>
sealed class PictureRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <summary>SHA-256 of what it shows, lower-case hex.</summary>
    public required string Digest { get; set; }

    /// <summary>The file's id in Slack.</summary>
    public required string FileId { get; set; }

    /// <summary>Business time.</summary>
    public Instant MadeAt { get; set; }
}

sealed class PictureConfiguration : IEntityTypeConfiguration<PictureRow>
{
    public void Configure(EntityTypeBuilder<PictureRow> table)
    {
        table.ToTable("pictures");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Digest });
    }
}

/// <summary>The table of this folder.</summary>
static class PictureTables
{
    extension(AlignBotContext db)
    {
        public DbSet<PictureRow> Pictures => db.Set<PictureRow>();
    }

    /// <summary>One picture.</summary>
    public static IQueryable<PictureRow> Of(AlignBotContext db, ProgramKey key, string digest) =>
        db.Pictures.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Digest == digest);
}
