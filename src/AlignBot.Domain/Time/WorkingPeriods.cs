using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;

namespace AlignBot.Domain.Time;

/// <summary>Turns a calendar's hours and days off into instants, one date at a time.</summary>
static class WorkingPeriods
{
    /// <summary>The working periods of a date as instants, in order, never overlapping those of another date.</summary>
    public static ImmutableArray<(Instant Open, Instant Close)> On(LocalDate date, WorkingCalendar calendar, DateTimeZone zone)
    {
        var off = DayOff(date, calendar);
        if (off is DayPart.WholeDay)
        {
            return [];
        }

        var hours = HoursOn(date, calendar);
        if (hours.Count == 0)
        {
            return [];
        }

        if (off is { } part)
        {
            hours = HalfOf(hours, part);
        }

        // A date the zone skipped (Samoa left out 30 December 2011) has no instants of its own: both bounds coincide and nothing is left.
        var dayBegins = StartOf(date, zone);
        var dayEnds = StartOf(date.PlusDays(1), zone);
        var periods = ImmutableArray.CreateBuilder<(Instant, Instant)>(hours.Count);
        foreach (var (from, to) in hours)
        {
            var open = Instant.Max(At(date, from, zone), dayBegins);
            var close = Instant.Min(At(date, to, zone), dayEnds);
            if (close > open)
            {
                periods.Add((open, close));
            }
        }

        return periods.DrainToImmutable();
    }

    public static List<(long From, long To)> HoursOn(LocalDate date, WorkingCalendar calendar)
    {
        var day = date.DayOfWeek;
        var hours = new List<(long From, long To)>(2);
        foreach (var entry in calendar.Week)
        {
            if (entry.Day == day)
            {
                hours.Add((NanosOfDay(entry.From, isEnd: false), NanosOfDay(entry.To, isEnd: true)));
            }
        }

        if (hours.Count > 1)
        {
            hours.Sort();
        }

        return hours;
    }

    static DayPart? DayOff(LocalDate date, WorkingCalendar calendar)
    {
        DayPart? off = null;
        foreach (var holiday in calendar.Holidays)
        {
            if (holiday.Date != date)
            {
                continue;
            }

            // Two halves entered apart make a whole day.
            off = off is null || off == holiday.Off ? holiday.Off : DayPart.WholeDay;
        }

        return off;
    }

    static List<(long From, long To)> HalfOf(List<(long From, long To)> hours, DayPart off)
    {
        var half = hours.Sum(h => h.To - h.From) / 2;
        var kept = new List<(long From, long To)>(hours.Count);
        foreach (var (from, to) in hours)
        {
            var split = from + Math.Clamp(half, 0, to - from);
            half -= split - from;
            var (begin, end) = off is DayPart.Morning ? (split, to) : (from, split);
            if (end > begin)
            {
                kept.Add((begin, end));
            }
        }

        return kept;
    }

    static Instant At(LocalDate date, long nanosOfDay, DateTimeZone zone)
    {
        var local = nanosOfDay == NodaConstants.NanosecondsPerDay ? date.PlusDays(1).AtMidnight() : date + LocalTime.FromNanosecondsSinceMidnight(nanosOfDay);
        return zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant();
    }

    static Instant StartOf(LocalDate date, DateTimeZone zone) =>
        zone.ResolveLocal(date.AtMidnight(), StartOfDayResolver).ToInstant();

    static readonly ZoneLocalMappingResolver StartOfDayResolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>A time of day in nanoseconds; midnight as an end is the end of the day.</summary>
    public static long NanosOfDay(LocalTime time, bool isEnd) =>
        isEnd && time == LocalTime.Midnight ? NodaConstants.NanosecondsPerDay : time.NanosecondOfDay;
}
