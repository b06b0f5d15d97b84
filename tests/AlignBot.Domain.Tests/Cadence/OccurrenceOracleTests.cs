using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Cadence;

/// <summary>When a series takes place, held against an independent computation: every day is asked for itself, and every moment is found by looking.</summary>
/// <remarks>Over twenty years and every distinct set of zone rules; with ALIGNBOT_ALL_ZONES=1 over every zone by name.</remarks>
public sealed class OccurrenceOracleTests
{
    static readonly LocalDate First = new(2020, 1, 1), Last = new(2039, 12, 31);

    static readonly bool AllZones = Environment.GetEnvironmentVariable("ALIGNBOT_ALL_ZONES") == "1";

    public static TheoryData<string> Recurrences => [.. Samples.Keys];

    static Dictionary<string, Recurrence> Samples => new()
    {
        ["every Tuesday"] = new Recurrence.Weekly([IsoDayOfWeek.Tuesday], 1, new LocalDate(2020, 1, 1)),
        ["Mondays, Wednesdays and Fridays"] = new Recurrence.Weekly([IsoDayOfWeek.Friday, IsoDayOfWeek.Monday, IsoDayOfWeek.Wednesday], 1, new LocalDate(2020, 1, 1)),
        ["every second Sunday and Monday"] = new Recurrence.Weekly([IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday], 2, new LocalDate(2024, 2, 29)),
        ["the 31st"] = new Recurrence.Monthly(new MonthDay.OnDate(31)),
        ["the 15th"] = new Recurrence.Monthly(new MonthDay.OnDate(15)),
        ["the second Thursday"] = new Recurrence.Monthly(new MonthDay.OnWeekday(2, IsoDayOfWeek.Thursday)),
        ["the last Sunday"] = new Recurrence.Monthly(new MonthDay.OnWeekday(MonthDay.OnWeekday.Last, IsoDayOfWeek.Sunday)),
        ["the first working day"] = new Recurrence.Monthly(new MonthDay.FirstWorkingDay()),
        ["the first working day of a quarter"] = new Recurrence.Quarterly(new MonthDay.FirstWorkingDay(), 1, 1),
        ["the 30th of the second month of a fiscal quarter from February"] = new Recurrence.Quarterly(new MonthDay.OnDate(30), 2, 1),
        ["the last Friday of a fiscal quarter from November"] = new Recurrence.Quarterly(new MonthDay.OnWeekday(MonthDay.OnWeekday.Last, IsoDayOfWeek.Friday), 11, 3),
    };

    [Theory]
    [MemberData(nameof(Recurrences))]
    public void It_takes_place_when_a_naive_look_at_every_day_says_so(string name)
    {
        var recurrence = Samples[name];
        foreach (var (zone, at, rule) in Cases())
        {
            var calendar = Calendar(zone);
            var series = Series(recurrence, zone, at, rule);
            var expected = Naive(recurrence, zone, at, rule, calendar);

            var computed = Occurrences.Between(series, calendar, Naively(First, new LocalTime(0, 0), zone), Naively(Last, new LocalTime(0, 0), zone))
                .ToDictionary(occurrence => occurrence.Nominal);

            // The margins are left out: there a day off may move a meeting into or out of the time looked at.
            for (var date = First.PlusDays(40); date < Last.PlusDays(-40); date = date.PlusDays(1))
            {
                Assert.True(expected.ContainsKey(date) == computed.ContainsKey(date), $"{zone.Id}, {rule}: {date} is {(computed.ContainsKey(date) ? "" : "not ")}among the computed.");
                if (expected.TryGetValue(date, out var startsAt))
                {
                    var found = computed[date];
                    Assert.True(startsAt == (found.IsSkipped ? null : found.StartsAt), $"{zone.Id}, {rule}: {date} should start at {startsAt}, not {found}.");
                }
            }
        }
    }

    /// <summary>The zones, each with a time of day and a rule that change with it, so that all meet all.</summary>
    static IEnumerable<(DateTimeZone Zone, LocalTime At, HolidayRule Rule)> Cases()
    {
        LocalTime[] times = [new(9, 30), new(2, 30), new(0, 15), new(23, 59), new(1, 0)];
        var index = 0;
        foreach (var zone in Zones())
        {
            yield return (zone, times[index % times.Length], (HolidayRule)(index % 3));
            index++;
        }
    }

