using AlignBot.Domain.Disputes.Paths;

namespace AlignBot.Contracts;

/// <summary>The escalation path as people read it.</summary>
static class PathWords
{
    /// <summary>How many have to say the same.</summary>
    public static string Verb(EscalationLevel level) => (level.Rule, level.Deciders.Length, level.IsTheParties) switch
    {
        (_, _, true) => "settle it",
        (_, 1, _) => "decides",
        (DecisionRule.One, _, _) => "decide, whoever is first,",
        (DecisionRule.Majority, _, _) => "decide by majority",
        _ => "decide together",
    };
}
