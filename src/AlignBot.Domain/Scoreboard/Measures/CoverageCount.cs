using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>Coverage: accounts of the list that marketing or sales turned to within the window.</summary>
sealed class CoverageCount(ReadingBasis basis, ListIndex list)
{
    const byte Marketing = 1;
    const byte Sales = 2;

    readonly DaySpan window = basis.Period.LastDays(basis.Settings.TouchDays);
    readonly byte[] touched = new byte[list.Count];

    public void Add(int account, Activity activity, ActivityRule rule)
    {
        if (rule.IsTouch && activity.Side is not ActivitySide.Buyer && window.Contains(activity.At, activity.On))
        {
            touched[account] |= activity.Side is ActivitySide.Marketing ? Marketing : Sales;
        }
    }

    public MeasureReading Finish(Ground ground)
    {
        var (either, marketing, sales) = (new Tally(list), new Tally(list), new Tally(list));
        for (var at = 0; at < list.Count; at++)
        {
            either.Add(at, touched[at] != 0);
            marketing.Add(at, (touched[at] & Marketing) != 0);
            sales.Add(at, (touched[at] & Sales) != 0);
        }

        var firsts = Enumerable.Range(0, list.Count).Where(at => list.SlotOf(at) == 1).ToList();
        var unpaired = firsts.Select(at => (at, Why: WhyUnpaired(list[at]))).Where(pair => pair.Why is not null).ToList();
        return ground.Of(MeasureKind.Coverage, RecordKinds.Activities).With(either, reading => reading with
        {
            Beside =
            [
                new BesideRatio(BesideKind.ByMarketing, marketing.Whole),
                new BesideRatio(BesideKind.BySales, sales.Whole),
                new BesideRatio(BesideKind.Pairing, new Ratio(firsts.Count - unpaired.Count, firsts.Count)),
            ],
            Behind = [.. list.KeysWhere(at => touched[at] != 0)],
            NotBehind = [.. list.KeysWhere(at => touched[at] == 0)],
            Unpaired = [.. unpaired.Select(pair => new Unpaired(list.KeyOf(pair.at), pair.Why!.Value))],
        });
    }

    static UnpairedWhy? WhyUnpaired(ScoredAccount account)
    {
        var noMarketer = string.IsNullOrWhiteSpace(account.Listed.MarketerEmail);
        return account.Listed.Owner switch
        {
            null => noMarketer ? UnpairedWhy.Nobody : UnpairedWhy.NoRep,
            { Active: false } => UnpairedWhy.RepInactive,
            { Active: null } => UnpairedWhy.RepUnknown,
            _ => noMarketer ? UnpairedWhy.NoMarketer : null,
        };
    }
}
