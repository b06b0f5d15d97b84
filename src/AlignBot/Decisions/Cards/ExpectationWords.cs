using AlignBot.Domain.Decisions;
using AlignBot.Engine.Wording;

namespace AlignBot.Decisions.Cards;

/// <summary>What was expected of a decision, and whether it came, in words.</summary>
static class ExpectationWords
{
    public static string Of(Came came) => came switch
    {
        Came.Happened => "It happened",
        Came.DidNot => "It did not happen",
        _ => "Nobody can tell",
    };

    /// <summary>'happened', 'did not', 'cannot tell': in searches and exports.</summary>
    public static string Word(Came came) => came switch
    {
        Came.Happened => "happened",
        Came.DidNot => "did not",
        _ => "cannot tell",
    };

    /// <summary>'Expected by Mon 1 Mar 2027: twice the meetings. It happened.'; null where nobody expected anything.</summary>
    public static string? Say(Decision decision) => decision.Expected is not { } expected ? null
        : decision.Came is { } came ? $"Expected: {expected.TrimEnd('.')}. {Of(came)}."
        : decision.ReviewOn is { } by ? $"Expected by {When.Date(by)}: {expected}"
        : $"Expected: {expected}";
}
