using AlignBot.Domain.Scoreboard.Records;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>When something happened, by account: moments where they are known, else days. Nothing else of the records is kept.</summary>
sealed class MomentLog(int accounts)
{
    readonly List<Instant>?[] moments = new List<Instant>?[accounts];
    readonly List<LocalDate>?[] days = new List<LocalDate>?[accounts];

    public void Add(int account, Activity activity)
    {
        if (activity.At is { } at)
        {
            Add(account, at);
        }
        else if (activity.On is { } on)
        {
            (days[account] ??= []).Add(on);
        }
    }

    public void Add(int account, Instant at) => (moments[account] ??= []).Add(at);

    /// <summary>Once all are there, and before the first is looked for.</summary>
    public void Sort()
    {
        foreach (var list in moments)
        {
            list?.Sort();
        }

        foreach (var list in days)
        {
            list?.Sort();
        }
    }

    /// <summary>The first moment not before another; null where there is none.</summary>
    public Instant? FirstFrom(int account, Instant from) => From(moments[account], from);

    /// <summary>The first day not before another; null where there is none.</summary>
    public LocalDate? FirstFrom(int account, LocalDate from) => From(days[account], from);

    static T? From<T>(List<T>? sorted, T from)
        where T : struct, IComparable<T>
    {
        if (sorted is null)
        {
            return null;
        }

        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle].CompareTo(from) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low < sorted.Count ? sorted[low] : null;
    }
}
