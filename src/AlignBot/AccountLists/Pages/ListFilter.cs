using AlignBot.AccountLists.Reading;
using AlignBot.AccountLists.Storage;

namespace AlignBot.AccountLists.Pages;

/// <summary>Which accounts of the list somebody asks for: <c>tier 1</c>, <c>no tier</c>, words of a name, a domain or an owner, or several
/// of these.</summary>
/// <param name="Tier">1 to 3; 0 for those without; null for all.</param>
/// <param name="Words">Each must occur.</param>
sealed record ListFilter(int? Tier, IReadOnlyList<string> Words)
{
    /// <summary>Reads what was typed. Nothing typed is everything.</summary>
    public static ListFilter Read(string typed)
    {
        var words = ListIntake.Folded(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        int? tier = null;
        for (var at = 0; at < words.Count; at++)
        {
            var (first, second) = (words[at], at + 1 < words.Count ? words[at + 1] : "");
            if (first is "tier" or "t" && second is "1" or "2" or "3" or "none")
            {
                (tier, words[at], words[at + 1]) = (second == "none" ? 0 : second[0] - '0', "", "");
            }
            else if (first is "tier1" or "tier2" or "tier3" or "t1" or "t2" or "t3" or "tier-1" or "tier-2" or "tier-3")
            {
                (tier, words[at]) = (first[^1] - '0', "");
            }
            else if (first is "no" or "without" && second is "tier" or "tiers")
            {
                (tier, words[at], words[at + 1]) = (0, "", "");
            }
            else if (first is "owner" or "by" && second.Length > 0)
            {
                words[at] = "";
            }
        }

        return new ListFilter(tier, [.. words.Where(word => word.Length > 0).Take(8)]);
    }

    public IQueryable<ListedRow> Of(IQueryable<ListedRow> accounts)
    {
        if (Tier is { } tier)
        {
            accounts = tier == 0 ? accounts.Where(row => row.Tier == null) : accounts.Where(row => row.Tier == tier);
        }

        foreach (var word in Words)
        {
            accounts = accounts.Where(row => row.Folded.Contains(word));
        }

        return accounts;
    }
}
