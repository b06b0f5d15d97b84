using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts;

/// <summary>Which documents of the operating model are signed, for features that go by it.</summary>
sealed class ArtifactsSigned : IArtifactStandings
{
    public async Task<ArtifactStandings> OfAsync(AlignBotContext db, ProgramKey key)
    {
        // What is current or stale was signed; of what waits for signatures an earlier version may be.
        var rows = ArtifactTables.Of(db, key).Where(row => row.NameInUse != null && row.Kind != ArtifactKind.AccountPlan);
        var kinds = await rows.Where(row => row.Standing == ArtifactStanding.Current || row.Standing == ArtifactStanding.Stale)
            .GroupBy(row => row.Kind).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count);
        foreach (var waiting in await rows.Where(row => row.Standing == ArtifactStanding.Awaiting || row.Standing == ArtifactStanding.Draft).ToListAsync())
        {
            if (ArtifactDesk.StateOf(waiting).InForce is not null)
            {
                kinds[waiting.Kind] = kinds.GetValueOrDefault(waiting.Kind) + 1;
            }
        }

        return new ArtifactStandings([.. kinds.Keys], kinds.GetValueOrDefault(ArtifactKind.Definition));
    }
}
