using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.AccountLists.Naming;

/// <summary>The accounts of the list by every id that means them.</summary>
sealed class ListedKeys : IKnownAccounts
{
    public async Task<KnownAccounts> ReadAsync(AlignBotContext db, ProgramKey program, CancellationToken ct = default)
    {
        var (survivors, domains, shared) = (new Dictionary<string, string>(), new Dictionary<string, string>(), new HashSet<string>());
        if (await ListTables.ListAsync(db, program) is { Current: { } current })
        {
            var accounts = ListTables.Accounts(db, program, current.Reading).Select(row => new { row.Key, row.Domain, row.MergedFrom });
            await foreach (var account in accounts.AsAsyncEnumerable().WithCancellation(ct))
            {
                survivors[account.Key] = account.Key;
                foreach (var former in ListedRow.Keys(account.MergedFrom))
                {
                    // An id that is on the list itself means that account, whatever another says of it.
                    survivors.TryAdd(former, account.Key);
                }

                if (account.Domain is { } domain && !domains.TryAdd(domain, account.Key))
                {
                    shared.Add(domain);
                }
            }
        }

        foreach (var domain in shared)
        {
            domains.Remove(domain);
        }

        return new KnownAccounts(survivors, domains);
    }
}

/// <summary>What the accounts of the list are called and rank.</summary>
sealed class ListedNames : IAccountsOnList
{
    public async Task<IReadOnlyDictionary<string, AccountOnList>> ReadAsync(AlignBotContext db, ProgramKey program)
    {
        var named = new Dictionary<string, AccountOnList>();
        if (await ListTables.ListAsync(db, program) is { Current: { } current })
        {
            var accounts = ListTables.Accounts(db, program, current.Reading).Select(row => new { row.Key, row.Name, row.Tier });
            await foreach (var account in accounts.AsAsyncEnumerable())
            {
                named[account.Key] = new AccountOnList(account.Name, account.Tier);
            }
        }

        return named;
    }
}

/// <summary>Where the list comes from.</summary>
sealed class ListSource : IListSource
{
    public async Task<string?> FindAsync(AlignBotContext db, ProgramKey program) =>
        await ListTables.ListAsync(db, program) is { Source: { } source, IsFromFiles: false } ? source : null;
}
