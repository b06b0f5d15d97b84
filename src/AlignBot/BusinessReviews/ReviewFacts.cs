using AlignBot.Domain.BusinessReviews;

namespace AlignBot.BusinessReviews;

/// <summary>The names under which history keeps what happens to business reviews. Stored for good.</summary>
static class ReviewFacts
{
    public static string KindOf(ReviewFact fact) => fact switch
    {
        ReviewFact.Made => "business-review.made",
        ReviewFact.Signed => "business-review.signed",
        ReviewFact.Posted => "business-review.posted",
        ReviewFact.CostEntered => "business-review.cost",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}
