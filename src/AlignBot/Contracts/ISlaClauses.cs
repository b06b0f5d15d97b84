using System.Collections.Immutable;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>The clauses of the SLA that are signed, for a feature that counts some of them.</summary>
interface ISlaClauses
{
    /// <summary>In the order of the SLA; empty while none is signed.</summary>
    Task<ImmutableArray<StandingClause>> OfAsync(AlignBotContext db, ProgramKey program);
}
