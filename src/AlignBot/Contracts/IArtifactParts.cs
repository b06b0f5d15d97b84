using System.Collections.Immutable;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>How the five parts of the operating model stand, for a page that names them.</summary>
/// <remarks>Only what every member may read: what is kept to few is none of the five.</remarks>
interface IArtifactParts
{
    /// <summary>The five, in the order in which the operating definition names them.</summary>
    Task<ImmutableArray<PartState>> OfAsync(AlignBotContext db, ProgramInfo program);
}

/// <summary>A part of the operating model and how it stands.</summary>
/// <param name="Title">'Account list'.</param>
/// <param name="State">'current', 'awaiting Dana and Priya', of terms '3 current, 1 awaiting'.</param>
/// <param name="IsCurrent">It is signed, and nothing speaks against it; of terms, of all of them.</param>
sealed record PartState(string Title, string State, bool IsCurrent);
