using System.Text.RegularExpressions;
using AlignBot.Domain.Time;
using AlignBot.Engine.Wording;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;

namespace AlignBot.Time;

/// <summary>What one event of a calendar file means in days, as Ical.Net understands it.</summary>
/// <remarks>Ical.Net sees an event alone and never one that repeats within a day, so what it can be made to do is small.</remarks>
sealed partial class HolidayEventReader(WorkingCalendar calendar, LocalDate today, HashSet<ReplacedDate> replaced)
{
    /// <summary>A year's worth of days: a longer event is a mistake rather than a holiday.</summary>
    const int LongestEvent = 366;

    /// <summary>Lists of a rule multiply with each other.</summary>
    const int LongestRule = 256;

    /// <summary>What repeats is taken over for this year and so many more: rules change, and a file can be read again.</summary>
    const int YearsOfRules = 2;

    /// <summary>What stands there says no day at all.</summary>
    public const string Unreadable = "has no date that can be read.";

    const string TooShort = "takes less than half of a working day.";

    const int YearsAhead = 10;
    const int FirstYear = 1900;

    /// <summary>Eight years without a leap day are the longest that a sound rule waits, counted in days.</summary>
    static readonly EvaluationOptions Bounded = new() { MaxUnmatchedIncrementsLimit = 8 * 366 };

    readonly LocalDate lastOfRules = new(today.Year + YearsOfRules, 12, 31);

    /// <summary>The days, and the end of the sentence on why it, or the rest of it, is not taken over.</summary>
    public (IReadOnlyCollection<(LocalDate Date, DayPart Off)> Days, string? Problem) Read(HolidayFileEvent read)
    {
        if (Refused(read) is { } refused)
        {
            return ([], refused);
        }

        try
        {
            return Calendar.Load(read.Alone())?.Events.SingleOrDefault() is { DtStart: { } start } single
                ? read.Rule is null && single.RecurrenceDates.GetAllDates().FirstOrDefault() is null ? Once(single, start) : Repeated(read, single, start)
                : ([], Unreadable);
        }
        catch (EvaluationException)
        {
            return ([], "repeats by a rule that leads nowhere.");
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            // Which exceptions Ical.Net throws at which nonsense is nowhere written; each is about this event alone.
            return ([], Unreadable);
        }
    }

    static string? Refused(HolidayFileEvent read) => read switch
    {
        { IsCancelled: true } => "is cancelled.",
        { IsObservance: true } => "is an observance, not a day off.",
        { UnknownZone: { } unknown } => $"is in the zone '{unknown}', which is not known here.",
        { IsTangled: true } => "repeats by several rules or exceptions; give each of its dates.",
        { Rule: { } rule } when rule.Length > LongestRule || WithinADay().IsMatch(rule) => "repeats within a day, or by a rule too long to be a holiday's; give each of its dates.",
        _ => null,
    };

    (IReadOnlyCollection<(LocalDate Date, DayPart Off)> Days, string? Problem) Once(CalendarEvent single, CalDateTime start) =>
        !IsNear(start) ? ([], $"is in the year {start.Year}, too far off.")
        : LengthOf(single) is not { } length ? ([], "ends before it begins, or lasts longer than a year.")
        : DaysOf(start, length) is { Count: > 0 } days ? (days, null)
        : ([], TooShort);

    (IReadOnlyCollection<(LocalDate Date, DayPart Off)> Days, string? Problem) Repeated(HolidayFileEvent read, CalendarEvent single, CalDateTime start)
    {
        if (start.Year < FirstYear || start.Year > today.Year + YearsAhead)
        {
            return ([], $"begins in the year {start.Year}, too far off.");
        }

        if (LengthOf(single) is not { } length)
        {
            return ([], "ends before it begins, or lasts longer than a year.");
        }

        var from = start.HasTime ? new CalDateTime(today.Year, 1, 1, 0, 0, 0, start.TzId) : new CalDateTime(today.Year, 1, 1);
        var (days, isThere) = (new List<(LocalDate Date, DayPart Off)>(), false);
        foreach (var occurrence in single.GetOccurrences(from, Bounded))
        {
            var date = LocalDate.FromDateOnly(occurrence.Period.StartTime.Date);
            if (date > lastOfRules)
            {
                return isThere && days.Count == 0 ? (days, TooShort) : (days, $"goes on after {When.Date(lastOfRules)}; those dates are not taken over. Read the file again by then.");
            }

            if (!read.IsReplacedOn(date, start.HasTime ? Moments(occurrence.Period.StartTime, length).Begins.InZone(calendar.Zone).Date : null, replaced))
            {
                isThere = true;
                days.AddRange(DaysOf(occurrence.Period.StartTime, length));
            }
        }

        return days.Count > 0 ? (days, null) : isThere ? (days, TooShort) : (days, $"has no date between {today.Year} and {lastOfRules.Year}.");
    }

    bool IsNear(CalDateTime start) => start.Year >= FirstYear && start.Year <= today.Year + YearsAhead;

    /// <summary>How long it lasts; null when that is negative or longer than a year.</summary>
    static TimeSpan? LengthOf(CalendarEvent single)
    {
        // As the calendars on the wall show it: midnight to midnight is a day, also when the clocks change in it.
        var length = single is { DtStart: { } start, DtEnd: { } end } && start.TzId == end.TzId
            ? end.Value - start.Value
            : single.EffectiveDuration.ToTimeSpanUnspecified();
        return length < TimeSpan.Zero || length.TotalDays > LongestEvent ? null : length;
    }

    /// <summary>The days in the working calendar's zone that it takes, its end exclusive: of one with a time, those of which it takes a half at least.</summary>
    List<(LocalDate Date, DayPart Off)> DaysOf(CalDateTime start, TimeSpan length)
    {
        if (!start.HasTime)
        {
            var (from, to) = Dates(start, length);
            return [.. Each(from, to).Select(day => (day, DayPart.WholeDay))];
        }

        var (begins, ends) = Moments(start, length);
        return [.. Each(begins.InZone(calendar.Zone).Date, ends.InZone(calendar.Zone).Date)
            .Select(day => (Date: day, Off: DayParts.Taken(day, begins, ends, calendar))).Where(day => day.Off is not null).Select(day => (day.Date, day.Off!.Value))];
    }

    static IEnumerable<LocalDate> Each(LocalDate first, LocalDate last)
    {
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            yield return day;
        }
    }

    /// <summary>An event that ends on the day it begins, its end meant inclusive, is that day.</summary>
    static (LocalDate First, LocalDate Last) Dates(CalDateTime start, TimeSpan length)
    {
        var first = LocalDate.FromDateOnly(start.Date);
        return (first, first.PlusDays(Math.Max(0, (int)Math.Ceiling(length.TotalDays) - 1)));
    }

    (Instant Begins, Instant Ends) Moments(CalDateTime start, TimeSpan length)
    {
        var own = start.TzId is { } id ? DateTimeZoneProviders.Tzdb[id] : calendar.Zone;
        var local = LocalDateTime.FromDateTime(start.Value);

        // The end as the file's zone shows it: a day with a change of the clocks has no 24 hours.
        return (own.AtLeniently(local).ToInstant(), own.AtLeniently(local.PlusTicks(length.Ticks)).ToInstant());
    }

    [GeneratedRegex("FREQ=(SECONDLY|MINUTELY|HOURLY)|BYSECOND|BYMINUTE|BYHOUR")]
    private static partial Regex WithinADay();
}
