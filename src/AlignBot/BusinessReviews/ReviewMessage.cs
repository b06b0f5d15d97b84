using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Web;

namespace AlignBot.BusinessReviews;

/// <summary>A business review in the channel, as somebody posted it.</summary>
sealed class ReviewMessage(IPictures pictures, WebOptions web) : IMessageRenderer
{
    public const string Name = "business-review";

    const string Version = "version-";

    string IMessageRenderer.Message => Name;

    /// <summary>Of the post of a version.</summary>
    public static string SlotOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Version}{number}");

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var review = ReviewDesk.StateOf(await context.SubjectAsync<ReviewRow>());
        var number = int.Parse(context.Row.Slot!.Split('/')[0].AsSpan(Version.Length), CultureInfo.InvariantCulture);
        var shown = await ReviewTables.ShownAsync(context.Db, review, context.Program.Key, review.Find(number)!);
        var picture = ReviewPicture.Of(shown.Says) is { } drawn ? await pictures.FindAsync(context.Db, context.Program.Key, drawn) : null;
        var (text, blocks) = ReviewCard.InChannel(shown, context.Program, web.HasPages);
        return picture is null
            ? new Rendering.Send(text, blocks)
            : new Rendering.Send(text, [.. blocks.SkipLast(1), picture, blocks[^1]]) { WithoutPicture = blocks };
    }
}
