using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Domain.Drift;

namespace AlignBot.Drift;

/// <summary>The pitfalls that a programme is in, for the audit. That there is no executive, and that definitions are not signed, stands
/// there already, from those who keep the roles and the artifacts.</summary>
sealed class DriftFindings(DriftReader reader) : IFindings
{
    static readonly ImmutableArray<Pitfall> FoundElsewhere = [Pitfall.NoExecutive, Pitfall.UnsignedDefinition];

    public async Task<IReadOnlyList<Finding>> FindAsync(FindingsOf of)
    {
        var facts = await reader.PitfallsAsync(of);
        return [.. Pitfalls.Of(facts).Except(FoundElsewhere).Select(one => new Finding($"pitfall/{one}", AboutOf(one),
            DriftWords.Finding(one, facts)))];
    }

    static ArtifactKind AboutOf(Pitfall pitfall) => pitfall switch
    {
        Pitfall.TwoLists => ArtifactKind.AccountList,
        Pitfall.TwoScoreboards => ArtifactKind.Scoreboard,
        Pitfall.PayOfOneSide => ArtifactKind.Incentives,
        _ => ArtifactKind.Cadence,
    };
}
