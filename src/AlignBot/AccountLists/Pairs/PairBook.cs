using System.Collections.Immutable;
using AlignBot.AccountLists.Storage;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.AccountLists.Pairs;

/// <summary>Who owns the accounts of tier one together: by what somebody said, else by the owner and the marketer that the source names, or
/// by role.</summary>
static class PairBook
{
    /// <summary>The pairs of all accounts of tier one, by name. Empty while there is no list.</summary>
    public static async Task<IReadOnlyList<PairedAccount>> TierOneAsync(AlignBotContext db, ProgramInfo program, AccountList? list)
    {
        if (list?.Current is not { } current)
        {
            return [];
        }

        var rows = await ListTables.Accounts(
            db, program.Key, current.Reading).Where(row => row.Tier == 1).OrderBy(row => row.Folded).ToListAsync();
        var (said, owners) = (
            await ListTables.Pairs(db, program.Key).ToDictionaryAsync(row => row.Key), await OwnersAsync(db, program, list));
        return rows.ConvertAll(row => Of(list, program.Roster, row.ToAccount(), said.GetValueOrDefault(row.Key), owners));
    }

    /// <summary>The pair of one account.</summary>
    public static async Task<PairedAccount> OfAsync(AlignBotContext db, ProgramInfo program, AccountList list, ListedAccount account) => Of(
        list, program.Roster, account, await ListTables.Pairs(db, program.Key).SingleOrDefaultAsync(row => row.Key == account.Key),
            await OwnersAsync(db, program, list));

    /// <summary>Accounts with those as owner and marketer who are it as somebody said, or by role; the source's own where nobody said so.</summary>
    public static async Task<IEnumerable<ListedAccount>> NamedAsync(
        AlignBotContext db, ProgramInfo program, AccountList? list, IReadOnlyList<ListedAccount> accounts)
    {
        var (said, owners, roster) = (
            await ListTables.Pairs(db, program.Key).ToDictionaryAsync(row => row.Key), await OwnersAsync(db, program, list), program.Roster);
        var byRole = list?.Pairs is PairRule.ByRole;
        return accounts.Select(account => account.Tier == 1 ? Named(account) : account);

        ListedAccount Named(ListedAccount account)
        {
            var its = said.GetValueOrDefault(account.Key);
            var rep = its?.Rep is { } named ? new UserId(named) : byRole ? roster.Holder(Role.SalesLeader) : null;
            var marketer = its?.Marketer is { } other ? new UserId(other) : byRole ? roster.Holder(Role.MarketingLeader) : null;
            var owner = rep is { } user ? new AccountOwner(user.Value, Active: roster.MayDecide(user))
                : account.Owner is { Active: null } unsure && IdOf(unsure) is { } id && owners.GetValueOrDefault(id) is { } member
                    ? unsure with { Active = roster.MayDecide(member) }
                : account.Owner;
            return account with { Owner = owner, MarketerEmail = marketer is { } one ? roster.MayDecide(one) ? one.Value : null : account.MarketerEmail };
        }
    }

    /// <summary>The owners and marketers of accounts of tier one that may be found by mail address, those with the most accounts first;
    /// each once.</summary>
    public static IReadOnlyList<string> Addresses(IReadOnlyList<PairedAccount> pairs) =>
    [
        .. pairs.SelectMany(pair => new[] { pair.Account.Owner?.Email, pair.Account.MarketerEmail }).OfType<string>()
            .GroupBy(address => address).OrderByDescending(address => address.Count()).ThenBy(
                address => address.Key, StringComparer.Ordinal).Select(address => address.Key),
    ];

    /// <summary>Owners and marketers of the source of whom nobody said who they are here, with how many accounts of tier one they
    /// have.</summary>
    public static IReadOnlyList<(string Id, string Called, int Accounts)> Unknown(
        AccountList? list, IReadOnlyList<PairedAccount> pairs, IReadOnlyDictionary<string, UserId?> owners) =>
        list?.Pairs is PairRule.ByRole ? [] :
    [
        .. pairs.SelectMany(
            pair => new[] { IdOf(pair.Account.Owner) is { } id ? (id, pair.Account.Owner!.Called) : default,
                pair.Account.MarketerEmail is { } mail ? (mail, mail) : default })
            .Where(one => one.Item1 is not null && !owners.ContainsKey(one.Item1)).GroupBy(one => one.Item1, one => one.Item2)
            .Select(
                group => (group.Key, group.First(), group.Count())).OrderByDescending(one => one.Item3).ThenBy(
                    one => one.Item2, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Who the owners are: as somebody said, else by their mail addresses as far as the program knows those people.</summary>
    public static async Task<Dictionary<string, UserId?>> OwnersAsync(AlignBotContext db, ProgramInfo program, AccountList? list)
    {
        var owners = await ListTables.Owners(db, program.Key).ToDictionaryAsync(
            row => row.Owner, row => row.UserId == null ? (UserId?)null : new UserId(row.UserId));
        foreach (var (address, user) in list?.Members ?? ImmutableSortedDictionary<string, UserId>.Empty)
        {
            if (program.Roster.Find(user) is not null)
            {
                owners.TryAdd(address, user);
            }
        }

        return owners;
    }

    static PairedAccount Of(AccountList list, Roster roster, ListedAccount account, PairRow? said, Dictionary<string, UserId?> owners)
    {
        UserId? Member(string? owner) => owner is null ? null : owners.GetValueOrDefault(owner);
        var (rep, marketer) = list.Pairs is PairRule.ByRole
            ? (roster.Holder(Role.SalesLeader), roster.Holder(Role.MarketingLeader))
            : (Member(IdOf(account.Owner)), Member(account.MarketerEmail));
        return new PairedAccount(account, new AccountPair(
            said?.Rep is { } its ? new UserId(its) : rep, said?.Marketer is { } other ? new UserId(other) : marketer));
    }

    static string? IdOf(AccountOwner? owner) => owner is null ? null : owner.Email ?? owner.Key;
}

/// <param name="Account">As the list has it.</param>
/// <param name="Pair">Who owns it together.</param>
sealed record PairedAccount(ListedAccount Account, AccountPair Pair);
