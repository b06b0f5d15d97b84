using System.Collections.Immutable;
using AlignBot.Engine.Storage;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>A feature that takes what happened to accounts: opportunities, activities, leads, signals.</summary>
interface ITakeRecords
{
    /// <summary>Which kinds it wants of a source for a program.</summary>
    Task<ImmutableArray<SourceKinds>> WantsAsync(AlignBotContext db, ProgramKey program, string source);

    /// <summary>
    /// Takes one complete reading of a kind, outside of any transaction. How it went is written beside the kind, and what was there
    /// before stays where it failed.
    /// </summary>
    /// <param name="program">The program.</param>
    /// <param name="source">Its name.</param>
    /// <param name="kind">One of those that are wanted.</param>
    /// <param name="at">Business time of its beginning.</param>
    /// <param name="opened">The source.</param>
    /// <param name="run">The reading.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>Why it did not come about; null where it did.</returns>
    Task<SourceFault?> TakeAsync(ProgramKey program, string source, SourceKinds kind, Instant at, ISource opened, SourceRun run, CancellationToken ct);

    /// <summary>A kind can't be read, which showed before it was tried.</summary>
    Task FailedAsync(ProgramKey program, string source, SourceKinds kind, Instant at, SourceFault fault);
}
