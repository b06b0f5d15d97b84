using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Time;

/// <summary>Reads events as files with days off are read: event by event, so that none costs the others anything.</summary>
sealed class CalendarFiles(TimeProvider time) : ICalendarFiles
{
    const int Events = 10_000;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public CalendarFileDays? Read(string text, WorkingCalendar calendar, LocalDate today, Func<CalendarEventMarks, bool> isWanted)
    {
        if (!text.AsSpan().TrimStart('\uFEFF').TrimStart().StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var (events, _) = HolidayFileEvents.In(text, Events);
        var reader = new HolidayEventReader(calendar, today, [.. events.Select(read => read.Replaces(calendar.Zone)).OfType<ReplacedDate>()]);
        var (found, unread, started) = (ImmutableArray.CreateBuilder<CalendarEventDays>(), 0, time.GetTimestamp());
        foreach (var read in events.Where(read => !read.IsCancelled && isWanted(read.Marks)))
        {
            if (time.GetElapsedTime(started) > Longest)
            {
                unread++;
                continue;
            }

            var (dates, problem) = reader.Read(read);
            ImmutableArray<LocalDate> days = [.. dates.Where(date => date.Off is DayPart.WholeDay).Select(date => date.Date).Distinct().Order()];
            if (!days.IsEmpty)
            {
                found.Add(new CalendarEventDays(read.Id, read.Replaces(calendar.Zone) is { } of ? of.Date.ToString("uuuuMMdd", CultureInfo.InvariantCulture) : read.Occurrence, read.Rule is not null, days));
            }
            else if (problem is HolidayEventReader.Unreadable || read.UnknownZone is not null || read.IsTangled)
            {
                unread++;
            }
        }

        return new CalendarFileDays(found.ToImmutable(), unread);
    }
}
