using System.Globalization;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Engine.Wording;

/// <summary>Days as people type them, and the one place that reads them; <see cref="When"/> writes them.</summary>
/// <remarks>What can be two days is neither: the sentence names both. A day without a year is the next one of that name.</remarks>
public static class TypedDate
{
    /// <summary>The day at the front of some words.</summary>
    /// <param name="words">What was typed.</param>
    /// <param name="today">The day it is, where it is meant.</param>
    /// <returns>The day and how many words it took, or what is wrong with it; neither where there is no day.</returns>
    public static (LocalDate? Date, int Used, string? Problem) Read(ReadOnlySpan<string> words, LocalDate today)
    {
        if (words.IsEmpty)
        {
            return default;
        }

        var (first, skip) = (Bare(words[0]), 0);
        if (first is "on" && words.Length > 1)
        {
            (first, skip) = (Bare(words[1]), 1);
        }

        var rest = words[(skip + 1)..];
        var second = rest.Length > 0 ? Bare(rest[0]) : "";
        switch (first)
        {
            case "today":
                return (today, skip + 1, null);
            case "tomorrow":
                return (today.PlusDays(1), skip + 1, null);
            case "next" when Weekday(second) is { } day:
                return (today.PlusDays(1 - (int)today.DayOfWeek).PlusWeeks(1).PlusDays((int)day - 1), skip + 2, null);
            case "this" or "coming" when Weekday(second) is { } day:
                return (today.PlusDays(-1).Next(day), skip + 2, null);
        }

        if (Weekday(first) is { } weekday)
        {
            // 'Thu 3 Dec': the date counts, and the weekday must be its own.
            var (dated, used, wrong) = Named(rest, second, today);
            return dated is { } date && date.DayOfWeek != weekday
                ? (null, 0, $"{When.Date(date)} is no {weekday}.")
                : dated is not null || wrong is not null ? (dated, skip + 1 + used, wrong) : (today.PlusDays(-1).Next(weekday), skip + 1, null);
        }

        var (named, took, problem) = Named(words[skip..], first, today);
        return named is null && problem is null ? default : (named, skip + took, problem);
    }

    /// <summary>The day that one word names, as in a filter of a search.</summary>
    public static (LocalDate? Date, string? Problem) Read(string word, LocalDate today) => Read([word], today) is var (date, _, problem) ? (date, problem) : default;

    /// <summary>A weekday by its name or the beginning of it, three letters at least.</summary>
    public static IsoDayOfWeek? Weekday(string word)
    {
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            if (word.TrimEnd('s', '.') is { Length: >= 3 } name && day.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>A month by its name or the beginning of it, three letters at least.</summary>
    public static int? Month(string word)
    {
        for (var month = 1; month <= 12; month++)
        {
            var name = word.TrimEnd('.', ',');
            if ((name.Length >= 3 && MonthName(month).StartsWith(name, StringComparison.OrdinalIgnoreCase)) || (month == 9 && name.Equals("sept", StringComparison.OrdinalIgnoreCase)))
            {
                return month;
            }
        }

        return null;
    }

    /// <summary>'9 Dec', 'Dec 9, 2026', '2026-12-09', '9.12.2026'.</summary>
    static (LocalDate? Date, int Used, string? Problem) Named(ReadOnlySpan<string> words, string first, LocalDate today)
    {
        if (words.IsEmpty)
        {
            return default;
        }

        var second = words.Length > 1 ? Bare(words[1]) : "";
        if (DayOfMonth(first) is { } day && Month(second) is { } month)
        {
            return WithYear(words[2..], today, month, day);
        }

        if (Month(first) is { } named && DayOfMonth(second) is { } date)
        {
            return WithYear(words[2..], today, named, date);
        }

        return Numbers(first, today) is var (found, problem) && (found is not null || problem is not null) ? (found, 1, problem) : default;
    }

    static (LocalDate? Date, int Used, string? Problem) WithYear(ReadOnlySpan<string> rest, LocalDate today, int month, int day)
    {
        var hasYear = rest.Length > 0 && Bare(rest[0]) is { Length: 4 } text && Number(text, out _);
        var (date, problem) = Of(today, hasYear ? int.Parse(Bare(rest[0]), CultureInfo.InvariantCulture) : null, month, day);
        return (date, hasYear ? 3 : 2, problem);
    }

    static (LocalDate? Date, string? Problem) Numbers(string word, LocalDate today)
    {
        var sign = word.IndexOfAny(['-', '/', '.']) is >= 0 and var at ? word[at] : ' ';
        var parts = word.TrimEnd('.').Split(sign);
        if (sign == ' ' || parts.Length is not (2 or 3) || !parts.All(part => Number(part, out _)))
        {
            return sign == '-' && word.Count(letter => letter == '-') == 2 && char.IsAsciiDigit(word[0]) ? (null, NoDate(word)) : default;
        }

        var numbers = Array.ConvertAll(parts, part => int.Parse(part, CultureInfo.InvariantCulture));
        return (parts, sign) switch
        {
            ([{ Length: 4 }, _, _], _) => Of(today, numbers[0], numbers[1], numbers[2]),
            ([_, _, { Length: 4 }], '.') => Of(today, numbers[2], numbers[1], numbers[0]),
            ([_, _, { Length: 4 }], '/') => EitherWay(word, today, numbers[0], numbers[1], numbers[2]),
            ([_, _], '/') => EitherWay(word, today, numbers[0], numbers[1], null),
            ([_, _], '.') => default, // a time, such as 10.30
            _ => (null, NoDate(word)),
        };
    }

    static (LocalDate? Date, string? Problem) EitherWay(string word, LocalDate today, int one, int other, int? year) => (one, other) switch
    {
        ( >= 1 and <= 12, >= 1 and <= 12) when one != other =>
            (null, $"'{word}' can be {one} {MonthName(other)} or {other} {MonthName(one)}: write '{one} {MonthName(other)[..3]}' or '{other} {MonthName(one)[..3]}'."),
        (_, >= 1 and <= 12) => Of(today, year, other, one),
        _ => Of(today, year, one, other),
    };

    static (LocalDate? Date, string? Problem) Of(LocalDate today, int? year, int month, int day)
    {
        if (month is < 1 or > 12 || year is < 1000 or > 9999)
        {
            return (null, $"There is no {day} in month {month}{(year is { } named ? string.Create(CultureInfo.InvariantCulture, $" in {named}") : "")}.");
        }

        // Without a year it is the next such day: of this year, or of one to come.
        for (var candidate = year ?? today.Year; candidate <= (year ?? today.Year + 8); candidate++)
        {
            if (day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(candidate, month) && (year is not null || new LocalDate(candidate, month, day) >= today))
            {
                var date = new LocalDate(candidate, month, day);
                return DateLimits.WhyNot(date) is { } tooFar ? (null, tooFar) : (date, null);
            }
        }

        return (null, $"There is no {day} {MonthName(month)}{(year is { } of ? string.Create(CultureInfo.InvariantCulture, $" in {of}") : "")}.");
    }

    static string NoDate(string word) => $"'{word}' is not a date; write it as 2026-12-31 or 31 Dec.";

    static int? DayOfMonth(string word) =>
        word is [>= '0' and <= '9', ..] && Number(word.TrimEnd('s', 't', 'n', 'd', 'r', 'h', '.'), out var day) && day is >= 1 and <= 31 ? day : null;

    static string Bare(string word) => word.TrimEnd(',', ':').ToLowerInvariant();

    static string MonthName(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text.Length <= 4;
}
