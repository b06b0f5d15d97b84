using System.Collections.Immutable;
using AlignBot.Engine.Storage;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>A feature that takes the accounts of sources.</summary>
interface ITakeAccounts
{
    /// <summary>Which sources it wants read for a program, and what for: 'the account list', 'compared as Webinar segment'.</summary>
    Task<ImmutableArray<(string Source, string For)>> WantsAsync(AlignBotContext db, ProgramKey program);

    /// <summary>Takes one complete reading, outside of any transaction.</summary>
    /// <param name="program">The program.</param>
    /// <param name="source">Its name.</param>
    /// <param name="at">Business time of its beginning.</param>
    /// <param name="read">Reads the source from its beginning; throws where it is not whole.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>How many accounts the source gave.</returns>
    /// <exception cref="SourceException">The source's, or what it gave can't be taken. Nothing counts then.</exception>
    Task<int> TakeAsync(ProgramKey program, string source, Instant at, Func<IAsyncEnumerable<SourceAccount>> read, CancellationToken ct);

    /// <summary>A reading did not come about.</summary>
    ValueTask FailedAsync(Session session, ProgramKey program, string source, SourceFault fault);
}
