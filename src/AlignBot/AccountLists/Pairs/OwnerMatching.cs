using System.Collections.Concurrent;
using System.Collections.Immutable;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignBot.AccountLists.Pairs;

/// <summary>The programs whose owners are to be looked up: after each reading, and once at the start. Of this process alone.</summary>
sealed class OwnersToMatch(WaitingWork<OwnerMatching> work)
{
    readonly ConcurrentDictionary<ProgramKey, bool> wanted = new();

    public void Soon(ProgramKey program)
    {
        wanted[program] = true;
        work.Wake();
    }

    public IReadOnlyList<ProgramKey> Take() =>
        [.. wanted.Keys.Where(program => wanted.TryRemove(program, out _)).OrderBy(program => program.ProgramId)];
}

/// <summary>Finds out which members the owners of accounts of tier one are, by their mail addresses: beside the requests, and as slowly as
/// Slack wants it.</summary>
sealed class OwnerMatching(
    AccountListDesk desk, IPeopleByMail people, OwnersToMatch wanted, WaitingWork<OwnerMatching> work, ProgramDirectory programs, IDatabase database, IOptions<DeliveryOptions> delivery,
    ILogger<OwnerMatching> log) : IBackgroundLoop
{
    /// <summary>People that are looked up for one list: those with the most accounts.</summary>
    const int Most = 300;

    bool IBackgroundLoop.NeedsSlack => true;

    public async Task RunAsync(CancellationToken stopping)
    {
        foreach (var program in await database.ReadAsync(db =>
            db.AccountLists.Select(row => new ProgramKey(row.InstallationId, row.ProgramId)).ToListAsync(stopping), stopping))
        {
            wanted.Soon(program);
        }

        await work.RunAsync(() => Task.FromResult(wanted.Take()), MatchAsync, delivery.Value.Pace, stopping);
    }

    async Task MatchAsync(ProgramKey key, CancellationToken ct)
    {
        var program = await programs.LatestAsync(key);
        var addresses = await database.ReadAsync(
            async db => await ListTables.ListAsync(db, key) is { Pairs: PairRule.BySource } list
                ? PairBook.Addresses(await PairBook.TierOneAsync(db, program, list)).Take(Most).ToList()
                : [],
            ct);
        if (addresses.Count == 0)
        {
            return;
        }

        try
        {
            // Where the bot may not read addresses, what was found while it might stands.
            if (await people.FindAsync(key, addresses, ct) is { } found)
            {
                var match = new AccountListCommand.MatchOwners(found.ToImmutableSortedDictionary(StringComparer.Ordinal));

                // Nobody looks: who is known already is not written again.
                _ = await database.WriteAsync(WorkPriority.Import, key, session => desk.ApplyAsync(session, key, match), ct);
            }
        }
        catch (SlackApiException refused)
        {
            log.LogWarning(
                "The owners of program {Program} could not be looked up: {Error}. They are after the next reading.", key.ProgramId,
                refused.Error);
        }
    }
}
