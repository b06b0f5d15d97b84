using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>The written documents of the operating model, for those who know what should be different in one.</summary>
interface IDocumentChanges
{
    /// <summary>Those that take a draft and that everybody in the program reads: definitions first, then by name.</summary>
    Task<IReadOnlyList<ChangeableDocument>> OfferedAsync(AlignBotContext db, ProgramKey key);

    /// <summary>Keeps what is to be different as a draft, and asks its owner to work it in. Null where it takes none now: it is out of use, or waits for signatures.</summary>
    ValueTask<DraftedChange?> DraftAsync(Session session, ProgramKey key, ArtifactCommand.Suggest suggest, ArtifactId document);
}

/// <param name="Id">The document.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Named">'the definition of MQL', in the middle of a sentence.</param>
sealed record ChangeableDocument(ArtifactId Id, ArtifactKind Kind, string Named);

/// <param name="Number">The n of ART-n.</param>
/// <param name="Version">The draft's.</param>
sealed record DraftedChange(int Number, int Version);
