using System.Collections.Immutable;
using AlignBot.Artifacts.Cards;
using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Artifacts;

/// <summary>How the five parts stand, for features that name them.</summary>
sealed class ArtifactParts : IArtifactParts
{
    public async Task<ImmutableArray<PartState>> OfAsync(AlignBotContext db, ProgramInfo program)
    {
        var (singles, counts) = (await ArtifactTables.SinglesAsync(db, program.Key), await ArtifactTables.CountsAsync(db, program.Key));
        return [.. ArtifactKinds.Parts.Select(kind => kind is ArtifactKind.Definition ? Terms(counts) : Single(kind, singles.GetValueOrDefault(kind), program))];
    }

    static PartState Single(ArtifactKind kind, Artifact? artifact, ProgramInfo program) => artifact is null
        ? new PartState(ArtifactWords.Title(kind), ArtifactWords.Missing(kind), IsCurrent: false)
        : new PartState(
            ArtifactWords.Title(kind), ArtifactWords.Status(artifact, program.Roster),
            ArtifactStatus.Of(artifact, program.Roster) is ArtifactStatus.Current);

    static PartState Terms(Dictionary<(ArtifactKind Kind, ArtifactStanding Standing), int> counts)
    {
        var standings = counts.Keys.Where(key => key.Kind is ArtifactKind.Definition).ToList();
        return new PartState(
            ArtifactWords.Title(ArtifactKind.Definition), ArtifactsPage.Counted(counts, ArtifactKind.Definition),
            standings.Count > 0 && standings.All(key => key.Standing is ArtifactStanding.Current));
    }
}
