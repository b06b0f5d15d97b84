using System.Globalization;
using AlignBot.Domain.Time;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Engine.ProgramFiles;

/// <summary>Values that more than one section of a program file has.</summary>
public static class YamlValues
{
    /// <summary>One of the values of an enum, as people write them; null where there is none, and what is not one of them is reported.</summary>
    public static T? Choice<T>(this YamlCursor? place)
        where T : struct, Enum
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        var plain = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (Enum.TryParse<T>(plain, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(plain[0]))
        {
            return value;
        }

        place.Report($"'{text}' is not known here; it can be {string.Join(", ", Enum.GetValues<T>().Select(Words))}.");
        return null;
    }

    /// <summary>A date; null where there is none, and what is not one is reported.</summary>
    public static LocalDate? Date(this YamlCursor? place)
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text) is not { Success: true, Value: var date })
        {
            place.Report($"'{text}' is not a date; write it as 2026-12-31.");
            return null;
        }

        if (DateLimits.WhyNot(date) is not { } tooFar)
        {
            return date;
        }

        place.Report($"{tooFar} Where there is no such date, leave the field out.");
        return null;
    }

    /// <summary>'AccountableExecutive' as people write it: 'accountable executive'.</summary>
    public static string Words<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, index) =>
            index > 0 && char.IsUpper(letter) ? " " + char.ToLower(letter, CultureInfo.InvariantCulture) : char.ToLower(letter, CultureInfo.InvariantCulture).ToString()));

    /// <summary>A date as <see cref="Date"/> reads it.</summary>
    public static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
