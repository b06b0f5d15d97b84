using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace AlignBot.Engine.Wording;

/// <summary>Times of the day as people type them, by either clock, and the zone that they put behind them.</summary>
public static partial class TypedTime
{
    /// <summary>The time at the front of some words: '10:00', '10.30', '10am', '2:30 pm', 'noon'.</summary>
    /// <returns>The time and how many words it took, or what is wrong with it; neither where there is no time.</returns>
    public static (LocalTime? Time, int Used, string? Problem) Read(ReadOnlySpan<string> words)
    {
        var skip = words.Length > 1 && words[0].Equals("at", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        if (words.Length <= skip)
        {
            return default;
        }

        var word = words[skip].TrimEnd(',').ToLowerInvariant();
        if (word is "noon" or "midday")
        {
            return (new LocalTime(12, 0), skip + 1, null);
        }

        var half = words.Length > skip + 1 ? Half(words[skip + 1]) : "";
        var read = Shape().Match(word);
        if (!read.Success)
        {
            return default;
        }

        var own = Half(read.Groups["half"].Value);
        var minutes = read.Groups["minute"];
        var written = half.Length > 0 && own.Length == 0 ? $"{word} {words[skip + 1]}" : word;
        if (own.Length == 0)
        {
            own = half;
        }

        if (own.Length == 0 && !minutes.Success)
        {
            return read.Groups["hour"].Value.Length <= 2 && word.All(char.IsAsciiDigit) ? (null, 0, $"'{word}' is not a time; write it as {word.PadLeft(2, '0')}:00 or {word} am.") : default;
        }

        var hour = int.Parse(read.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = minutes.Success ? int.Parse(minutes.Value, CultureInfo.InvariantCulture) : 0;
        var most = own.Length == 0 ? 23 : 12;
        if (hour > most || minute > 59 || (own.Length > 0 && hour == 0))
        {
            return (null, 0, $"'{written}' is not a time; write it as 09:30.");
        }

        hour = own switch { "am" => hour % 12, "pm" => (hour % 12) + 12, _ => hour };
        return (new LocalTime(hour, minute), skip + (written.Contains(' ', StringComparison.Ordinal) ? 2 : 1), null);
    }

    /// <summary>The time that one word is; null where it is none. For files and fields, which say it in one word.</summary>
    public static LocalTime? Of(string word) => Read([word]) is { Time: { } time } ? time : null;

    /// <summary>The zone behind a time: 'UTC', 'Europe/Berlin', '+02:00', 'GMT+1'. What is an abbreviation of the expected zone is that.</summary>
    /// <param name="word">The word behind the time.</param>
    /// <param name="expected">The zone in which the time is meant without a word.</param>
    /// <param name="about">About when: abbreviations change with the season.</param>
    /// <returns>The zone, or what is wrong with it; neither where the word is no zone.</returns>
    public static (DateTimeZone? Zone, string? Problem) Zone(string word, DateTimeZone expected, Instant about)
    {
        var bare = word.Trim('(', ')', ',');
        if (bare is "UTC" or "GMT" or "Z")
        {
            return (DateTimeZone.Utc, null);
        }

        if (bare.Contains('/', StringComparison.Ordinal) && DateTimeZoneProviders.Tzdb.GetZoneOrNull(bare) is { } named)
        {
            return (named, null);
        }

        if (OffsetShape().Match(bare) is { Success: true } offset)
        {
            var (hours, minutes) = (int.Parse(offset.Groups["hour"].Value, CultureInfo.InvariantCulture), offset.Groups["minute"] is { Success: true } part ? int.Parse(part.Value, CultureInfo.InvariantCulture) : 0);
            return hours > 14 || minutes > 59
                ? (null, $"'{bare}' is no zone; write one such as Europe/Berlin, UTC or +02:00.")
                : (DateTimeZone.ForOffset(offset.Groups["sign"].Value == "-" ? Offset.FromHoursAndMinutes(-hours, -minutes) : Offset.FromHoursAndMinutes(hours, minutes)), null);
        }

        // By the letters alone many a zone could be meant: theirs is taken for it, any other is asked back.
        return bare == expected.GetZoneInterval(about).Name ? (expected, null)
            : Abbreviation().IsMatch(bare) ? (null, $"'{bare}' can be several zones: leave it out for {expected.Id}, or write a zone such as Europe/Berlin or UTC.")
            : default;
    }

    static string Half(string word) => word.Replace(".", "", StringComparison.Ordinal).TrimEnd(',').ToLowerInvariant() is var half && (half is "am" or "pm") ? half : "";

    [GeneratedRegex(@"^(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2}))?(?<half>(?:am|pm|a\.m\.?|p\.m\.?)?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(?:UTC|GMT)?(?<sign>[+-])(?<hour>\d{1,2})(?::(?<minute>\d{2}))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex OffsetShape();

    [GeneratedRegex("^(?:CET|CEST|MEZ|MESZ|WET|WEST|EET|EEST|BST|IST|MSK|EST|EDT|CST|CDT|MST|MDT|PST|PDT|AKST|HST|JST|KST|SGT|HKT|AEST|AEDT|ACST|AWST|NZST|NZDT|ET|CT|MT|PT)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Abbreviation();
}
