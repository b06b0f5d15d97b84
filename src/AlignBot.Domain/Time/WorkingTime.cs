using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;

namespace AlignBot.Domain.Time;

/// <summary>Counts in working time.</summary>
/// <remarks>
/// Reckons in local dates and converts to instants last: a local time that the clocks skip shifts forward by the gap, one that happens twice is the
/// earlier. Working periods include their closing moment: what is due at half past five is due that day. Every result is a whole millisecond.
/// </remarks>
public static class WorkingTime
{
    /// <summary>How far the next opening is looked for before the calendar is held to have none.</summary>
    const int SearchDays = 4 * 366;

    /// <summary>The end of a window, with its receipt.</summary>
    /// <remarks>Never before <paramref name="start"/>. Wall-clock windows are exact; working ones begin and end within working hours.</remarks>
    public static Deadline Deadline(Instant start, Window window, WorkingCalendar calendar)
    {
        var zone = calendar.Zone;
        var (from, at, moved) = window.Unit switch
        {
            WindowUnit.WorkingHours => Working(start, Add(start, window.ToDuration(), calendar), calendar),
            WindowUnit.WorkingDays => AddDays(start, window.Amount, calendar),
            _ => (start, start + window.ToDuration(), false),
        };
        at = WholeMilliseconds(at);
        return new Deadline(at, new Receipt
        {
            Window = window,
            Start = start,
            CountedFrom = from,
            At = at,
            ZoneId = zone.Id,
            CalendarVersion = calendar.Version,
            Skipped = window.IsWorkingTime ? HolidaysBetween(from, at, calendar, zone) : [],
            MovedToOpening = moved,
            ClocksChange = zone.GetUtcOffset(start) != zone.GetUtcOffset(at),
        });
    }

    /// <summary>The end of a window, moved to the next opening where it falls outside working hours: nothing that ends then ends while nobody is there.</summary>
    public static Deadline DeadlineAtWork(Instant start, Window window, WorkingCalendar calendar)
    {
        var exact = Deadline(start, window, calendar);
        var at = AtOrNextOpening(exact.At, calendar);
        return at == exact.At ? exact : exact.MovedTo(at, HolidaysBetween(exact.At, at, calendar, calendar.Zone));
    }

    /// <summary>When a window has gone, counted in working time whatever its unit: 90 minutes are 90 minutes at work.</summary>
    public static Instant AddWorked(Instant start, Window window, WorkingCalendar calendar) =>
        WholeMilliseconds(window.Unit is WindowUnit.WorkingDays ? AddDays(start, window.Amount, calendar).At : Add(start, window.ToDuration(), calendar));

    /// <summary>The instant at which a share of the time between two instants has gone, counted in the same kind of time.</summary>
    /// <param name="start">Where counting begins.</param>
    /// <param name="end">Where it ends; the result is never later.</param>
    /// <param name="percent">0 to 100.</param>
    /// <param name="inWorkingTime">Count working time only; else the wall clock.</param>
    /// <param name="calendar">The calendar to count in.</param>
    public static Instant PointBetween(Instant start, Instant end, int percent, bool inWorkingTime, WorkingCalendar calendar)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        if (end <= start || percent == 0)
        {
            return start;
        }

        if (percent == 100)
        {
            return end;
        }

        if (!inWorkingTime)
        {
            return WholeMilliseconds(start + ((end - start) / 100 * percent));
        }

