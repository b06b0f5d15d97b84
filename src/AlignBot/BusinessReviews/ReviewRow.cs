using AlignBot.Domain.BusinessReviews;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.BusinessReviews;

/// <summary>The business reviews of a quarter: its cost, and who made, signed and posted which version.</summary>
sealed class ReviewRow : IAggregateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }
    public int Version { get; set; }

    /// <summary>The first day of the quarter, ISO.</summary>
    [OfState]
    public required string Quarter { get; set; }

    /// <summary>The <see cref="BusinessReview"/> as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }
}

sealed class ReviewConfiguration : IEntityTypeConfiguration<ReviewRow>
{
    public void Configure(EntityTypeBuilder<ReviewRow> table)
    {
        table.ToTable("business_reviews");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Quarter }).IsUnique();
        table.Property(row => row.Version).IsConcurrencyToken();
    }
}

/// <summary>What a version says. Never changed: a later one is a row of its own.</summary>
sealed class ReviewPageRow : IStateRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Id { get; set; }

    /// <summary>Of which <see cref="ReviewRow"/>.</summary>
    public Guid Review { get; set; }

    /// <summary>1 for the first of its quarter.</summary>
    public int Number { get; set; }

    /// <summary>The canonical text: Markdown, and the bytes of it in UTF-8 are what is signed.</summary>
    public required string Text { get; set; }

    /// <summary>The <see cref="ReviewContent"/> that the text was written from, as JSON of the shape <see cref="Schema"/>.</summary>
    public required string State { get; set; }

    public int Schema { get; set; }
}

sealed class ReviewPageConfiguration : IEntityTypeConfiguration<ReviewPageRow>
{
    public void Configure(EntityTypeBuilder<ReviewPageRow> table)
    {
        table.ToTable("business_review_pages");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Id });
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Review, row.Number }).IsUnique();
    }
}

/// <summary>The tables of this folder, and what is asked of them.</summary>
static class ReviewTables
{
    extension(AlignBotContext db)
    {
        public DbSet<ReviewRow> BusinessReviews => db.Set<ReviewRow>();

        public DbSet<ReviewPageRow> BusinessReviewPages => db.Set<ReviewPageRow>();
    }

    /// <summary>How what a version says is kept in its row.</summary>
    public static StateColumn<ReviewContent> Page { get; } = new("business_review_page", BusinessReviewJson.Default.ReviewContent);

    /// <summary>The newest quarter first.</summary>
    public static IQueryable<ReviewRow> Of(AlignBotContext db, ProgramKey key) =>
        db.BusinessReviews.Where(
            row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId).OrderByDescending(row => row.Quarter);

    /// <summary>Null where nothing was made or entered of the quarter.</summary>
    public static Task<ReviewRow?> RowAsync(AlignBotContext db, ProgramKey key, LocalDate quarter)
    {
        var first = Text(quarter);
        return Of(db, key).SingleOrDefaultAsync(row => row.Quarter == first);
    }

    /// <summary>Null where nothing was made or entered of the quarter.</summary>
    public static async Task<BusinessReview?> FindAsync(AlignBotContext db, ProgramKey key, LocalDate quarter) =>
        await RowAsync(db, key, quarter) is { } row ? ReviewDesk.StateOf(row) : null;

    /// <summary>A version with what it says.</summary>
    public static async Task<ShownReview> ShownAsync(AlignBotContext db, BusinessReview review, ProgramKey key, ReviewRevision revision)
    {
        var id = review.Id.Value;
        var row = await db.BusinessReviewPages.SingleAsync(
            page => page.InstallationId == key.InstallationId && page.ProgramId == key.ProgramId
                && page.Review == id && page.Number == revision.Number);
        return new ShownReview(review, revision, row.Text, Page.Read(row));
    }

    public static string Text(LocalDate quarter) => LocalDatePattern.Iso.Format(quarter);
}

/// <summary>A version, and what it says.</summary>
/// <param name="Review">The quarter's.</param>
/// <param name="Revision">Which version.</param>
/// <param name="Text">Its canonical text.</param>
/// <param name="Says">The same in parts.</param>
sealed record ShownReview(BusinessReview Review, ReviewRevision Revision, string Text, ReviewContent Says)
{
    /// <summary>Words of it were erased on somebody's request: it does not read as it was signed any more.</summary>
    public bool IsErasedIn => ReviewMarkdown.Digest(Text) != Revision.Hash;
}