    static IEnumerable<DateTimeZone> Zones()
    {
        var zones = DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]);
        return AllZones ? zones : zones.DistinctBy(Rules);
    }

    /// <summary>All offsets of the twenty years and when they begin: zones that share them are one set of rules.</summary>
    static string Rules(DateTimeZone zone) => string.Join(
        ';',
        zone.GetZoneIntervals(Instant.FromUtc(2019, 12, 1, 0, 0), Instant.FromUtc(2040, 2, 1, 0, 0))
            .Select(interval => string.Create(CultureInfo.InvariantCulture, $"{(interval.HasStart ? interval.Start.ToUnixTimeSeconds() : 0)}{interval.WallOffset}")));

    static WorkingCalendar Calendar(DateTimeZone zone) => WorkingCalendar.Default(zone.Id) with
    {
        Holidays =
        [
            .. Enumerable.Range(2020, 20).SelectMany(year => new[]
            {
                new Holiday(new LocalDate(year, 1, 1), "New Year"), new Holiday(new LocalDate(year, 12, 25), "Christmas Day"), new Holiday(new LocalDate(year, 12, 26), "Boxing Day"),
                new Holiday(new LocalDate(year, 5, 1), "May Day"), new Holiday(new LocalDate(year, 8, 31), "Late Summer"),
            }),
        ],
    };

    static Dictionary<LocalDate, Instant?> Naive(Recurrence recurrence, DateTimeZone zone, LocalTime at, HolidayRule rule, WorkingCalendar calendar)
    {
        var holidays = calendar.Holidays.Select(holiday => holiday.Date).ToHashSet();
        var worked = Enumerable.Range(-40, Period.DaysBetween(First, Last) + 80).Select(First.PlusDays)
            .ToDictionary(date => date, date => date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !holidays.Contains(date) && !Jumped(date, zone));
        bool Works(LocalDate date) => worked[date];

        var days = new List<LocalDate>();
        for (var date = First; date <= Last; date = date.PlusDays(1))
        {
            if (IsDue(recurrence, date, Works))
            {
                days.Add(date);
            }
        }

        var taken = days.Where(Works).ToHashSet();
        var result = new Dictionary<LocalDate, Instant?>();
        foreach (var day in days)
        {
            var date = day;
            while (!Works(date) && rule is not HolidayRule.Skip)
            {
                date = date.PlusDays(rule is HolidayRule.NextWorkingDay ? 1 : -1);
            }

            var isHeld = Works(date) && (date == day || taken.Add(date));
            result[day] = isHeld ? Naively(date, at, zone) : null;
        }

        return result;
    }

    static bool IsDue(Recurrence recurrence, LocalDate date, Func<LocalDate, bool> works) => recurrence switch
    {
        Recurrence.Weekly weekly => weekly.Days.Contains(date.DayOfWeek) && WeeksApart(weekly.Anchor, date) % weekly.EveryWeeks == 0,
        Recurrence.Monthly monthly => IsDay(monthly.Day, date, works),
        Recurrence.Quarterly quarterly => IsDay(quarterly.Day, date, works)
            && Enumerable.Range(0, 4).Select(quarter => ((quarterly.FirstMonth - 1 + (quarter * 3) + quarterly.MonthOfQuarter - 1) % 12) + 1).Contains(date.Month),
        _ => throw new InvalidOperationException($"No oracle for {recurrence}."),
    };

    /// <summary>Counted by walking from Monday to Monday.</summary>
    static int WeeksApart(LocalDate one, LocalDate other)
    {
        var (monday, target, weeks) = (one, other, 0);
        while (monday.DayOfWeek != IsoDayOfWeek.Monday)
        {
            monday = monday.PlusDays(-1);
        }

        while (target.DayOfWeek != IsoDayOfWeek.Monday)
        {
            target = target.PlusDays(-1);
        }

        for (; monday < target; monday = monday.PlusDays(7))
        {
            weeks++;
        }

        for (; monday > target; monday = monday.PlusDays(-7))
        {
            weeks++;
        }

        return weeks;
    }

    static bool IsDay(MonthDay day, LocalDate date, Func<LocalDate, bool> works) => day switch
    {
        MonthDay.OnDate on => date.Day == on.Date || (date.Day < on.Date && date.PlusDays(1).Day == 1),
        MonthDay.OnWeekday { Nth: MonthDay.OnWeekday.Last } on => date.DayOfWeek == on.Day && date.PlusDays(7).Month != date.Month,
        MonthDay.OnWeekday on => date.DayOfWeek == on.Day && Enumerable.Range(1, date.Day).Count(d => new LocalDate(date.Year, date.Month, d).DayOfWeek == on.Day) == on.Nth,
        _ => works(date) && !Enumerable.Range(1, date.Day - 1).Any(d => works(new LocalDate(date.Year, date.Month, d))),
    };

    /// <summary>The earliest instant that reads so on a wall clock there; in a gap, the reading before it carried on.</summary>
    static Instant Naively(LocalDate date, LocalTime at, DateTimeZone zone)
    {
        var local = date + at;
        var asUtc = local.InUtc().ToInstant();
        var offsets = Enumerable.Range(-36, 73).Select(hours => zone.GetUtcOffset(asUtc + Duration.FromHours(hours))).Distinct();
        var fits = offsets.Select(offset => local.WithOffset(offset).ToInstant()).Where(instant => instant.InZone(zone).LocalDateTime == local).Order().ToList();
        return fits.Count > 0 ? fits[0] : local.WithOffset(zone.GetUtcOffset(asUtc - Duration.FromHours(36))).ToInstant();
    }

    static bool Jumped(LocalDate date, DateTimeZone zone) => zone.AtStartOfDay(date).Date != date;

    static MeetingSeries Series(Recurrence recurrence, DateTimeZone zone, LocalTime at, HolidayRule rule) => SeriesTemplates.WeeklyReview.Series[0] with
    {
        Recurrence = recurrence,
        ZoneId = zone.Id,
        At = at,
        HolidayRule = rule,
    };
}
