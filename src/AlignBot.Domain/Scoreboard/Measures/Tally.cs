using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Readings;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>A share in the making: of the whole list, of each tier, and of the accounts that are on the list in both quarters.</summary>
sealed class Tally(ListIndex list)
{
    const int Total = 0;
    const int Cohort = ListIndex.NoTier + 1;

    readonly decimal[] numerators = new decimal[Cohort + 1];
    readonly decimal[] denominators = new decimal[Cohort + 1];

    public Ratio Whole => new(numerators[Total], denominators[Total]);

    public Ratio? ConstantCohort => list.HasCohort ? new Ratio(numerators[Cohort], denominators[Cohort]) : null;

    public void Add(int account, bool counts, decimal weight = 1)
    {
        Add(Total);
        Add(list.SlotOf(account));
        if (list.InCohort(account))
        {
            Add(Cohort);
        }

        void Add(int slot)
        {
            numerators[slot] += counts ? weight : 0;
            denominators[slot] += weight;
        }
    }

    public ImmutableArray<TierRatio> Tiers() =>
        [.. TiersOf(list).Select(slot => new TierRatio(TierOf(slot), new Ratio(numerators[slot], denominators[slot])))];

    /// <summary>1 to 3, and last the accounts without a tier where there are any.</summary>
    public static IEnumerable<int> TiersOf(ListIndex list) =>
        Enumerable.Range(0, list.Count).Any(at => list.SlotOf(at) == ListIndex.NoTier) ? [1, 2, 3, ListIndex.NoTier] : [1, 2, 3];

    public static int? TierOf(int slot) => slot == ListIndex.NoTier ? null : slot;
}
