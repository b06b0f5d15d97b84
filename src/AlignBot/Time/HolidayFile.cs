using System.Collections.Immutable;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Time;

/// <summary>Reads days off from an iCalendar (.ics) file, as calendars of public holidays are published.</summary>
/// <remarks>Bounded in every direction, since anybody who may govern can put any file in: characters, events, days, years and time.
/// An event that can't be taken over costs one sentence and never the others.</remarks>
/// <param name="calendar">The working calendar: what has a time is read in its zone, and takes what it covers of its hours.</param>
/// <param name="today">The day there; what repeats is taken over from the beginning of its year.</param>
/// <param name="time">Real time: a file that takes too long is left where it is.</param>
sealed class HolidayFile(WorkingCalendar calendar, LocalDate today, TimeProvider time)
{
    const int Characters = 2 * 1024 * 1024;
    const int Events = 5000;
    const int Days = 4000;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>The days off in the file, in order, and one sentence for each event that could not be taken over, with its line.</summary>
    public (ImmutableArray<Holiday> Holidays, ImmutableArray<string> Problems) Read(string text)
    {
        if (text.Length > Characters)
        {
            return ([], [$"The file is longer than {Characters:N0} characters, more than is read here."]);
        }

        var (events, cutOff) = HolidayFileEvents.In(text, Events + 1);
        var (days, problems) = Taken(events);
        if (cutOff is { } line)
        {
            problems.Add($"Line {line}: the event does not end; is the file cut off?");
        }
        else if (events.Count == 0)
        {
            problems.Add("The file holds no events.");
        }

        return ([.. days.Values], [.. problems]);
    }

    (SortedDictionary<LocalDate, Holiday> Days, List<string> Problems) Taken(List<HolidayFileEvent> events)
    {
        var days = new SortedDictionary<LocalDate, Holiday>();
        var problems = new List<string>();
        var replaced = events.Select(read => read.Replaces(calendar.Zone)).OfType<ReplacedDate>().ToHashSet();
        var reader = new HolidayEventReader(calendar, today, replaced);
        var started = time.GetTimestamp();
        foreach (var (read, index) in events.Select((read, index) => (read, index)))
        {
            if (index == Events || days.Count > Days || time.GetElapsedTime(started) > Longest)
            {
                problems.Add($"Line {read.Line}: what follows is not read; a file may have {Events:N0} events and {Days:N0} days off, and take {Longest.Seconds} seconds.");
                break;
            }

            var (dates, problem) = reader.Read(read);
            foreach (var (date, off) in dates)
            {
                // Two halves of different events are a day; a whole day has its own name.
                days[date] = !days.TryGetValue(date, out var known) ? new Holiday(date, read.Name, off)
                    : known.Off == off || known.Off is DayPart.WholeDay ? known
                    : new Holiday(date, off is DayPart.WholeDay ? read.Name : known.Name);
            }

            if (problem is not null)
            {
                problems.Add($"Line {read.Line}: '{read.Name}' {problem}");
            }
        }

        return (days, problems);
    }
}
