using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace AlignBot.Sources.Csv;

/// <summary>A day, with or without a time, as it is written in a cell; which of its numbers is the month may still be open.</summary>
readonly partial record struct WrittenTime
{
    const string Clock =
        @"(?:[ T,]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?\s*(?<half>[AaPp]\.?[Mm]\.?)?\s*(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$";

    static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    int First { get; init; }

    int Second { get; init; }

    int Year { get; init; }

    bool IsOpen { get; init; }

    /// <summary>Null where only a day is written.</summary>
    public LocalTime? Time { get; private init; }

    /// <summary>Null where the cell names no zone.</summary>
    public Offset? Offset { get; private init; }

    /// <summary>The order that the cell can only have; null where it may have both, or has an order of its own.</summary>
    public DayOrder? Speaks =>
        !IsOpen || First == Second ? null : First > 12 ? DayOrder.DayFirst : Second > 12 ? DayOrder.MonthFirst : null;

    /// <summary>Whether it is two different days, depending on the order.</summary>
    public bool IsUndecided => IsOpen && First != Second && First <= 12 && Second <= 12;

    /// <summary>Null when it is no day that is understood.</summary>
    public static WrittenTime? Read(string cell)
    {
        if (cell.Length > 60)
        {
            return null;
        }

        var match = YearFirst().Match(cell);
        if (match.Success)
        {
            return At(match, Number(match, "day"), Number(match, "month"), isOpen: false);
        }

        match = YearLast().Match(cell);
        if (match.Success)
        {
            return At(match, Number(match, "one"), Number(match, "two"), isOpen: match.Groups["mark"].Value != ".");
        }

        match = Worded().Match(cell);
        var month = match.Success ? Array.IndexOf(Months, match.Groups["month"].Value[..3].ToLowerInvariant()) + 1 : 0;
        return month > 0 ? At(match, Number(match, "day"), month, isOpen: false) : null;
    }

    /// <summary>Why a cell that can't be read is none, for people: the end of 'the cell ...'.</summary>
    public static string Trouble(string cell) => ShortYear().IsMatch(cell) ? "has a year of two digits: write four"
        : Serial().IsMatch(cell) ? "looks like a spreadsheet's number of a day: format the column as a date and save the file anew"
        : "is no date that is understood: write 2026-09-30, or 2026-09-30T14:00:00Z with a time";

    /// <summary>The day under that order; null when there is no such day.</summary>
    public LocalDate? Day(DayOrder? order)
    {
        var (day, month) = IsOpen && (order ?? Speaks) == DayOrder.MonthFirst ? (Second, First) : (First, Second);
        return Year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(Year, month)
            ? new LocalDate(Year, month, day)
            : null;
    }

    /// <summary>The moment; null when there is no such day, or when it names no zone and none is given.</summary>
    /// <remarks>A time that the clocks leap over is moved on by the leap; of one that comes twice the first is taken.</remarks>
    public Instant? Moment(DayOrder? order, DateTimeZone? zone) => Day(order) is not { } day ? null
        : Offset is { } offset ? (day + (Time ?? LocalTime.Midnight)).WithOffset(offset).ToInstant()
        : zone is null ? null
        : Time is { } time ? zone.AtLeniently(day + time).ToInstant() : zone.AtStartOfDay(day).ToInstant();

    static WrittenTime? At(Match match, int first, int second, bool isOpen)
    {
        var read = new WrittenTime { First = first, Second = second, Year = Number(match, "year"), IsOpen = isOpen };
        if (!match.Groups["hour"].Success)
        {
            return read;
        }

        var (hour, minute) = (Number(match, "hour"), Number(match, "minute"));
        var seconds = match.Groups["second"].Success ? Number(match, "second") : 0;
        if (match.Groups["half"].Success)
        {
            if (hour is < 1 or > 12)
            {
                return null;
            }

            hour = (hour % 12) + (match.Groups["half"].Value[0] is 'P' or 'p' ? 12 : 0);
        }

        if (hour > 23 || minute > 59 || seconds > 59)
        {
            return null;
        }

        var fraction = match.Groups["fraction"] is { Success: true } digits
            ? int.Parse(digits.Value.PadRight(9, '0'), CultureInfo.InvariantCulture)
            : 0;
        return read with
        {
            Time = new LocalTime(hour, minute, seconds).PlusNanoseconds(fraction),
            Offset = match.Groups["zone"].Success ? ReadOffset(match.Groups["zone"].Value) : null,
        };
    }

    static Offset ReadOffset(string written)
    {
        if (!written.StartsWith('+') && !written.StartsWith('-'))
        {
            return NodaTime.Offset.Zero;
        }

        var digits = written[1..].Replace(":", "", StringComparison.Ordinal);
        var minutes = int.Parse(digits[..2], CultureInfo.InvariantCulture) * 60;
        minutes += digits.Length > 2 ? int.Parse(digits[2..], CultureInfo.InvariantCulture) : 0;
        return NodaTime.Offset.FromSeconds(Math.Min(minutes, 18 * 60) * 60 * (written[0] == '-' ? -1 : 1));
    }

    static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})" + Clock)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<one>\d{1,2})(?<mark>[./-])(?<two>\d{1,2})\k<mark>(?<year>\d{4})" + Clock)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^(?:(?<day>\d{1,2})[-. ]+(?<month>[A-Za-z]{3,9})|(?<month>[A-Za-z]{3,9})\.?[ ]+(?<day>\d{1,2}))[-.,]?[ -]*(?<year>\d{4})" + Clock)]
    private static partial Regex Worded();

    [GeneratedRegex(@"^\d{1,2}[./-]\d{1,2}[./-]\d{2}(\s|$)")]
    private static partial Regex ShortYear();

    [GeneratedRegex(@"^[3-7]\d{4}([.,]\d+)?$")]
    private static partial Regex Serial();
}
