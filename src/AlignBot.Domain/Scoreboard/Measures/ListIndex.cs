using AlignBot.Domain.Scoreboard.Records;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>The accounts that measures are taken against, each once: merged ones are their
/// survivor, parts are their whole where the settings say so.</summary>
sealed class ListIndex
{
    /// <summary>Where the accounts without a tier are counted.</summary>
    public const int NoTier = 4;

    readonly Survivors survivors;
    readonly List<(string Key, ScoredAccount Account)> accounts = [];
    readonly Dictionary<string, int> byKey = [];
    readonly HashSet<string> left = [];
    readonly bool[] wasThere;
    readonly bool[] inCohort;

    public ListIndex(ReadingBasis basis)
    {
        survivors = new Survivors(basis);
        var once = new SortedDictionary<string, ScoredAccount>(StringComparer.Ordinal);
        foreach (var account in basis.List?.Accounts ?? [])
        {
            var key = survivors.Of(account.Key);
            if (!once.TryGetValue(key, out var other) || IsNearer(account.Key, other.Key, key))
            {
                once[key] = account;
            }
        }

        var parents = basis.Settings.RollsUp ? Parents(once) : [];
        foreach (var (key, account) in once.Where(pair => !parents.ContainsKey(pair.Key)))
        {
            byKey.Add(key, accounts.Count);
            accounts.Add((key, account));
        }

        foreach (var (part, whole) in parents)
        {
            byKey.Add(part, byKey[whole]);
        }

        wasThere = new bool[accounts.Count];
        inCohort = new bool[accounts.Count];
        foreach (var account in basis.ListBefore?.Accounts ?? [])
        {
            if (Find(account.Key) is >= 0 and var at)
            {
                wasThere[at] = true;
            }
            else
            {
                left.Add(survivors.Of(account.Key));
            }
        }

        HasCohort = basis.Cohort is not null || basis.ListBefore is not null;
        foreach (var at in basis.Cohort is { } cohort
            ? cohort.Select(Find).Where(at => at >= 0)
            : Enumerable.Range(0, Count).Where(at => wasThere[at]))
        {
            inCohort[at] = true;
        }
    }

    public int Count => accounts.Count;

    /// <summary>There is a list to compare with.</summary>
    public bool HasCohort { get; }

    /// <summary>Accounts of the list before that are not on this one, in the order of their keys.</summary>
    public IEnumerable<string> Left => left.Order(StringComparer.Ordinal);

    public ScoredAccount this[int at] => accounts[at].Account;

    public string KeyOf(int at) => accounts[at].Key;

    /// <summary>1 to 3, or <see cref="NoTier"/>.</summary>
    public int SlotOf(int at) => this[at].Listed.Tier is >= 1 and <= 3 and var tier ? tier : NoTier;

    public bool WasThere(int at) => wasThere[at];

    public bool InCohort(int at) => inCohort[at];

    /// <summary>Where the account stands, by any of its keys; below zero where it is not on the list.</summary>
    public int Find(string? key) => key is null ? -1 : byKey.TryGetValue(survivors.Of(key), out var at) ? at : -1;

    public bool HasLeft(string? key) => key is not null && left.Contains(survivors.Of(key));

    /// <summary>Keys of the accounts of which something is so, in their order.</summary>
    public IEnumerable<string> KeysWhere(Func<int, bool> isSo) => Enumerable.Range(0, Count).Where(isSo).Select(KeyOf);

    /// <summary>Of two records of one account that of the survivor itself, else that with
    /// the lesser key: whatever the order in which they come.</summary>
    static bool IsNearer(string key, string other, string survivor) =>
        key == survivor ? other != survivor : other != survivor && string.CompareOrdinal(key, other) < 0;

    /// <summary>Each part with the account at the top of it. Accounts that are parts of each other stay what they are.</summary>
    Dictionary<string, string> Parents(SortedDictionary<string, ScoredAccount> once)
    {
        var parents = new Dictionary<string, string>();
        foreach (var key in once.Keys)
        {
            var (top, seen) = (key, new HashSet<string> { key });
            while (once[top].ParentKey is { } parent && survivors.Of(parent) is var above && once.ContainsKey(above))
            {
                top = seen.Add(above) ? above : key;
                if (top == key)
                {
                    break;
                }
            }

            if (top != key)
            {
                parents.Add(key, top);
            }
        }

        // What lies below a ring of parts ends on one that is a part itself: it stays what it is, too.
        foreach (var ring in parents.Where(pair => parents.ContainsKey(pair.Value)).Select(pair => pair.Key).ToList())
        {
            parents.Remove(ring);
        }

        return parents;
    }
}

/// <summary>What became of accounts that were merged.</summary>
sealed class Survivors
{
    readonly Dictionary<string, string> next = [];

    public Survivors(ReadingBasis basis)
    {
        foreach (var account in (basis.ListBefore?.Accounts ?? []).Concat(basis.List?.Accounts ?? []))
        {
            foreach (var merged in account.Listed.MergedFrom)
            {
                Add(merged, account.Key);
            }
        }

        foreach (var (merged, survivor) in basis.Merged)
        {
            Add(merged, survivor);
        }
    }

    /// <summary>The key that counts now. Keys that were merged into each other in a ring stay what they are.</summary>
    public string Of(string key)
    {
        if (!next.TryGetValue(key, out var at))
        {
            return key;
        }

        var steps = 0;
        while (next.TryGetValue(at, out var on))
        {
            if (++steps > next.Count)
            {
                return key;
            }

            at = on;
        }

        return at;
    }

    void Add(string merged, string survivor)
    {
        if (merged != survivor && (!next.TryGetValue(merged, out var other) || string.CompareOrdinal(survivor, other) < 0))
        {
            next[merged] = survivor;
        }
    }
}
