using NodaTime;

namespace AlignBot.Domain.AccountLists;

/// <summary>Which earlier lists stay: a quarter is counted against the list of its end, and compared with that of its beginning.</summary>
public static class ListSnapshots
{
    /// <summary>So many months' ends stay: two whole quarters, the one that runs, and what each of them began with.</summary>
    public const int Months = 10;

    /// <summary>A midnight is at most so far from that of UTC.</summary>
    static readonly Duration Zones = Duration.FromHours(15);

    /// <summary>Whether a list was the last of a month, in whatever zone, and not too long ago; or is the newest there is.</summary>
    /// <param name="all">When each list was taken, in any order.</param>
    /// <param name="taken">When the one was that is asked about.</param>
    public static bool IsKept(IReadOnlyCollection<Instant> all, Instant taken)
    {
        var later = all.Where(one => one > taken).ToList();
        if (later.Count == 0)
        {
            return true;
        }

        var next = later.Min();
        return MonthOf(taken - Zones) != MonthOf(next + Zones)
            && MonthOf(later.Max()) - MonthOf(taken) <= Months;
    }

    static int MonthOf(Instant at) => at.InUtc().Date is var date ? (date.Year * 12) + date.Month : 0;
}
