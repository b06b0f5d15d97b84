using AlignBot.Domain.Audits;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>What a feature's records show to be wrong in a time: read by the quarterly audit.</summary>
/// <remarks>Only what every member may read; what is kept to few is counted at most, and never named.</remarks>
interface IFindings
{
    /// <summary>The worst first.</summary>
    Task<IReadOnlyList<Finding>> FindAsync(FindingsOf of);
}

/// <summary>Of what findings are asked for.</summary>
/// <param name="Db">The record.</param>
/// <param name="Program">Of which program.</param>
/// <param name="Since">Business time: the beginning of the time that is looked at, inclusive.</param>
/// <param name="Now">Business time: its end.</param>
sealed record FindingsOf(AlignBotContext Db, ProgramInfo Program, Instant Since, Instant Now);
