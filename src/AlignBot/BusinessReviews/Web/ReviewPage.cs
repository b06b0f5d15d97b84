using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain.BusinessReviews;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace AlignBot.BusinessReviews.Web;

/// <summary><c>reviews/{quarter}/{number}</c>: one version of a business review, to read and to print.</summary>
sealed class ReviewPage(IDatabase database) : IWebPage
{
    public string Path => "reviews/{quarter}/{number:int}";

    public Right Right { get; } = BusinessReviewsFeature.Reading;

    /// <summary>Below the address of its program.</summary>
    public static string PathOf(BusinessReview review, ReviewRevision revision) =>
        string.Create(CultureInfo.InvariantCulture, $"{ReviewShelf.Address}/{ReviewTables.Text(review.Quarter)}/{revision.Number}");

    public async Task<PageView?> ReadAsync(PageRequest request, CancellationToken cancellation)
    {
        var (program, context) = (request.Program, ReviewDesk.Context(request.Program, request.Now));
        if (LocalDatePattern.Iso.Parse(request.Route["quarter"] as string ?? "") is not { Success: true, Value: var quarter })
        {
            return null;
        }

        var shown = await database.ReadAsync(
            db => ReviewReading.FindAsync(db, program, quarter, request.Number, request.Reader, context), cancellation);
        if (shown is null)
        {
            return null;
        }

        var (review, revision) = (shown.Review, shown.Revision);
        string[] notes =
        [
            .. review.Newest!.Number != revision.Number && ReviewWorkflow.WhyNotKeep(
                request.Reader, context) is null ? new[] { $"Version {review.Newest.Number} is newer." } : [],
            .. shown.IsErasedIn ? new[] { "Words of it were erased on request since it was made: it does not read any more as it did when it was signed." } : [],
        ];
        return PageView.Of<ReviewSheet>(
            $"Business review of {review.Name}",
            new ReviewModel(
                shown.Says, $"{Capital.Of(ReviewWords.Signed(revision, program))}.", revision.Hash,
                notes is [] ? null : string.Join(' ', notes), ReviewWords.Definition,
                [.. Readable(review, request).Where(one => one.Number != revision.Number).Select(one => Entry(review, one, program))]));
    }

    /// <summary>The versions that somebody may read, the newest first.</summary>
    public static IEnumerable<ReviewRevision> Readable(BusinessReview review, PageRequest request) => review.Revisions.Reverse()
        .Where(one => ReviewWorkflow.ReadableBy(review, one.Number, request.Reader, ReviewDesk.Context(request.Program, request.Now)) is not null);

    public static ReviewEntry Entry(BusinessReview review, ReviewRevision revision, ProgramInfo program) => new(
        $"{review.Name}, version {revision.Number}", OpenPage.Address(program.Key.ProgramId, PathOf(review, revision)),
        ReviewWords.Signed(revision, program));
}

/// <summary><c>reviews</c>: the business reviews of the program.</summary>
sealed class ReviewShelf(IDatabase database) : IWebPage
{
    /// <summary>Below the address of its program.</summary>
    public const string Address = "reviews";

    public string Path => Address;

    public Right Right { get; } = BusinessReviewsFeature.Reading;

    public PageShelf Shelf { get; } = new(6, "Business reviews");

    public async Task<PageView?> ReadAsync(PageRequest request, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(db => ReviewTables.Of(db, request.Program.Key).ToListAsync(cancellation), cancellation);
        ImmutableArray<ReviewEntry> all =
        [
            .. rows.Select(ReviewDesk.StateOf)
                .SelectMany(review => ReviewPage.Readable(review, request).Select(one => ReviewPage.Entry(review, one, request.Program))),
        ];
        return PageView.Of<ReviewEntries>(
            "Business reviews",
            new ReviewShelfModel(all, "None is in the channel yet. In Slack, /align review says who can have one made."));
    }
}