        var worked = Between(start, end, calendar);
        var point = WholeMilliseconds(Add(start, worked / 100 * percent, calendar));
        return point < start ? start : point > end ? end : point;
    }

    /// <summary>Working time between two instants; zero when the second is not later.</summary>
    public static Duration Between(Instant from, Instant to, WorkingCalendar calendar)
    {
        var sum = Duration.Zero;
        if (to <= from)
        {
            return sum;
        }

        var zone = calendar.Zone;
        var last = to.InZone(zone).Date;
        for (var date = from.InZone(zone).Date; date <= last; date = date.PlusDays(1))
        {
            foreach (var period in WorkingPeriods.On(date, calendar, zone))
            {
                var begin = Instant.Max(period.Open, from);
                var end = Instant.Min(period.Close, to);
                if (end > begin)
                {
                    sum += end - begin;
                }
            }
        }

        return sum;
    }

    /// <summary>The instant by which that much working time has gone since <paramref name="start"/>.</summary>
    public static Instant Add(Instant start, Duration worked, WorkingCalendar calendar)
    {
        if (worked <= Duration.Zero)
        {
            return start;
        }

        var zone = calendar.Zone;
        var first = start.InZone(zone).Date;
        for (var day = 0; day < SearchDays; day++)
        {
            foreach (var period in WorkingPeriods.On(first.PlusDays(day), calendar, zone))
            {
                var begin = Instant.Max(period.Open, start);
                if (begin >= period.Close)
                {
                    continue;
                }

                if (worked <= period.Close - begin)
                {
                    return begin + worked;
                }

                worked -= period.Close - begin;
            }
        }

        throw NoWorkingTime(calendar, start);
    }

    /// <summary>The instant itself when it lies within working hours, else the next opening.</summary>
    public static Instant AtOrNextOpening(Instant at, WorkingCalendar calendar)
    {
        var zone = calendar.Zone;
        var first = at.InZone(zone).Date;
        for (var day = 0; day < SearchDays; day++)
        {
            foreach (var period in WorkingPeriods.On(first.PlusDays(day), calendar, zone))
            {
                if (at <= period.Close)
                {
                    return Instant.Max(at, period.Open);
                }
            }
        }

        throw NoWorkingTime(calendar, at);
    }

    /// <summary>The first opening on a day or after it.</summary>
    public static Instant FirstOpening(LocalDate from, WorkingCalendar calendar) =>
        AtOrNextOpening(from.AtStartOfDayInZone(calendar.Zone).ToInstant(), calendar);

    /// <summary>The instant itself when it lies within working hours, else the last closing before it. Null when that is not after <paramref name="notBefore"/>.</summary>
    public static Instant? AtOrLastClosing(Instant at, Instant notBefore, WorkingCalendar calendar)
    {
        var zone = calendar.Zone;
        var earliest = notBefore.InZone(zone).Date;
        for (var date = at.InZone(zone).Date; date >= earliest; date = date.PlusDays(-1))
        {
            foreach (var period in WorkingPeriods.On(date, calendar, zone).Reverse())
            {
                if (at < period.Open)
                {
                    continue;
                }

                var found = Instant.Min(at, period.Close);
                return found > notBefore ? found : null;
            }
        }

        return null;
    }

    /// <summary>Whether an instant lies within working hours, the closing moment included.</summary>
    public static bool IsWorking(Instant at, WorkingCalendar calendar)
    {
        var zone = calendar.Zone;
        var date = at.InZone(zone).Date;

        // Midnight is the closing moment of a day that is worked to its end, whether or not anybody works on the day it begins.
        return IsWithin(date) || IsWithin(date.PlusDays(-1));

        bool IsWithin(LocalDate day)
        {
            foreach (var period in WorkingPeriods.On(day, calendar, zone))
            {
                if (at >= period.Open && at <= period.Close)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether anybody works on that date.</summary>
    public static bool IsWorkingDay(LocalDate date, WorkingCalendar calendar) => !WorkingPeriods.On(date, calendar, calendar.Zone).IsEmpty;

    /// <summary>The working day that many after a day, which is not counted itself; before it where the number is negative.</summary>
    /// <remarks>A calendar in which nobody works for a year is not searched any further.</remarks>
    public static LocalDate WorkingDayFrom(LocalDate day, int workingDays, WorkingCalendar calendar)
    {
        for (var (left, idle) = (Math.Abs(workingDays), 0); left > 0 && idle < SearchDays;)
        {
            day = day.PlusDays(Math.Sign(workingDays));
            (left, idle) = IsWorkingDay(day, calendar) ? (left - 1, 0) : (left, idle + 1);
        }

        return day;
    }

    /// <summary>An instant without its fraction of a millisecond: what the record keeps.</summary>
    public static Instant WholeMilliseconds(Instant at) => Instant.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    static (Instant From, Instant At, bool Moved) Working(Instant start, Instant at, WorkingCalendar calendar) =>
        (AtOrNextOpening(start, calendar), at, false);

    static (Instant From, Instant At, bool Moved) AddDays(Instant start, int days, WorkingCalendar calendar)
    {
        var zone = calendar.Zone;
        var from = AtOrNextOpening(start, calendar);
        var local = from.InZone(zone).LocalDateTime;
        var date = local.Date;
        for (var (left, searched) = (days, 0); left > 0; searched++)
        {
            if (searched > SearchDays + (days * 7))
            {
                throw NoWorkingTime(calendar, start);
            }

            date = date.PlusDays(1);
            if (!WorkingPeriods.On(date, calendar, zone).IsEmpty)
            {
                left--;
            }
        }

        var target = zone.ResolveLocal(date + local.TimeOfDay, Resolvers.LenientResolver).ToInstant();
        var at = AtOrNextOpening(target, calendar);
        return (from, at, at != target);
    }

    static ImmutableArray<Holiday> HolidaysBetween(Instant from, Instant to, WorkingCalendar calendar, DateTimeZone zone)
    {
        var (first, last) = (from.InZone(zone).Date, to.InZone(zone).Date);

        // A day off at the weekend takes no working time away, so a receipt that named it would only puzzle.
        return [.. calendar.Holidays.Where(h => h.Date >= first && h.Date <= last && WorkingPeriods.HoursOn(h.Date, calendar).Count > 0).OrderBy(h => h.Date)];
    }

    static InvalidOperationException NoWorkingTime(WorkingCalendar calendar, Instant after) =>
        new($"Calendar version {calendar.Version} ({calendar.ZoneId}) has no working time within four years of {after}.");
}
