using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Sources.HubSpot;

/// <summary>Reads HubSpot's values, each of which is text: <c>true</c>, <c>1200.5</c>, <c>2026-10-01T01:09:00Z</c>, <c>1572480000000</c>,
/// <c>a;b</c>.</summary>
static class HubSpotValues
{
    /// <summary>Shorter numbers are no milliseconds since 1970 that anybody means, but years, counts or seconds.</summary>
    const int ShortestEpoch = 11;

    /// <summary>A moment with its zone, or milliseconds since 1970. Null when blank, a day without a time, or none of these.</summary>
    public static Instant? Moment(string? value)
    {
        if (value is not { Length: > 0 })
        {
            return null;
        }
        if (OffsetDateTimePattern.ExtendedIso.Parse(value) is { Success: true, Value: var moment })
        {
            return moment.ToInstant();
        }
        return value.Length >= ShortestEpoch
            && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= -62_135_596_800_000 and <= 253_402_300_799_999
            ? Instant.FromUnixTimeMilliseconds(milliseconds) : null;
    }

    /// <summary>The day as people in the zone read it. A day without a time is that day everywhere.</summary>
    public static LocalDate? Day(string? value, DateTimeZone zone) =>
        value is { Length: > 0 }
            && LocalDatePattern.Iso.Parse(value) is { Success: true, Value: var day } ? day : Moment(value)?.InZone(zone).Date;

    public static decimal? Number(string? value) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The parts of a multiple choice.</summary>
    public static ImmutableArray<string> Several(string? value) =>
        [.. (value ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>ISO 4217 in capitals. Null when it is no such code.</summary>
    public static string? Currency(string? value) =>
        value is { Length: 3 } && value.All(char.IsAsciiLetter) ? value.ToUpperInvariant() : null;

    /// <summary>Milliseconds since 1970, as filters of the search take a moment.</summary>
    public static string Filter(Instant moment) => moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
