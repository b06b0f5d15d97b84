using AlignBot.Domain.Decisions;

namespace AlignBot.Decisions;

/// <summary>The names under which history keeps what happens to decisions. Stored for good.</summary>
static class DecisionFacts
{
    public static string KindOf(DecisionFact fact) => fact switch
    {
        DecisionFact.Recorded => "decision.recorded",
        DecisionFact.Confirmed => "decision.confirmed",
        DecisionFact.Refused => "decision.refused",
        DecisionFact.DetailsAdded => "decision.details-added",
        DecisionFact.Linked => "decision.linked",
        DecisionFact.Expired => "decision.expired",
        DecisionFact.CameUpForReview => "decision.review-due",
        DecisionFact.Reaffirmed => "decision.reaffirmed",
        DecisionFact.Dissented => "decision.dissented",
        DecisionFact.Committed => "decision.committed",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}
