using System.Globalization;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Cadence;

/// <summary>A day and a time as people type them after <c>/meeting move</c>: '2026-12-02 10:00', 'tomorrow 10:00', 'Thu 9:30', '10:00'.</summary>
static class TimeText
{
    public const string Usage = "`/meeting move` takes a day, a time and a reason, for example: `/meeting move Thu 10:00 the board meets on Tuesday`, or `/meeting move 2026-12-02 10:00 ...`";

    /// <summary>The moment and what follows it, or one sentence that says what is wrong.</summary>
    public static (Instant At, string Reason, string? Problem) Parse(string text, Instant now, Instant startsAt, DateTimeZone zone)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var today = now.InZone(zone).Date;
        var used = 0;
        LocalDate? date = startsAt.InZone(zone).Date;
        if (words.Length > 0 && words[0].Contains('-', StringComparison.Ordinal))
        {
            var parts = words[0].Split('-');
            if (parts.Length != 3 || !Number(parts[0], out var year) || !Number(parts[1], out var month) || !Number(parts[2], out var day) || year is < 1000 or > 9999)
            {
                return (default, "", $"'{words[0]}' is not a date; write it as 2026-12-31.");
            }

            if (month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
            {
                return (default, "", $"There is no {day} {(month is >= 1 and <= 12 ? CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month) : $"in month {month}")} in {year}.");
            }

            (date, used) = (new LocalDate(year, month, day), 1);
            if (DateLimits.WhyNot(date.Value) is { } tooFar)
            {
                return (default, "", tooFar);
            }
        }
        else if (words.Length > 0 && words[0].ToLowerInvariant() is "today" or "tomorrow")
        {
            (date, used) = (words[0].Equals("tomorrow", StringComparison.OrdinalIgnoreCase) ? today.PlusDays(1) : today, 1);
        }
        else if (words.Length > 0 && RecurrenceText.Day(words[0].ToLowerInvariant()) is { } weekday)
        {
            (date, used) = (today.PlusDays(-1).Next(weekday), 1);
        }

        if (words.Length <= used || TimeOf(words[used]) is not { } time)
        {
            return (default, "", words.Length <= used ? "The time is missing." : $"'{words[used]}' is not a time; write it as 09:30.");
        }

        if (words.Length > used + 1 && words[used + 1].Replace(".", "", StringComparison.Ordinal).ToLowerInvariant() is "am" or "pm")
        {
            return (default, "", $"'{words[used]} {words[used + 1]}' is not a time; write it by the 24-hour clock, as 14:30.");
        }

        return (Occurrences.Resolve(date.Value, time, zone), string.Join(' ', words.Skip(used + 1)), null);
    }

    public static LocalTime? TimeOf(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 2 && Number(parts[0], out var hour) && Number(parts[1], out var minute) && hour <= 23 && minute <= 59 && parts[1].Length == 2
            ? new LocalTime(hour, minute)
            : null;
    }

    static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
