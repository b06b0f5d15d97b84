using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain.Time;
using NodaTime.Text;

namespace AlignBot.Time;

/// <summary>Days off as people write them: <c>2026-12-25 Christmas Day</c>, <c>2026-12-24 afternoon Christmas Eve</c>, one a line.</summary>
static class HolidayText
{
    /// <summary>One day off, or the sentence that says what is wrong with it.</summary>
    public static (Holiday? Day, string? Problem) ParseLine(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var stamp = space < 0 ? text : text[..space];
        if (LocalDatePattern.Iso.Parse(stamp) is not { Success: true } date)
        {
            return (null, LooksLikeDate(stamp)
                ? $"There is no {stamp} in any calendar: '{text}'."
                : $"'{text}' is not a day off; write it as 2026-12-25 Christmas Day.");
        }

        if (DateLimits.WhyNot(date.Value) is { } tooFar)
        {
            return (null, tooFar);
        }

        if (space < 0)
        {
            return (null, $"'{text}' has no name; write it as 2026-12-25 Christmas Day.");
        }

        var name = text[(space + 1)..].Trim();
        foreach (var half in (ReadOnlySpan<DayPart>)[DayPart.Morning, DayPart.Afternoon])
        {
            if (name.StartsWith(half + " ", StringComparison.OrdinalIgnoreCase))
            {
                return (new Holiday(date.Value, name[half.ToString().Length..].Trim(), half), null);
            }
        }

        return (new Holiday(date.Value, name), null);
    }

    /// <summary>Reads lines; every mistake is one sentence with its line.</summary>
    public static (ImmutableArray<Holiday> Days, IReadOnlyList<string> Problems) Parse(string? text)
    {
        var days = ImmutableArray.CreateBuilder<Holiday>();
        var problems = new List<string>();
        foreach (var (line, number) in (text ?? "").ReplaceLineEndings("\n").Split('\n').Select((line, index) => (line.Trim(), index + 1)))
        {
            if (line.Length == 0)
            {
                continue;
            }

            var (day, problem) = ParseLine(line);
            if (day is null)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"Line {number}: {problem}"));
            }
            else if (days.Contains(day))
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"Line {number}: '{line}' is there twice."));
            }
            else
            {
                days.Add(day);
            }
        }

        return (InOrder(days), problems);
    }

    /// <summary>The line that <see cref="ParseLine"/> reads back.</summary>
    public static string Line(Holiday day) =>
        $"{LocalDatePattern.Iso.Format(day.Date)} {(day.Off is DayPart.WholeDay ? "" : day.Off.ToString().ToLowerInvariant() + " ")}{day.Name.ReplaceLineEndings(" ").Trim()}";

    public static ImmutableArray<Holiday> InOrder(IEnumerable<Holiday> days) => [.. days.OrderBy(day => day.Date).ThenBy(day => day.Off)];

    static bool LooksLikeDate(string text) =>
        text.Length == 10 && text.Select((letter, index) => index is 4 or 7 ? letter == '-' : char.IsAsciiDigit(letter)).All(fits => fits);
}
