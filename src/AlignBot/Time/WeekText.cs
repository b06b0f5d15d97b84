using System.Collections.Immutable;
using AlignBot.Domain.Time;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Time;

/// <summary>Working hours as people write them: <c>Mon-Thu 09:00-12:30, 13:30-17:30</c>, a line for each group of days.</summary>
static class WeekText
{
    static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    static readonly IsoDayOfWeek[] Days =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    /// <summary>Reads lines of days and hours; every mistake is one sentence.</summary>
    public static (ImmutableArray<WorkingHours> Week, IReadOnlyList<string> Problems) Parse(string? text)
    {
        var week = ImmutableArray.CreateBuilder<WorkingHours>();
        var problems = new List<string>();
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // Everything up to the first digit names the days.
            var digit = line.AsSpan().IndexOfAnyInRange('0', '9');
            var (days, hours) = digit < 0 ? (line, "") : (line[..digit].TrimEnd(' ', ':', ','), line[digit..]);
            var named = DaysOf(days, out var wrongDays);
            var parts = HoursOf(hours, out var wrongHours);
            if (named is null || parts is null)
            {
                problems.Add(wrongDays ?? wrongHours!);
                continue;
            }

            week.AddRange(named.SelectMany(day => parts, (day, part) => new WorkingHours(day, part.From, part.To)));
        }

        return (InOrder(week), problems);
    }

    /// <summary>'Mon-Fri', 'Sun-Thu' or 'Mon, Wed, Fri'. A span may run over the end of the week.</summary>
    public static IReadOnlyList<IsoDayOfWeek>? DaysOf(string text, out string? problem)
    {
        problem = null;
        var days = new List<IsoDayOfWeek>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || Day(ends[0]) is not { } first || Day(ends[^1]) is not { } last)
            {
                problem = $"'{part}' are not days; write them as Mon-Fri, or Mon, Wed, Fri.";
                return null;
            }

            for (var day = first; ; day = day == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : day + 1)
            {
                days.Add(day);
                if (day == last)
                {
                    break;
                }
            }
        }

        if (days.Count == 0)
        {
            problem = $"'{text}' names no days; write for example Mon-Fri 09:00-17:30.";
            return null;
        }

        return [.. days.Distinct()];
    }

    /// <summary>'09:00-17:30', or several parts of a day, '09:00-12:30, 13:30-17:30'. 24:00 is the end of the day.</summary>
    public static IReadOnlyList<(LocalTime From, LocalTime To)>? HoursOf(string text, out string? problem)
    {
        problem = null;
        var parts = new List<(LocalTime, LocalTime)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length != 2 || TimeOf(ends[0]) is not { } from || TimeOf(ends[1]) is not { } to)
            {
                problem = $"'{part}' are not hours; write them as 09:00-17:30.";
                return null;
            }

            if (to != LocalTime.Midnight && to <= from)
            {
                problem = to == from
                    ? $"'{part}' ends when it begins; write hours as 09:00-17:30, and a whole day as 00:00-24:00."
                    : $"'{part}' runs over midnight, where a day ends. Write {Time.Format(from)}-24:00, and on the days after 00:00-{Time.Format(to)}: "
                        + $"Mon {Time.Format(from)}-24:00, then Tue 00:00-{Time.Format(to)}, and so on.";
                return null;
            }

            parts.Add((from, to));
        }

        if (parts.Count == 0)
        {
            problem = $"'{text}' are not hours; write them as 09:00-17:30.";
            return null;
        }

        return parts;
    }

    /// <summary>The lines that <see cref="Parse"/> reads back: days with the same hours stand together.</summary>
    public static IEnumerable<(string Days, string Hours)> Lines(ImmutableArray<WorkingHours> week)
    {
        var byDay = Days.Select(day => (Day: day, Hours: HoursText(week.Where(hours => hours.Day == day)))).Where(entry => entry.Hours.Length > 0);
        return byDay.GroupBy(entry => entry.Hours).Select(group => (DaysText([.. group.Select(entry => entry.Day)]), group.Key));
    }

    public static string Write(ImmutableArray<WorkingHours> week) => string.Join('\n', Lines(week).Select(line => $"{line.Days} {line.Hours}"));

    /// <summary>The hours of a week in the order of its days, however they were entered.</summary>
    public static ImmutableArray<WorkingHours> InOrder(IEnumerable<WorkingHours> week) => [.. week.OrderBy(hours => hours.Day).ThenBy(hours => hours.From)];

    static string HoursText(IEnumerable<WorkingHours> hours) => string.Join(
        ", ", hours.OrderBy(part => part.From).Select(part => $"{Time.Format(part.From)}-{(part.To == LocalTime.Midnight ? "24:00" : Time.Format(part.To))}"));

    /// <summary>'Mon-Fri', 'Sun-Thu', 'Mon, Wed, Fri': the shortest that says it.</summary>
    static string DaysText(List<IsoDayOfWeek> days)
    {
        if (days.Count == 7)
        {
            return "Mon-Sun";
        }

        // One run around the week, wherever it begins, reads as a span.
        var first = days.FindIndex(day => !days.Contains(day == IsoDayOfWeek.Monday ? IsoDayOfWeek.Sunday : day - 1));
        var turned = days.Skip(first).Concat(days.Take(first)).ToList();
        var isRun = turned.Zip(turned.Skip(1)).All(pair => pair.Second == (pair.First == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : pair.First + 1));
        return isRun && turned.Count > 2 ? $"{Short(turned[0])}-{Short(turned[^1])}" : string.Join(", ", days.Select(Short));
    }

    static string Short(IsoDayOfWeek day) => day.ToString()[..3];

    static IsoDayOfWeek? Day(string text)
    {
        foreach (var day in Days)
        {
            if (text.Length >= 3 && day.ToString().StartsWith(text, StringComparison.OrdinalIgnoreCase))
            {
                return day;
            }
        }

        return null;
    }

    static LocalTime? TimeOf(string text)
    {
        if (text == "24:00")
        {
            return LocalTime.Midnight;
        }

        return Time.Parse(text.Length == 4 ? "0" + text : text) is { Success: true } time ? time.Value : null;
    }
}
