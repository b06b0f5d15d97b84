using System.Collections.Immutable;
using AlignBot.Engine.Storage;
using AlignBot.Sources;

namespace AlignBot.Contracts;

/// <summary>A feature that needs a kind of record of a source beside the one that the program counts: it is read and kept like that.</summary>
interface IWantRecords
{
    /// <summary>The kinds that it needs of a source for a program; none of most.</summary>
    Task<ImmutableArray<SourceKinds>> OfAsync(AlignBotContext db, ProgramKey program, string source);
}
