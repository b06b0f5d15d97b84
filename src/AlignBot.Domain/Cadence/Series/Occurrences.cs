using System.Text.Json.Serialization;
using AlignBot.Domain.Time;
using NodaTime;
using NodaTime.TimeZones;

namespace AlignBot.Domain.Cadence.Series;

/// <summary>What becomes of a meeting whose day is off.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HolidayRule>))]
public enum HolidayRule
{
    /// <summary>It does not take place.</summary>
    Skip,

    /// <summary>The last working day before.</summary>
    PreviousWorkingDay,

    /// <summary>The first working day after.</summary>
    NextWorkingDay,
}

/// <summary>One time at which a series takes place, or does not because the day is off.</summary>
/// <param name="Nominal">The recurrence's own date: by it an occurrence is known, wherever it is moved.</param>
/// <param name="Date">The date it takes place on.</param>
/// <param name="StartsAt">The moment; of the nominal date where it is skipped.</param>
/// <param name="IsSkipped">The day is off and the rule says skip, or it would fall on another of the series.</param>
/// <param name="Holiday">The day off that moved or skipped it; null where none did, or where nobody works on that weekday.</param>
public sealed record Occurrence(LocalDate Nominal, LocalDate Date, Instant StartsAt, bool IsSkipped, string? Holiday);

/// <summary>Computes when a series takes place.</summary>
/// <remarks>
/// Recurrence and days off are reckoned in local dates, the instant comes last with the lenient resolver: a local time that the clocks skip shifts
/// forward by the gap, one that happens twice is the earlier.
/// </remarks>
public static class Occurrences
{
    /// <summary>How far a day off may move a meeting before it is skipped: the longest shutdown that is not a sabbatical.</summary>
    const int SearchDays = 31;

    /// <summary>All that start from one instant to another, the first included, in order of their nominal dates; skipped ones too.</summary>
    public static IEnumerable<Occurrence> Between(MeetingSeries series, WorkingCalendar calendar, Instant from, Instant to)
    {
        var zone = series.Zone;
        var (first, last) = (from.InZone(zone).Date.PlusDays(-SearchDays), to.InZone(zone).Date.PlusDays(SearchDays));
        var nominal = series.Recurrence.Dates(first, last, calendar)
            .Where(date => (series.StartsOn is null || date >= series.StartsOn) && (series.EndsOn is null || date <= series.EndsOn))
            .ToList();
        var taken = nominal.Where(date => !IsOff(date, series.At, zone, calendar)).ToHashSet();
        foreach (var date in nominal)
        {
            var occurrence = Of(date, series, zone, calendar, taken);
            if (occurrence.StartsAt >= from && occurrence.StartsAt < to)
            {
                yield return occurrence;
            }
        }
    }

    /// <summary>The next ones that take place, at most so many within two years.</summary>
    public static IReadOnlyList<Occurrence> Next(MeetingSeries series, WorkingCalendar calendar, Instant after, int count) =>
        [.. Between(series, calendar, after, after + Duration.FromDays(731)).Where(o => !o.IsSkipped).OrderBy(o => o.StartsAt).Take(count)];

    /// <summary>Whether the day, or the half of it that a meeting at that time falls into, is off.</summary>
    public static bool IsOff(LocalDate date, LocalTime at, DateTimeZone zone, WorkingCalendar calendar)
    {
        var periods = WorkingPeriods.On(date, calendar, calendar.Zone);
        if (periods.IsEmpty)
        {
            return true;
        }

        var part = calendar.Holidays.FirstOrDefault(h => h.Date == date)?.Off;
        var start = Resolve(date, at, zone);
        return part switch
        {
            DayPart.Morning => start < periods[0].Open,
            DayPart.Afternoon => start >= periods[^1].Close,
            _ => false,
        };
    }

    /// <summary>The moment of a local date and time.</summary>
    public static Instant Resolve(LocalDate date, LocalTime at, DateTimeZone zone) =>
        WorkingTime.WholeMilliseconds(zone.ResolveLocal(date + at, Resolvers.LenientResolver).ToInstant());

    static Occurrence Of(LocalDate nominal, MeetingSeries series, DateTimeZone zone, WorkingCalendar calendar, HashSet<LocalDate> taken)
    {
        var startsAt = Resolve(nominal, series.At, zone);
        if (!IsOff(nominal, series.At, zone, calendar))
        {
            return new Occurrence(nominal, nominal, startsAt, IsSkipped: false, null);
        }

        var holiday = calendar.Holidays.FirstOrDefault(h => h.Date == nominal)?.Name;
        var skipped = new Occurrence(nominal, nominal, startsAt, IsSkipped: true, holiday);
        if (series.HolidayRule is HolidayRule.Skip)
        {
            return skipped;
        }

        var step = series.HolidayRule is HolidayRule.NextWorkingDay ? 1 : -1;
        var date = nominal.PlusDays(step);
        for (var searched = 1; IsOff(date, series.At, zone, calendar); searched++, date = date.PlusDays(step))
        {
            if (searched == SearchDays)
            {
                return skipped;
            }
        }

        // Two reviews on one day are one: what would fall on another of the series is skipped.
        return taken.Add(date) ? new Occurrence(nominal, date, Resolve(date, series.At, zone), IsSkipped: false, holiday) : skipped;
    }
}
