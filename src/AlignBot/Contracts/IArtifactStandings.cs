using System.Collections.Immutable;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Which documents of the operating model are signed.</summary>
interface IArtifactStandings
{
    Task<ArtifactStandings> OfAsync(AlignBotContext db, ProgramKey key);
}

/// <summary>What is signed in a program.</summary>
/// <param name="Signed">The kinds of which a version holds that somebody signed.</param>
/// <param name="Terms">How many terms have such a version.</param>
sealed record ArtifactStandings(ImmutableHashSet<ArtifactKind> Signed, int Terms);
