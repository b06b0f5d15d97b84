using System.Collections.Immutable;
using AlignBot.Domain.Time;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Programs;

/// <summary>The <c>calendar:</c> section of a program file.</summary>
static class CalendarSection
{
    static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public static WorkingCalendar Read(YamlCursor? section)
    {
        if (section is null)
        {
            return WorkingCalendar.Default("Etc/UTC"); // the missing section has been reported
        }

        var zone = section.Field("zone");
        var (from, to) = Hours(section.Field("hours", required: false));
        var days = Days(section.Field("days", required: false));
        var holidays = section.Field("holidays", required: false)?.Items().Select(HolidayOf).OfType<Holiday>().ToImmutableArray() ?? [];
        section.RefuseOthers();

        var calendar = new WorkingCalendar { ZoneId = Zone(zone), Week = WorkingCalendar.WeekOf(from, to, days), Holidays = holidays };
        foreach (var problem in calendar.Problems())
        {
            section.Report(problem);
        }

        return calendar;
    }

    static string Zone(YamlCursor? place)
    {
        const string fallback = "Etc/UTC"; // what is missing or unknown has been reported
        if (place?.Text() is not { } id)
        {
            return fallback;
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null)
        {
            return id;
        }

        place.Report($"'{id}' is not an IANA time zone such as Europe/London.");
        return fallback;
    }

    static (LocalTime From, LocalTime To) Hours(YamlCursor? place)
    {
        var usual = (new LocalTime(9, 0), new LocalTime(17, 30));
        if (place?.Text() is not { } text)
        {
            return usual;
        }

        var ends = text.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length == 2 && Time.Parse(ends[0]) is { Success: true } from && Time.Parse(ends[1]) is { Success: true } to)
        {
            return (from.Value, to.Value);
        }

        place.Report($"'{text}' are not hours; write them as 09:00-17:30.");
        return usual;
    }

    /// <summary>'Mon-Fri', 'Sun-Thu' or 'Mon, Wed, Fri'.</summary>
    static IsoDayOfWeek[] Days(YamlCursor? place)
    {
        IsoDayOfWeek[] usual = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];
        if (place?.Text() is not { } text)
        {
            return usual;
        }

        var days = new List<IsoDayOfWeek>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || Day(ends[0]) is not { } first || Day(ends[^1]) is not { } last)
            {
                place.Report($"'{part}' are not days; write them as Mon-Fri, or Mon, Wed, Fri.");
                return usual;
            }

            // A span may run over the end of the week: Sun-Thu.
            for (var day = first; ; day = day == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : day + 1)
            {
                days.Add(day);
                if (day == last)
                {
                    break;
                }
            }
        }

        return [.. days.Distinct()];
    }

    static IsoDayOfWeek? Day(string text)
    {
        foreach (var day in Enum.GetValues<IsoDayOfWeek>())
        {
            if (day != IsoDayOfWeek.None && text.Length >= 3 && day.ToString().StartsWith(text, StringComparison.OrdinalIgnoreCase))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>'2026-12-25 Christmas Day', or '2026-12-24 afternoon Christmas Eve'.</summary>
    static Holiday? HolidayOf(YamlCursor item)
    {
        if (item.Text() is not { } text)
        {
            return null;
        }

        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || LocalDatePattern.Iso.Parse(text[..space]) is not { Success: true } date)
        {
            item.Report($"'{text}' is not a day off; write it as 2026-12-25 Christmas Day.");
            return null;
        }

        var name = text[(space + 1)..].Trim();
        foreach (var half in (ReadOnlySpan<DayPart>)[DayPart.Morning, DayPart.Afternoon])
        {
            if (name.StartsWith(half + " ", StringComparison.OrdinalIgnoreCase))
            {
                return new Holiday(date.Value, name[half.ToString().Length..].Trim(), half);
            }
        }

        return new Holiday(date.Value, name);
    }
}
