using AlignBot.AccountLists.Storage;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.AccountLists.Pairs;

/// <summary>Who owns the accounts of tier one together: by what somebody said, else by the owner and the marketer that the source names.</summary>
static class PairBook
{
    /// <summary>The pairs of all accounts of tier one, by name. Empty while there is no list.</summary>
    public static async Task<IReadOnlyList<PairedAccount>> TierOneAsync(AlignBotContext db, ProgramInfo program, AccountList? list)
    {
        if (list?.Current is not { } current)
        {
            return [];
        }

        var rows = await ListTables.Accounts(db, program.Key, current.Reading).Where(row => row.Tier == 1).OrderBy(row => row.Folded).ToListAsync();
        var (said, owners) = (await ListTables.Pairs(db, program.Key).ToDictionaryAsync(row => row.Key), await OwnersAsync(db, program.Key));
        return rows.ConvertAll(row => Of(row.ToAccount(), said.GetValueOrDefault(row.Key), owners));
    }

    /// <summary>The pair of one account.</summary>
    public static async Task<PairedAccount> OfAsync(AlignBotContext db, ProgramInfo program, ListedAccount account) =>
        Of(account, await ListTables.Pairs(db, program.Key).SingleOrDefaultAsync(row => row.Key == account.Key), await OwnersAsync(db, program.Key));

    /// <summary>Owners and marketers of the source of whom nobody said who they are here, with how many accounts of tier one they have.</summary>
    public static IReadOnlyList<(string Id, string Called, int Accounts)> Unknown(IReadOnlyList<PairedAccount> pairs, IReadOnlyDictionary<string, UserId?> owners) =>
    [
        .. pairs.SelectMany(pair => new[] { IdOf(pair.Account.Owner) is { } id ? (id, pair.Account.Owner!.Called) : default, pair.Account.MarketerEmail is { } mail ? (mail, mail) : default })
            .Where(one => one.Item1 is not null && !owners.ContainsKey(one.Item1)).GroupBy(one => one.Item1, one => one.Item2)
            .Select(group => (group.Key, group.First(), group.Count())).OrderByDescending(one => one.Item3).ThenBy(one => one.Item2, StringComparer.OrdinalIgnoreCase),
    ];

    public static async Task<Dictionary<string, UserId?>> OwnersAsync(AlignBotContext db, ProgramKey key) =>
        await ListTables.Owners(db, key).ToDictionaryAsync(row => row.Owner, row => row.UserId == null ? (UserId?)null : new UserId(row.UserId));

    static PairedAccount Of(ListedAccount account, PairRow? said, Dictionary<string, UserId?> owners)
    {
        UserId? Member(string? owner) => owner is null ? null : owners.GetValueOrDefault(owner);
        return new PairedAccount(account, new AccountPair(
            said?.Rep is { } rep ? new UserId(rep) : Member(IdOf(account.Owner)), said?.Marketer is { } marketer ? new UserId(marketer) : Member(account.MarketerEmail)));
    }

    static string? IdOf(AccountOwner? owner) => owner is null ? null : owner.Email ?? owner.Key;
}

/// <param name="Account">As the list has it.</param>
/// <param name="Pair">Who owns it together.</param>
sealed record PairedAccount(ListedAccount Account, AccountPair Pair);
