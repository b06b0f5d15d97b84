using System.Collections.Immutable;
using AlignBot.Engine.Storage;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>The sources of the server's configuration, for a feature that wants one read.</summary>
interface ISourceReadings
{
    /// <summary>Their names, in the order of the alphabet.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>What its accounts can be mapped from, as the last look at it found. Empty while nobody has looked, and for one that does not say.</summary>
    Task<ImmutableArray<SourceColumn>> ColumnsAsync(AlignBotContext db, ProgramKey program, string source);

    /// <summary>The kinds of records that one can be asked for, as it is configured; none where there is no such source.</summary>
    SourceKinds Gives(string source);

    /// <summary>Has one read as soon as it can be, and from then on in its own time, as long as somebody takes it (<see cref="ITakeAccounts"/>, <see cref="ITakeRecords"/>).</summary>
    ValueTask AskAsync(Session session, ProgramKey program, string source);
}

/// <summary>Reads a source at once, for what can't wait for its turn.</summary>
interface IReadSources
{
    /// <summary>Reads it and has it taken (<see cref="ITakeAccounts"/>), or waits for whoever does so. How it went is written beside the source, and never thrown.</summary>
    /// <param name="program">The program.</param>
    /// <param name="source">Its name.</param>
    /// <param name="since">Business time since when one reading, or the try of one, is enough: whoever comes later with the same moment reads nothing. Null: it is read whenever it was.</param>
    /// <param name="ct">Ends it.</param>
    Task ReadAsync(ProgramKey program, string source, Instant? since, CancellationToken ct);
}
