using System.Text.Json.Serialization;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Readings;

/// <summary>What a reading is about: a quarter, or as much of it as is over.</summary>
public sealed record ReadingPeriod
{
    /// <summary>The first day of the quarter.</summary>
    public required LocalDate From { get; init; }

    /// <summary>The first day that is not in it any more.</summary>
    public required LocalDate Until { get; init; }

    /// <summary>The month in which the fiscal year begins, 1 to 12.</summary>
    public int FirstMonth { get; init; } = 1;

    /// <summary>IANA zone whose midnights are meant.</summary>
    public required string ZoneId { get; init; }

    /// <summary>The quarter.</summary>
    [JsonIgnore]
    public FiscalQuarter Quarter => FiscalQuarter.Of(From, FirstMonth);

    /// <summary>It is the whole quarter.</summary>
    [JsonIgnore]
    public bool IsQuarter => Until == Quarter.End;

    /// <summary>The zone itself.</summary>
    [JsonIgnore]
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[ZoneId];

    /// <summary>Its days.</summary>
    [JsonIgnore]
    public DaySpan Days => new(From, Until, Zone);

    /// <summary>A whole quarter.</summary>
    public static ReadingPeriod Of(FiscalQuarter quarter, string zoneId) =>
        new() { From = quarter.First, Until = quarter.End, FirstMonth = quarter.FirstMonth, ZoneId = zoneId };

    /// <summary>The point of a day: the quarter up to its beginning. On a quarter's first day, the whole one before.</summary>
    /// <param name="now">Business time.</param>
    /// <param name="zoneId">Whose day it is.</param>
    /// <param name="firstMonth">The month in which the fiscal year begins.</param>
    public static ReadingPeriod PointAt(Instant now, string zoneId, int firstMonth = 1)
    {
        var today = now.InZone(DateTimeZoneProviders.Tzdb[zoneId]).Date;
        var quarter = FiscalQuarter.Of(today.PlusDays(-1), firstMonth);
        return new ReadingPeriod { From = quarter.First, Until = today, FirstMonth = firstMonth, ZoneId = zoneId };
    }

    /// <summary>The quarter that runs at a moment.</summary>
    public static ReadingPeriod Running(Instant now, string zoneId, int firstMonth = 1) =>
        Of(FiscalQuarter.Of(now.InZone(DateTimeZoneProviders.Tzdb[zoneId]).Date, firstMonth), zoneId);

    /// <summary>The quarter before the one that runs at a moment.</summary>
    public static ReadingPeriod Last(Instant now, string zoneId, int firstMonth = 1) =>
        Of(Running(now, zoneId, firstMonth).Quarter.Previous, zoneId);

    /// <summary>So many days up to its end.</summary>
    public DaySpan LastDays(int days) => new(Until.PlusDays(-days), Until, Zone);

    /// <summary>As long, so many days earlier.</summary>
    public DaySpan Earlier(int days) => new(From.PlusDays(-days), Until.PlusDays(-days), Zone);
}
