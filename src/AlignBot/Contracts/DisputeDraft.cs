using AlignBot.Domain;

namespace AlignBot.Contracts;

/// <summary>A dispute that somebody is about to raise, filled in as far as the feature knows that offers it.</summary>
sealed record DisputeDraft(string Question)
{
    /// <summary>The key of its category; empty where it is to be chosen.</summary>
    public string Category { get; init; } = "";

    public UserId? FirstParty { get; init; }
    public UserId? SecondParty { get; init; }
    public string? Account { get; init; }

    /// <summary>What can be decided; empty where the answer is in free words. Whoever raises it may write others under '+ options'.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>What it is raised from, in the words of the feature that offers to raise it; comes back with <see cref="DisputeRaised"/>.</summary>
    public string? From { get; init; }
}
