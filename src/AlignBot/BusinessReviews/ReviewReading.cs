using AlignBot.Domain;
using AlignBot.Domain.BusinessReviews;
using AlignBot.Domain.Time;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Web;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.BusinessReviews;

/// <summary>Reads a version as somebody may see it.</summary>
sealed class ReviewReading(ReviewDesk desk, WebOptions web)
{
    /// <summary>The card of a version; null where there is none that somebody may read.</summary>
    /// <param name="number">The version; null for the newest that they may read.</param>
    public async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)?> CardAsync(
        AlignBotContext db, ProgramInfo program, LocalDate quarter, int? number, UserId reader, Instant now)
    {
        var context = ReviewDesk.Context(program, now);
        return await FindAsync(db, program, quarter, number, reader, context) is { } shown
            ? ReviewCard.Of(shown, program, reader, context, web.HasPages)
            : null;
    }

    /// <summary>A version with what it says; null where there is none that somebody may read.</summary>
    public static async Task<ShownReview?> FindAsync(
        AlignBotContext db, ProgramInfo program, LocalDate quarter, int? number, UserId reader, RuleContext context)
    {
        if (await ReviewTables.FindAsync(db, program.Key, quarter) is not { } review)
        {
            return null;
        }

        var revision = number is { } one ? ReviewWorkflow.ReadableBy(
            review, one, reader, context) : ReviewWorkflow.ReadableBy(review, reader, context);
        return revision is null ? null : await ReviewTables.ShownAsync(db, review, program.Key, revision);
    }

    /// <summary>Why somebody reads none of a quarter.</summary>
    public async Task<Mrkdwn> WhyNotAsync(
        AlignBotContext db, ProgramInfo program, FiscalQuarter quarter, int? number, UserId reader, Instant now)
    {
        if (await desk.WhyNoneAsync(db, program, quarter, now) is { } none)
        {
            return Mrkdwn.Of($"{ReviewWords.Say(none, program)}");
        }

        var no = ReviewWorkflow.WhyNotKeep(reader, ReviewDesk.Context(program, now));
        return no is null
            ? Mrkdwn.Of($"There is no {(number is { } one ? $"version {one} of the " : "")}business review of {quarter.Name}. `/align review {quarter.Name}` shows the newest.")
            : Mrkdwn.Of($"No business review of {quarter.Name} is in the channel yet. {ReviewWords.Say(no, program)}");
    }
}
