using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>The way to an entry of the decision log, from wherever it is spoken of.</summary>
static class DecisionButton
{
    /// <summary>Shows all of an entry to whoever presses it; carries a <see cref="DecisionRef"/>.</summary>
    public const string ShowAction = "decision.show";

    public static Button Show(int programId, Guid decision, string label) =>
        new(ShowAction, label) { Value = new DecisionRef(programId, decision).ToString() };
}
