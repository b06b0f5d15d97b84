using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>The accounts of the shared list, for what names accounts by their ids: opportunities, activities, leads, signals.</summary>
interface IKnownAccounts
{
    /// <summary>The list as it stands now; an empty one where there is none.</summary>
    Task<KnownAccounts> ReadAsync(AlignBotContext db, ProgramKey program, CancellationToken ct = default);
}

/// <summary>Which account of the list an id means.</summary>
/// <param name="survivors">The listed account's id, by each id that means it: its own, and those of accounts that were merged into
/// it.</param>
/// <param name="domains">The listed account's id, by a domain that it alone has.</param>
sealed class KnownAccounts(IReadOnlyDictionary<string, string> survivors, IReadOnlyDictionary<string, string> domains)
{
    /// <summary>How many ids are known, those of merged accounts among them.</summary>
    public int Count => survivors.Count;

    /// <summary>The listed account's id, by a domain that it alone has.</summary>
    public IEnumerable<KeyValuePair<string, string>> Domains => domains;

    /// <summary>The id of the account on the list; null where the list does not have it.</summary>
    /// <param name="key">As the source wrote it. An id is resolved when it is used, so that a merge after the reading counts.</param>
    /// <param name="domain">Looked at where there is no id; null for none.</param>
    public string? Find(string? key, string? domain = null) =>
        !string.IsNullOrEmpty(key) ? survivors.GetValueOrDefault(AccountKeys.Of(key))
        : domain is not null && Domain.AccountLists.AccountDomains.Of(domain) is { } normal ? domains.GetValueOrDefault(normal)
        : null;
}
