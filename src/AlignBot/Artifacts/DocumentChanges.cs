using AlignBot.Artifacts.Cards;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts;

/// <summary>Takes up what others want to be different in a document.</summary>
sealed class DocumentChanges(ArtifactDesk desk) : IDocumentChanges
{
    static readonly ArtifactKind[] Kinds = [ArtifactKind.Definition, ArtifactKind.ServiceLevelAgreement, ArtifactKind.Playbook];

    public async Task<IReadOnlyList<ChangeableDocument>> OfferedAsync(AlignBotContext db, ProgramKey key) =>
    [
        .. (await ArtifactTables.Of(db, key).Where(row => Kinds.Contains(row.Kind) && row.NameInUse != null && row.Standing != ArtifactStanding.Missing).ToListAsync())
            .ConvertAll(ArtifactDesk.StateOf).OrderBy(artifact => Array.IndexOf(Kinds, artifact.Kind)).ThenBy(artifact => artifact.Name, StringComparer.OrdinalIgnoreCase)
            .Select(artifact => new ChangeableDocument(artifact.Id, artifact.Kind, ArtifactWords.Named(artifact))),
    ];

    public async ValueTask<DraftedChange?> DraftAsync(Session session, ProgramKey key, ArtifactCommand.Suggest suggest, ArtifactId document) =>
        await desk.ApplyAsync(session, key, document.Value, suggest) switch
        {
            Outcome<Artifact>.Changed { State: { Latest: { } draft } artifact } => new DraftedChange(artifact.Number, draft.Number),
            Outcome<Artifact>.Refused refused => throw new InvalidOperationException($"A draft is refused, and not passed over: {refused.Why}."),
            _ => null,
        };
}
