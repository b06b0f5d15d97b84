using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Wording;
using NodaTime;

namespace AlignBot.Cadence.Series;

/// <summary>A recurrence as people write it: in the form of a series, and in a program file. What is written reads back the same.</summary>
static class RecurrenceText
{
    public const string Unknown =
        "Write it as 'every Tuesday', 'every second Monday and Thursday', 'monthly on the 15th', 'monthly on the last Friday', "
        + "'monthly on the first working day' or 'the last working day', or 'quarterly on the first working day', there with 'in month 2' and 'from February' where needed.";

    /// <summary>The recurrence, or one sentence that says what is wrong.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="today">The week that 'every second' begins with.</param>
    /// <param name="anchor">The week that it began with before, where a series is changed.</param>
    public static (Recurrence? Recurrence, string? Problem) Parse(string? text, LocalDate today, LocalDate? anchor = null)
    {
        var words = (text ?? "").ToLowerInvariant().Replace(',', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(word => word is not ("and" or "on" or "the" or "a" or "of" or "each")).ToArray();
        return words switch
        {
            [.., "fifth" or "5th", var day] when TypedDate.Weekday(day) is { } fifth => (null, NoFifth(fifth)),
            [.., "fifth" or "5th", var day, "month"] when TypedDate.Weekday(day) is { } fifth => (null, NoFifth(fifth)),
            [.. var day, "every", "month"] when day.Length > 0 => Monthly(day),
            ["every", .. [_, "working", "day"] and var day, "month"] => Monthly(day),
            [.. [_, "working", "day"] and var day, "month"] => Monthly(day),
            ["every", var nth, var day, "month"] when Nth(nth) is not null || nth == "last" => Monthly([nth, day]),
            ["every", "first" or "1st" or "third" or "3rd" or "fourth" or "4th" or "last", _] => Monthly(words[1..]),
            [var nth, var day, "month"] when Nth(nth) is not null || nth == "last" => Monthly([nth, day]),
            ["every", "2" or "two", "weeks" or "week", .. var days] => EverySecond(days, today, anchor),
            ["fortnightly", .. var days] => EverySecond(days, today, anchor),
            ["every", "weekday"] => Weekly(["monday", "tuesday", "wednesday", "thursday", "friday"], 1, anchor ?? today),
            ["biweekly", ..] => (null, "'biweekly' can mean twice a week or every second week; write 'every Monday and Thursday' or 'every second Tuesday'."),
            ["every", "second" or "other" or "2nd", .. var days] => EverySecond(days, today, anchor),
            ["every", "week" or "weekly", .. var days] => Weekly(days, 1, anchor ?? today),
            ["weekly", .. var days] => Weekly(days, 1, anchor ?? today),
            ["every", "month", .. var day] => Monthly(day),
            ["every", "quarter", .. var day] => Quarterly(day),
            ["every", .. var days] => Weekly(days, 1, anchor ?? today),
            ["monthly", .. var day] => Monthly(day),
            ["quarterly", .. var day] => Quarterly(day),
            [_, ..] when words.All(word => TypedDate.Weekday(word) is not null) => Weekly(words, 1, anchor ?? today),
            _ => (null, Unknown),
        };
    }

    public static string Say(Recurrence recurrence) => recurrence switch
    {
        Recurrence.Weekly weekly => $"every {(weekly.EveryWeeks == 2 ? "second " : "")}{string.Join(" and ", weekly.Days.Distinct().Order())}",
        Recurrence.Monthly monthly => $"monthly on the {Say(monthly.Day)}",
        Recurrence.Quarterly quarterly => $"quarterly on the {Say(quarterly.Day)}"
            + (quarterly.MonthOfQuarter == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" in month {quarterly.MonthOfQuarter}"))
            + (quarterly.FirstMonth == 1 ? "" : $" from {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(quarterly.FirstMonth)}"),
        _ => throw new InvalidOperationException($"No words for {recurrence.GetType().Name}."),
    };

    static string Say(MonthDay day) => day switch
    {
        MonthDay.OnDate date => $"{date.Date}{Suffix(date.Date)}",
        MonthDay.OnWeekday { Nth: MonthDay.OnWeekday.Last } weekday => $"last {weekday.Day}",
        MonthDay.OnWeekday weekday => $"{Ordinals[weekday.Nth - 1]} {weekday.Day}",
        MonthDay.LastWorkingDay => "last working day",
        _ => "first working day",
    };

    static readonly string[] Ordinals = ["first", "second", "third", "fourth"];

    static string NoFifth(IsoDayOfWeek day) => $"Not every month has a fifth {day}; write 'monthly on the last {day}'.";

