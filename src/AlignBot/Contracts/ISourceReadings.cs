using System.Collections.Immutable;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>The sources of the server's configuration, for a feature that wants one read.</summary>
interface ISourceReadings
{
    /// <summary>Their names, in the order of the alphabet.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>Has one read as soon as it can be, and from then on in its own time, as long as somebody takes it (<see cref="ITakeAccounts"/>).</summary>
    ValueTask AskAsync(Session session, ProgramKey program, string source);
}

/// <summary>Reads a source at once, for what can't wait for its turn.</summary>
interface IReadSources
{
    /// <summary>Reads it and has it taken (<see cref="ITakeAccounts"/>), or waits for whoever does so. How it went is written beside the source, and never thrown.</summary>
    Task ReadAsync(ProgramKey program, string source, CancellationToken ct);
}
