using System.Globalization;
using NodaTime;

namespace AlignBot.Domain.Time;

/// <summary>The days that people may name, typed, chosen or in a file: far enough from where dates end that everything can be reckoned with them.</summary>
public static class DateLimits
{
    /// <summary>The first of them.</summary>
    public static LocalDate First { get; } = new(1900, 1, 1);

    /// <summary>The last of them.</summary>
    public static LocalDate Last { get; } = new(2199, 12, 31);

    /// <summary>The sentence that says why the day can't be named, or null when it can.</summary>
    public static string? WhyNot(LocalDate date) => date >= First && date <= Last
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{date:uuuu'-'MM'-'dd} is too far off: a date here is between {First:uuuu'-'MM'-'dd} and {Last:uuuu'-'MM'-'dd}.");

    /// <summary>The day itself, or where it is too far off, the end of the range on its side: for looking for what lies before or after it.</summary>
    public static LocalDate Nearest(LocalDate date) => LocalDate.Max(First, LocalDate.Min(Last, date));
}
