using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>The governed documents, for a feature that writes or looks at one.</summary>
interface IArtifactBook
{
    /// <summary>Writes a dated document, or another version of it, and has it signed by those who sign its kind.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="key">The program.</param>
    /// <param name="kind">A kind that <see cref="ArtifactKinds.IsDated">is dated</see>.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="text">The whole of it.</param>
    /// <param name="owner">Who answers for it.</param>
    ValueTask WriteAsync(Session session, ProgramKey key, ArtifactKind kind, string name, string text, UserId owner);

    /// <summary>How a document stands, and the button that opens it; null where there is none of that name.</summary>
    Task<WrittenDocument?> FindAsync(AlignBotContext db, ProgramInfo program, ArtifactKind kind, string name);

    /// <summary>What holds, has an owner, and has not changed since it was signed: it can be said of all of it at once that it is still right.</summary>
    Task<IReadOnlyList<RenewedArtifact>> UnchangedAsync(AlignBotContext db, ProgramInfo program, Instant now);

    /// <summary>Says of these that they are still right, as far as somebody may say so.</summary>
    /// <returns>Those of which it is said now.</returns>
    ValueTask<IReadOnlyList<RenewedArtifact>> RenewAsync(Session session, ProgramKey key, IReadOnlyCollection<ArtifactId> ids, UserId actor);
}

/// <summary>A document and how it stands.</summary>
/// <param name="Number">The n of ART-n.</param>
/// <param name="IsInForce">Its newest version is signed by all who sign it.</param>
/// <param name="Standing">'awaiting Dana and Priya'.</param>
/// <param name="Declined">Who does not sign it and why, in a sentence; null where nobody declined.</param>
/// <param name="Open">Opens it.</param>
sealed record WrittenDocument(int Number, bool IsInForce, string Standing, string? Declined, AlignBot.Slack.Blocks.Button Open);
