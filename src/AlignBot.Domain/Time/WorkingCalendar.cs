using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.Time;

/// <summary>Working hours on one weekday. Several entries for a day are its parts, as around a lunch break.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="From">Opening, local time.</param>
/// <param name="To">Closing, local time; midnight means the end of the day. Never crosses midnight.</param>
public sealed record WorkingHours(IsoDayOfWeek Day, LocalTime From, LocalTime To);

/// <summary>Which part of a day is off.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayPart>))]
public enum DayPart
{
    /// <summary>The whole day.</summary>
    WholeDay,

    /// <summary>The first half of the day's working time.</summary>
    Morning,

    /// <summary>The second half of the day's working time.</summary>
    Afternoon,
}

/// <summary>A day, or half of one, on which nobody works.</summary>
public sealed record Holiday(LocalDate Date, string Name, DayPart Off = DayPart.WholeDay);

/// <summary>When a team works: zone, hours of the week, holidays. Versioned; a dispute keeps the version it was raised under.</summary>
public sealed record WorkingCalendar
{
    /// <summary>The most days off: every day of ten years.</summary>
    public const int MostHolidays = 3_660;

    /// <summary>The most parts of a day: what a form can show of a whole week.</summary>
    public const int MostParts = 8;

    /// <summary>The most days in a row without working time: in every quarter there is some, and each deadline finds an end.</summary>
    public const int LongestPause = 89;

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; init; } = 1;

    /// <summary>IANA zone in which hours and holidays are meant.</summary>
    public required string ZoneId { get; init; }

    /// <summary>The working hours of a week.</summary>
    public required ImmutableArray<WorkingHours> Week { get; init; }

    /// <summary>Days off, in any order.</summary>
    public ImmutableArray<Holiday> Holidays { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Monday to Friday, nine to half past five.</summary>
    public static WorkingCalendar Default(string zoneId) => new()
    {
        ZoneId = zoneId,
        Week = WeekOf(new LocalTime(9, 0), new LocalTime(17, 30), IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday),
    };

    /// <summary>The same hours on each of the given days.</summary>
    public static ImmutableArray<WorkingHours> WeekOf(LocalTime from, LocalTime to, params ReadOnlySpan<IsoDayOfWeek> days)
    {
        var week = ImmutableArray.CreateBuilder<WorkingHours>(days.Length);
        foreach (var day in days)
        {
            week.Add(new WorkingHours(day, from, to));
        }

        return week.MoveToImmutable();
    }

    /// <summary>The zone itself.</summary>
    /// <exception cref="InvalidOperationException">The zone is unknown: the calendar was never checked with <see cref="Problems"/>.</exception>
    [JsonIgnore]
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(ZoneId) ?? throw new InvalidOperationException($"'{ZoneId}' is not an IANA time zone.");

    /// <summary>The same week and holidays lived in another zone: a person's own working hours.</summary>
    public WorkingCalendar InZone(DateTimeZone zone) => zone.Id == ZoneId ? this : this with { ZoneId = zone.Id };

    /// <summary>With the days off that anything begun now can come upon: what a dispute keeps of a calendar. Receipts and reopening look back and ahead.</summary>
    public WorkingCalendar Around(Instant now)
    {
        var today = now.InZone(Zone).Date;
        var (from, to) = (today.PlusYears(-1), today.PlusYears(3));
        return Holidays.All(day => day.Date >= from && day.Date <= to) ? this : this with { Holidays = [.. Holidays.Where(day => day.Date >= from && day.Date <= to)] };
    }

    /// <summary>What is wrong with the calendar, one sentence each; empty when it can be used.</summary>
    public IEnumerable<string> Problems()
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(ZoneId) is null)
        {
            yield return $"'{ZoneId}' is not an IANA time zone such as Europe/London.";
        }

        if (Week.IsEmpty)
        {
            yield return "The week has no working hours.";
        }

        foreach (var hours in Week.Where(h => h.Day is IsoDayOfWeek.None || WorkingPeriods.NanosOfDay(h.To, isEnd: true) <= WorkingPeriods.NanosOfDay(h.From, isEnd: false)))
        {
            yield return $"The hours {hours.From:HH':'mm} to {hours.To:HH':'mm} on {hours.Day} do not end after they begin.";
        }

        foreach (var day in Week.GroupBy(h => h.Day))
        {
            var parts = day.OrderBy(h => h.From).ToArray();
            if (parts.Length > MostParts)
            {
                yield return $"{day.Key} has {parts.Length} parts; at most {MostParts}.";
            }

            for (var i = 1; i < parts.Length; i++)
            {
                if (WorkingPeriods.NanosOfDay(parts[i - 1].To, isEnd: true) > WorkingPeriods.NanosOfDay(parts[i].From, isEnd: false))
                {
                    yield return $"Two parts of {day.Key} overlap at {parts[i].From:HH':'mm}.";
                }
            }
        }

        if (Holidays.Length > MostHolidays)
        {
            yield return $"There are {Holidays.Length} days off; a calendar takes {MostHolidays}.";
        }
        else if (!Week.IsEmpty && TooLongPause() is var (first, last))
        {
            yield return $"Nobody works from {first:uuuu'-'MM'-'dd} to {last:uuuu'-'MM'-'dd}: more than {LongestPause} days in a row can't be off, since no deadline would end in them.";
        }

        foreach (var holiday in Holidays.Where(h => string.IsNullOrWhiteSpace(h.Name)))
        {
            yield return $"The day off on {holiday.Date:uuuu'-'MM'-'dd} has no name.";
        }

        foreach (var holiday in Holidays.Where(h => h.Name.Length > TextLimits.Name))
        {
            yield return $"The name of the day off on {holiday.Date:uuuu'-'MM'-'dd} is {holiday.Name.Length} characters long; at most {TextLimits.Name}.";
        }
    }

    /// <summary>The first stretch of days without working time that is too long. Only days around a day off are looked at: the week alone has no such stretch.</summary>
    (LocalDate First, LocalDate Last)? TooLongPause()
    {
        var worked = Week.Select(hours => hours.Day).ToHashSet();
        var off = Holidays.GroupBy(day => day.Date)
            .Where(day => day.Any(part => part.Off == DayPart.WholeDay) || day.Select(part => part.Off).Distinct().Count() == 2)
            .Select(day => day.Key)
            .ToHashSet();
        bool IsWorked(LocalDate day) => worked.Contains(day.DayOfWeek) && !off.Contains(day);
        LocalDate? seen = null;
        foreach (var day in off.Order())
        {
            if (day <= seen)
            {
                continue;
            }

            var (first, last) = (day, day);
            while (!IsWorked(first.PlusDays(-1)))
            {
                first = first.PlusDays(-1);
            }

            while (!IsWorked(last.PlusDays(1)))
            {
                last = last.PlusDays(1);
            }

            if (Period.DaysBetween(first, last) >= LongestPause)
            {
                return (first, last);
            }

            seen = last;
        }

        return null;
    }
}
