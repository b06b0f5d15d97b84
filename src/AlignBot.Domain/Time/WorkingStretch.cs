using NodaTime;

namespace AlignBot.Domain.Time;

/// <summary>Working time between many pairs of instants of one stretch of time: the calendar is walked through once.</summary>
/// <remarks>Gives what <see cref="WorkingTime.Between"/> gives.</remarks>
public sealed class WorkingStretch
{
    readonly Instant from;
    readonly Instant to;
    readonly List<(Instant Open, Instant Close, Duration Before)> periods = [];

    /// <summary>Reckons the stretch.</summary>
    /// <param name="from">Its beginning.</param>
    /// <param name="to">Its end; where that is not later, nothing is in it.</param>
    /// <param name="calendar">By which is worked.</param>
    public WorkingStretch(Instant from, Instant to, WorkingCalendar calendar)
    {
        this.from = from;
        this.to = to;
        var (zone, sum) = (calendar.Zone, Duration.Zero);
        var last = to.InZone(zone).Date;
        for (var date = from.InZone(zone).Date; date <= last; date = date.PlusDays(1))
        {
            foreach (var (open, close) in WorkingPeriods.On(date, calendar, zone))
            {
                periods.Add((open, close, sum));
                sum += close - open;
            }
        }
    }

    /// <summary>Working time between two instants; zero when the second is not later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of them lies outside the stretch.</exception>
    public Duration Between(Instant begin, Instant end) => end <= begin ? Duration.Zero : Until(end) - Until(begin);

    Duration Until(Instant at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at, to);
        var (low, high) = (0, periods.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = periods[middle].Open <= at ? (middle + 1, high) : (low, middle);
        }

        if (low == 0)
        {
            return Duration.Zero;
        }

        var (open, close, before) = periods[low - 1];
        return before + (Instant.Min(at, close) - open);
    }
}
