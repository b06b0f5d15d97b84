using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Engine.Storage;

namespace AlignBot.Artifacts.Sla;

/// <summary>The clauses of the SLA that are signed, for features that count some of them.</summary>
sealed class SignedClauses : ISlaClauses
{
    public async Task<ImmutableArray<StandingClause>> OfAsync(AlignBotContext db, ProgramKey program) =>
        (await ArtifactTables.OneAsync(db, program, ArtifactKind.ServiceLevelAgreement))?.Clauses ?? [];
}
