using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Domain.Time;

/// <summary>Reads days off from an iCalendar (.ics) file, as public holiday calendars are published.</summary>
/// <remarks>RFC 5545, of it what such files hold: all-day events with a date, an optional exclusive end, and a summary.</remarks>
public static class HolidayFile
{
    /// <summary>A year's worth of days: a longer event is a mistake rather than a holiday.</summary>
    private const int LongestEvent = 366;

    private static readonly LocalDatePattern Dates = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>The days off in the file, in order, and one sentence for each event that could not be taken over, with its line.</summary>
    public static (ImmutableArray<Holiday> Holidays, ImmutableArray<string> Problems) Read(string text)
    {
        var holidays = new SortedDictionary<LocalDate, Holiday>();
        var problems = ImmutableArray.CreateBuilder<string>();
        Event? open = null;
        foreach (var (line, content) in Unfolded(text))
        {
            var colon = content.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                continue;
            var (name, value) = (content[..colon].Split(';')[0].ToUpperInvariant(), content[(colon + 1)..].Trim());
            if (name == "BEGIN" && IsEvent(value))
                open = new Event(line);
            else if (name == "END" && IsEvent(value) && open is not null)
                open = Finish(open, holidays, problems);
            else
                open?.Take(name, value);

            if (holidays.Count > WorkingCalendar.MostHolidays)
            {
                problems.Add($"Line {line}: here are more than {WorkingCalendar.MostHolidays} days off, the most that a calendar takes; what follows was not read.");
                while (holidays.Count > WorkingCalendar.MostHolidays)
                    holidays.Remove(holidays.Keys.Last());
                open = null;
                break;
            }
        }

        if (open is not null)
            problems.Add($"Line {open.Line}: the event does not end; is the file cut off?");
        else if (holidays.Count == 0 && problems.Count == 0)
            problems.Add("The file holds no events.");
        return ([.. holidays.Values], problems.DrainToImmutable());
    }

    private static bool IsEvent(string value) => value.Equals("VEVENT", StringComparison.OrdinalIgnoreCase);

    private static Event? Finish(Event read, SortedDictionary<LocalDate, Holiday> holidays, ImmutableArray<string>.Builder problems)
    {
        var name = read.Summary.Length == 0 ? "Day off" : read.Summary;
        if (read.Repeats)
            problems.Add($"Line {read.Line}: '{name}' repeats by a rule; give each of its dates.");
        else if (read.Start is not { } start)
            problems.Add($"Line {read.Line}: '{name}' has no date that can be read.");
        else if (read.End is { } end && (end < start || Period.DaysBetween(start, end) > LongestEvent))
            problems.Add($"Line {read.Line}: '{name}' ends before it begins, or lasts longer than a year.");
        else
        {
            // The end is exclusive; a one-day event may leave it out, or give its own day.
            for (var date = start; date == start || date < read.End; date = date.PlusDays(1))
                holidays.TryAdd(date, new Holiday(date, name));
        }

        return null;
    }

    /// <summary>The content lines: a line that begins with a space or tab goes on with the one before.</summary>
    private static IEnumerable<(int Line, string Content)> Unfolded(string text)
    {
        var (from, content) = (0, new StringBuilder());
        foreach (var (line, number) in text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n').Select((l, i) => (l, i + 1)))
        {
            if (line.StartsWith(' ') || line.StartsWith('\t'))
            {
                content.Append(line, 1, line.Length - 1);
                continue;
            }

            if (content.Length > 0)
                yield return (from, content.ToString());
            from = number;
            content.Clear().Append(line);
        }

        if (content.Length > 0)
            yield return (from, content.ToString());
    }

    private sealed class Event(int line)
    {
        public int Line { get; } = line;

        public string Summary { get; private set; } = "";

        public LocalDate? Start { get; private set; }

        public LocalDate? End { get; private set; }

        public bool Repeats { get; private set; }

        public void Take(string name, string value)
        {
            switch (name)
            {
                case "SUMMARY":
                    Summary = Unescaped(value);
                    break;
                case "DTSTART":
                    Start = DateOf(value);
                    break;
                case "DTEND":
                    End = DateOf(value);
                    break;
                case "RRULE" or "RDATE":
                    Repeats = true;
                    break;
            }
        }

        /// <summary>The date of a date or a date and time: a holiday given with a time is still that day.</summary>
        private static LocalDate? DateOf(string value) =>
            value.Length >= 8 && Dates.Parse(value[..8]) is { Success: true } date ? date.Value : null;

        private static string Unescaped(string value)
        {
            var text = value
                .Replace("\\n", " ", true, CultureInfo.InvariantCulture)
                .Replace("\\,", ",", StringComparison.Ordinal)
                .Replace("\\;", ";", StringComparison.Ordinal)
                .Replace("\\\\", "\\", StringComparison.Ordinal)
                .Trim();
            return TextLimits.Cut(text, TextLimits.Name);
        }
    }
}
