using AlignBot.Domain.Scoreboard.Records;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>The deals that were read, each once as it is now, on the list and off it.</summary>
sealed class Deals
{
    readonly Dictionary<string, Opportunity> byKey = [];

    /// <summary>In the order of their ids.</summary>
    public List<Opportunity> All => [.. byKey.Values.OrderBy(deal => deal.Key, StringComparer.Ordinal)];

    public void Add(Opportunity deal)
    {
        if (!byKey.TryGetValue(deal.Key, out var other) || Newness(deal).CompareTo(Newness(other)) > 0)
        {
            byKey[deal.Key] = deal;
        }
    }

    /// <summary>What changes without a time of its change is told apart by what it
    /// became, so that the order in which two come does not matter.</summary>
    static (long, int, decimal, string) Newness(Opportunity deal) =>
        (deal.ModifiedAt?.ToUnixTimeTicks() ?? long.MinValue, (int)deal.State, deal.Amount ?? -1, deal.AccountKey ?? "");
}
