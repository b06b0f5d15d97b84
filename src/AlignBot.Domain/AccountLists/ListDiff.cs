namespace AlignBot.Domain.AccountLists;

/// <summary>What changed between two readings of the list.</summary>
public static class ListDiff
{
    /// <summary>The changes, in the order in which they are read: by their kind, then by name.</summary>
    /// <param name="pairs">Every account that is not alike in both, each key once: as it was and as it is, one of them null where it was in
    /// the other alone.</param>
    public static IReadOnlyList<AccountChange> Between(IEnumerable<(ListedAccount? Before, ListedAccount? After)> pairs)
    {
        var all = pairs as IReadOnlyCollection<(ListedAccount? Before, ListedAccount? After)> ?? [.. pairs];
        var gone = all.Where(
            pair => pair is { Before: not null, After: null }).ToDictionary(pair => pair.Before!.Key, pair => pair.Before!);
        var merged = new Dictionary<string, ListedAccount>();
        foreach (var survivor in all.Select(pair => pair.After).OfType<ListedAccount>())
        {
            foreach (var key in survivor.MergedFrom)
            {
                merged.TryAdd(key, survivor);
            }
        }

        var changes = new List<AccountChange>();
        foreach (var (before, after) in all)
        {
            if (after is null)
            {
                changes.Add(merged.TryGetValue(before!.Key, out var survivor)
                    ? new AccountChange(AccountChangeKind.Merged, before.Key, before.Name, After: survivor.Name)
                    : new AccountChange(AccountChangeKind.Left, before.Key, before.Name, Before: TierWord(before)));
            }
            else if (before is not null)
            {
                AddDifferences(changes, before, after);
                if (!string.Equals(before.Name.Trim(), after.Name.Trim(), StringComparison.Ordinal))
                {
                    changes.Add(new AccountChange(AccountChangeKind.Renamed, after.Key, after.Name, before.Name, after.Name));
                }
            }
            else if (after.MergedFrom.Select(key => gone.GetValueOrDefault(key)).FirstOrDefault(one => one is not null) is { } part)
            {
                // A merge may give a new id: then the account was on the list before, under another.
                AddDifferences(changes, part, after);
            }
            else
            {
                changes.Add(new AccountChange(AccountChangeKind.Joined, after.Key, after.Name, After: TierWord(after)));
            }
        }

        return [.. changes.OrderBy(change => change.Kind).ThenBy(change => change.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(change => change.Key, StringComparer.Ordinal)];
    }

    /// <summary>'tier 1'; 'no tier'; the source's word where it is not mapped.</summary>
    public static string TierWord(ListedAccount account) =>
        account.Tier is { } tier ? $"tier {tier}" : account.TierAsWritten is { } written ? $"'{written}'" : "no tier";

    static void AddDifferences(List<AccountChange> changes, ListedAccount before, ListedAccount after)
    {
        if (before.Tier != after.Tier || (after.Tier is null && before.TierAsWritten != after.TierAsWritten))
        {
            changes.Add(new AccountChange(AccountChangeKind.Tier, after.Key, after.Name, TierWord(before), TierWord(after)));
        }

        if (before.Owner?.Key != after.Owner?.Key)
        {
            var (was, now) = (before.Owner?.Called ?? "nobody", after.Owner?.Called ?? "nobody");
            changes.Add(was == now && before.Owner is not null && after.Owner is not null
                ? new AccountChange(
                    AccountChangeKind.Owner, after.Key, after.Name, $"{was} ({before.Owner.Email ?? before.Owner.Key})",
                    $"{now} ({after.Owner.Email ?? after.Owner.Key})")
                : new AccountChange(AccountChangeKind.Owner, after.Key, after.Name, was, now));
        }

        if (after.Owner is { Active: false } left && (before.Owner?.Key != left.Key || before.Owner.Active is not false))
        {
            changes.Add(new AccountChange(AccountChangeKind.OwnerInactive, after.Key, after.Name, After: left.Called));
        }
    }
}
