using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.People;
using AlignBot.Sources;

namespace AlignBot.AccountLists.Reading;

/// <summary>Turns a source's account into one of the list, as the mapping says.</summary>
static class ListedAccounts
{
    /// <summary>The longest name that is kept, in UTF-16 units.</summary>
    const int LongestName = 255;

    /// <summary>The longest id: longer than any system's, and short enough for an index and a button.</summary>
    const int LongestKey = 200;

    /// <summary>Null where it is not on the list.</summary>
    /// <param name="raw">As the source gives it.</param>
    /// <param name="mapping">How it is read.</param>
    /// <param name="odd">Takes down flags that say neither yes nor no.</param>
    public static ListedAccount? Of(SourceAccount raw, ListMapping mapping, OddFlags odd)
    {
        var flag = Column(raw, mapping.FlagColumn, raw.Flag);
        if (mapping.IsListed(flag) is not { } isListed)
        {
            odd.Add(flag!, raw.Key);
            return null;
        }

        if (!isListed)
        {
            return null;
        }

        if (raw.Key.Length > LongestKey || raw.Key.Contains('\0', StringComparison.Ordinal))
        {
            throw new SourceException(
                SourceFaultKind.Incomplete,
                $"An account's id begins with '{TextLimits.Cut(raw.Key.Replace("\0", "", StringComparison.Ordinal), 20)}' and has "
                    + $"{raw.Key.Length:N0} letters; {LongestKey} are the most. Mend it at the source.");
        }

        var tier = Column(raw, mapping.TierColumn, raw.Tier)?.Trim();
        return new ListedAccount(AccountKeys.Of(raw.Key), TextLimits.Cut(raw.Name, LongestName))
        {
            Domain = AccountDomains.Of(raw.Domain),
            Tier = mapping.TierOf(tier),
            TierAsWritten = string.IsNullOrEmpty(tier) ? null : TextLimits.Cut(tier, ListMapping.LongestWord),
            Owner = raw.Owner is { } owner
                ? new AccountOwner(AccountKeys.Of(owner.Key), owner.Name?.Trim(), MailAddresses.Of(owner.Email), owner.Active)
                : null,
            MarketerEmail = MailAddresses.Of(raw.MarketerEmail),
            MergedFrom = [.. raw.MergedFrom.Select(AccountKeys.Of).Order(StringComparer.Ordinal)],
        };
    }

    static string? Column(SourceAccount raw, string? named, string? usual) =>
        named is null ? usual : raw.Offered.GetValueOrDefault(named) ?? (named switch
        {
            "is_target" => raw.Flag,
            "tier" => raw.Tier,
            _ => null,
        });
}
