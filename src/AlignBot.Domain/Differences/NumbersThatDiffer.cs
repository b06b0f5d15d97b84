using System.Collections.Immutable;

namespace AlignBot.Domain.Differences;

/// <summary>How far two figures of one thing are apart. Both are shown, and never their mean.</summary>
/// <param name="Sales">As sales has it.</param>
/// <param name="Marketing">As marketing has it.</param>
/// <param name="Share">What they differ by, of the larger one, 0 to 1; not rounded.</param>
/// <param name="IsDifferent">More than the threshold.</param>
public sealed record NumbersThatDiffer(BlindFigure Sales, BlindFigure Marketing, decimal Share, bool IsDifferent)
{
    /// <summary>Deals that sales alone counts, the largest first.</summary>
    public ImmutableArray<FigureDeal> OnlySales { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Deals that marketing alone counts, the largest first.</summary>
    public ImmutableArray<FigureDeal> OnlyMarketing { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Deals that both count with other amounts, those furthest apart first: as sales has them, and as marketing does.</summary>
    public ImmutableArray<(FigureDeal Sales, FigureDeal Marketing)> OtherAmount { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Accounts of which only sales counts a deal.</summary>
    public ImmutableArray<string> AccountsOnlySales { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Accounts of which only marketing counts a deal.</summary>
    public ImmutableArray<string> AccountsOnlyMarketing { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Compares what was shown. Null where one was not given: nothing differs from nothing.</summary>
    /// <param name="seen">Both, once shown.</param>
    /// <param name="thresholdPercent">Up to it they are alike.</param>
    public static NumbersThatDiffer? Of(SeenFigures seen, decimal thresholdPercent = 2)
    {
        if (seen is not { Sales: { } sales, Marketing: { } marketing })
        {
            return null;
        }

        var larger = Math.Max(sales.Amount, marketing.Amount);
        var share = larger > 0 ? Math.Abs(sales.Amount - marketing.Amount) / larger : 0;
        var (mine, theirs) = (ByKey(sales), ByKey(marketing));

        // A side that named no deals has not said that it counts none.
        var comparable = mine.Count > 0 && theirs.Count > 0;
        return new NumbersThatDiffer(sales, marketing, share, share * 100 > thresholdPercent)
        {
            OnlySales = comparable ? Only(mine, theirs) : [],
            OnlyMarketing = comparable ? Only(theirs, mine) : [],
            OtherAmount =
            [
                .. mine.Values.Where(deal => theirs.TryGetValue(deal.Key, out var other) && other.Amount != deal.Amount)
                    .Select(deal => (deal, theirs[deal.Key]))
                    .OrderByDescending(pair => Math.Abs(pair.deal.Amount - pair.Item2.Amount))
                    .ThenBy(pair => pair.deal.Key, StringComparer.Ordinal),
            ],
            AccountsOnlySales = comparable ? OnlyAccounts(mine, theirs) : [],
            AccountsOnlyMarketing = comparable ? OnlyAccounts(theirs, mine) : [],
        };
    }

    static Dictionary<string, FigureDeal> ByKey(BlindFigure figure)
    {
        var byKey = new Dictionary<string, FigureDeal>();
        foreach (var deal in figure.Deals)
        {
            byKey.TryAdd(deal.Key, deal);
        }

        return byKey;
    }

    static ImmutableArray<FigureDeal> Only(Dictionary<string, FigureDeal> here, Dictionary<string, FigureDeal> there) =>
    [
        .. here.Values.Where(deal => !there.ContainsKey(deal.Key))
            .OrderByDescending(deal => deal.Amount)
            .ThenBy(deal => deal.Key, StringComparer.Ordinal),
    ];

    static ImmutableArray<string> OnlyAccounts(Dictionary<string, FigureDeal> here, Dictionary<string, FigureDeal> there) =>
    [
        .. here.Values.Select(deal => deal.AccountKey).OfType<string>()
            .Except(there.Values.Select(deal => deal.AccountKey).OfType<string>())
            .Order(StringComparer.Ordinal),
    ];
}