    static (Recurrence?, string?) Weekly(string[] words, int every, LocalDate anchor)
    {
        var days = ImmutableArray.CreateBuilder<IsoDayOfWeek>();
        foreach (var word in words)
        {
            if (TypedDate.Weekday(word) is not { } day)
            {
                return (null, $"'{word}' is not a weekday. {Unknown}");
            }

            days.Add(day);
        }

        return days.Count == 0 ? (null, Unknown) : (new Recurrence.Weekly([.. days.Distinct().Order()], every, anchor), null);
    }

    /// <summary>The same for a field that is filled in: of every second week it says which.</summary>
    public static string Field(Recurrence recurrence) => recurrence is Recurrence.Weekly { EveryWeeks: 2 } weekly && !weekly.Days.IsDefaultOrEmpty
        ? $"{Say(weekly)} from {MondayOf(weekly.Anchor).PlusDays((int)weekly.Days.Min() - 1):uuuu'-'MM'-'dd}"
        : Say(recurrence);

    /// <summary>'Tuesday', 'Tuesday from 8 Dec': the week that is named, else that of before, else this one.</summary>
    static (Recurrence?, string?) EverySecond(string[] words, LocalDate today, LocalDate? anchor)
    {
        var from = Array.FindIndex(words, word => word is "from" or "starting" or "beginning");
        var days = from < 0 ? words : words[..from];
        if (days.Length == 0)
        {
            return (null, "Say on which day: 'every second Tuesday', or with its week 'every second Tuesday from 8 Dec'.");
        }

        if (from < 0)
        {
            return Weekly(days, 2, anchor ?? today);
        }

        var (week, used, problem) = TypedDate.Read(words.AsSpan(from + 1), today);
        return week is { } date && used == words.Length - from - 1
            ? Weekly(days, 2, anchor is { } before && MondayOf(before) == MondayOf(date) ? before : date)
            : (null, problem ?? "After 'from' comes a day of the week that it begins with, such as 2026-12-08 or 8 Dec.");
    }

    static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);

    static (Recurrence?, string?) Monthly(string[] words) => MonthDayOf(words) is { } day
        ? (new Recurrence.Monthly(day), null)
        : (null, Problem(words));

    static (Recurrence?, string?) Quarterly(string[] words)
    {
        var (first, month, rest) = (1, 1, new List<string>(words));
        if (rest.IndexOf("from") is >= 0 and var from)
        {
            if (from + 1 >= rest.Count || TypedDate.Month(rest[from + 1]) is not { } named)
            {
                return (null, "After 'from' comes the month in which the year begins, such as February.");
            }

            first = named;
            rest.RemoveRange(from, 2);
        }

        if (rest.IndexOf("in") is >= 0 and var at)
        {
            if (at + 2 >= rest.Count || rest[at + 1] != "month" || !int.TryParse(rest[at + 2], NumberStyles.None, CultureInfo.InvariantCulture, out month) || month is < 1 or > 3)
            {
                return (null, "A quarter has three months: write 'in month 1', 'in month 2' or 'in month 3'.");
            }

            rest.RemoveRange(at, 3);
        }

        return MonthDayOf([.. rest]) is { } day ? (new Recurrence.Quarterly(day, first, month), null) : (null, Problem([.. rest]));
    }

    static MonthDay? MonthDayOf(string[] words) => words switch
    {
        ["first" or "1st", "working", "day"] => new MonthDay.FirstWorkingDay(),
        ["last", "working", "day"] => new MonthDay.LastWorkingDay(),
        ["last", var day] when TypedDate.Weekday(day) is { } weekday => new MonthDay.OnWeekday(MonthDay.OnWeekday.Last, weekday),
        [var nth, var day] when TypedDate.Weekday(day) is { } weekday && Nth(nth) is { } number => new MonthDay.OnWeekday(number, weekday),
        ["last", "day"] => new MonthDay.OnDate(31),
        [var date] when DateOf(date) is { } number => new MonthDay.OnDate(number),
        _ => null,
    };

    static string Problem(string[] words) => words is [var date, ..] && int.TryParse(date.TrimEnd('s', 't', 'n', 'd', 'r', 'h'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is < 1 or > 31
        ? $"There is no day {words[0]} of a month; use 1 to 31, or a weekday."
        : Unknown;

    static int? DateOf(string word) =>
        int.TryParse(word.TrimEnd('s', 't', 'n', 'd', 'r', 'h', '.'), NumberStyles.None, CultureInfo.InvariantCulture, out var date) && date is >= 1 and <= 31 ? date : null;

    static int? Nth(string word) => word switch
    {
        "first" or "1st" => 1,
        "second" or "2nd" => 2,
        "third" or "3rd" => 3,
        "fourth" or "4th" => 4,
        _ => null,
    };

    static string Suffix(int date) => (date % 10, date) switch
    {
        (1, not 11) => "st",
        (2, not 12) => "nd",
        (3, not 13) => "rd",
        _ => "th",
    };
}
