using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Engine.Storage;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.SourceReadings;

/// <summary>Reads what happened to accounts from a source that is open: each kind that is wanted, one after the other.</summary>
sealed class RecordReadings(IEnumerable<ITakeRecords> takers, IDatabase database)
{
    /// <summary>What keeps one kind from being read keeps the next from it, too: asking on would only cost quota.</summary>
    static readonly SourceFaultKind[] OfTheSource =
        [SourceFaultKind.Auth, SourceFaultKind.Throttled, SourceFaultKind.QuotaSpent, SourceFaultKind.Transient];

    /// <summary>Whether a program wants any of a source.</summary>
    public async Task<bool> WantsAsync(AlignBotContext db, ProgramKey program, string source)
    {
        foreach (var taker in takers)
        {
            if (await taker.WantsAsync(db, program, source) is not [])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Reads them. A kind that fails leaves what was there, and keeps no other from being read unless it is the source itself that fails.
    /// </summary>
    /// <param name="program">The program.</param>
    /// <param name="source">Its name.</param>
    /// <param name="at">Business time of the reading's beginning.</param>
    /// <param name="opened">The source.</param>
    /// <param name="run">That of the accounts: all of it together takes one share of the quota.</param>
    /// <param name="troubles">What the look at it found: a kind that it is about is not asked for.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>The first of what went wrong; null where nothing did.</returns>
    public async Task<SourceFault?> ReadAsync(
        ProgramKey program, string source, Instant at, ISource opened, SourceRun run, ImmutableArray<SourceFault> troubles,
            CancellationToken ct)
    {
        SourceFault? fault = null;
        foreach (var taker in takers)
        {
            foreach (var kind in await database.ReadAsync(db => taker.WantsAsync(db, program, source), ct))
            {
                if (troubles.FirstOrDefault(trouble => trouble.Of.HasFlag(kind)) is { } known)
                {
                    await taker.FailedAsync(program, source, kind, at, known);
                    fault ??= known;
                    continue;
                }

                var wrong = await taker.TakeAsync(program, source, kind, at, opened, run, ct);
                if (wrong is not null && OfTheSource.Contains(wrong.Kind))
                {
                    return wrong;
                }

                fault ??= wrong;
            }
        }

        return fault;
    }
}
