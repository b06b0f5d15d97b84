using AlignBot.Domain.Drift;

namespace AlignBot.Contracts;

/// <summary>What a feature knows of how the two leaders get on, once the structure is there.</summary>
/// <remarks>Only what every member may read: a confidential dispute is no evidence, since one of the leaders may not know of it.</remarks>
interface ILeadershipFacts
{
    /// <summary>The facts with what this feature knows; what is not its own stays as it is.</summary>
    /// <param name="facts">What others know, and who the three are.</param>
    /// <param name="of">Of which program and time.</param>
    Task<LeadershipFacts> AddAsync(LeadershipFacts facts, FindingsOf of);
}
