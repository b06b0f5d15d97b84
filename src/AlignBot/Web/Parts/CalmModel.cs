using AlignBot.Contracts;

namespace AlignBot.Web.Parts;

/// <summary>One sentence, and at most one thing to do next.</summary>
/// <param name="Text">What is so, and what to do.</param>
/// <param name="Next">Where it goes on; null for nowhere.</param>
public sealed record CalmModel(string Text, NextPage? Next);
