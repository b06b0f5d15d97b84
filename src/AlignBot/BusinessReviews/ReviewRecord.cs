using System.Text.Json;
using AlignBot.Domain.BusinessReviews;
using AlignBot.Domain.Time;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.BusinessReviews;

/// <summary>The business reviews of a record that is handed out: every version with its text, and what the programme cost.</summary>
sealed class ReviewRecord : IRecordTables
{
    public int Order => 26;

    public IReadOnlyList<RecordTable> Tables { get; } =
    [
        new RecordTable<Version>("business_reviews", "A version of a quarter's business review.", VersionsAsync, counts: true)
            .Key("quarter", "Its quarter.", (it, _) => it.Of.Name)
            .Number("version", "1 for the first of its quarter.", it => it.It.Number)
            .Moment("made", "When it was made: its figures are those of the record then.", it => it.It.MadeAt)
            .Person("made_by", "Who had it made.", it => it.It.MadeBy)
            .Key("sha256", "Digest of its text, which is what is signed.", (it, _) => it.It.Hash)
            .Key("record_head", "Digest of the history's newest row when it was made.", (it, _) => it.It.Head)
            .Moment("signed", "When it was signed; empty while it is not.", it => it.It.Signed?.At)
            .Person("signed_by", "Who signed it.", it => it.It.Signed?.By)
            .Moment("posted", "When it was put into the channel; empty where it was not.", it => it.It.Posted?.At)
            .Person("posted_by", "Who put it there.", it => it.It.Posted?.By)
            .Text("text", "The whole of it, in Markdown.", it => it.Text),
        new RecordTable<BusinessReview>("programme_costs", "What the programme cost in a quarter.", CostsAsync)
            .Key("quarter", "Which quarter.", (it, _) => it.Name)
            .Number("amount", "How much.", it => it.Cost!.Amount)
            .Text("currency", "In which currency, as ISO 4217 has it.", it => it.Cost!.Currency)
            .Person("entered_by", "Who entered it last.", it => it.Cost!.By)
            .Moment("entered", "When.", it => it.Cost!.At),
    ];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) =>
        db.BusinessReviewPages.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId).LongCountAsync();

    public async Task<IReadOnlyDictionary<Guid, string>> KeysAsync(AlignBotContext db, ProgramKey key) =>
        (await ReviewTables.Of(db, key).ToListAsync()).Select(
            ReviewDesk.StateOf).ToDictionary(review => review.Id.Value, review => $"the business review of {review.Name}");

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => ValueTask.FromResult(
        row.Kind.StartsWith("business-review.", StringComparison.Ordinal) && JsonSerializer.Deserialize(
            row.Body!, BusinessReviewJson.Default.ReviewFact) is { } fact
            ? Say(fact, who, record.KeyOf(row.SubjectId) ?? "a business review")
            : null);

    static string Say(ReviewFact fact, string who, string which) => fact switch
    {
        ReviewFact.Made made => $"{who} had version {made.Number} of {which} made, SHA-256 {made.Hash}, on the record up to {made.Head}",
        ReviewFact.Signed signed => $"{who} signed version {signed.Number} of {which}, SHA-256 {signed.Hash}",
        ReviewFact.Posted posted => $"{who} put version {posted.Number} of {which} into the channel",
        ReviewFact.CostEntered cost =>
            $"{who} entered for {which} what the programme cost: {ReviewWords.Money(cost.Amount, cost.Currency)}",
        _ => throw new InvalidOperationException($"No words for the fact {fact.GetType().Name}."),
    };

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Business reviews\n");
        await foreach (var one in VersionsAsync(record))
        {
            var (its, signed) = (one.It, one.It.Signed is { } hand ? $", signed by {MarkdownText.Line(record.Name(hand.By))} on {record.Date(hand.At)}" : ", not signed");
            await text.WriteAsync($"### {one.Of.Name}, version {its.Number}\n\nMade on {record.Date(its.MadeAt)} by {MarkdownText.Line(record.Name(its.MadeBy))}{signed}. SHA-256 `{its.Hash}`.\n");
            await text.WriteAsync($"{MarkdownText.Quote(one.Text)}\n");
            await record.CountAsync();
        }

        await text.WriteAsync();
    }

    static async IAsyncEnumerable<Version> VersionsAsync(RecordContext record)
    {
        await foreach (var review in ReviewsAsync(record))
        {
            foreach (var revision in review.Revisions)
            {
                yield return new Version(
                    review.Of, revision, (await ReviewTables.ShownAsync(record.Db, review, record.Key, revision)).Text);
            }
        }
    }

    static async IAsyncEnumerable<BusinessReview> CostsAsync(RecordContext record)
    {
        await foreach (var review in ReviewsAsync(record))
        {
            if (review.Cost is not null)
            {
                yield return review;
            }
        }
    }

    static async IAsyncEnumerable<BusinessReview> ReviewsAsync(RecordContext record)
    {
        await foreach (var row in record.ReadAsync(db => ReviewTables.Of(db, record.Key).Reverse()))
        {
            yield return ReviewDesk.StateOf(row);
        }
    }

    sealed record Version(FiscalQuarter Of, ReviewRevision It, string Text);
}
