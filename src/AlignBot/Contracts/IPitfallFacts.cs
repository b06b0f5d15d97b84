using AlignBot.Domain.Drift;

namespace AlignBot.Contracts;

/// <summary>What a feature knows of that pitfalls are read from.</summary>
interface IPitfallFacts
{
    /// <summary>The facts with what this feature knows; what is not its own stays as it is.</summary>
    /// <param name="facts">What others know.</param>
    /// <param name="of">Of which program and time.</param>
    Task<PitfallFacts> AddAsync(PitfallFacts facts, FindingsOf of);
}
