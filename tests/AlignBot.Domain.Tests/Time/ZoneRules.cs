using NodaTime;
using NodaTime.TimeZones;

namespace AlignBot.Domain.Tests.Time;

/// <summary>The zones that the rules of time are walked in: one for each distinct course of offsets over ten years, or all of them with ALIGNBOT_ALL_ZONES=1.</summary>
static class ZoneRules
{
    public static readonly Instant First = Instant.FromUtc(2020, 1, 1, 0, 0);
    public static readonly Instant Last = Instant.FromUtc(2030, 1, 1, 0, 0);

    public static readonly string[] Zones = Distinct();

    /// <summary>Every change of the clocks in the ten years: the interval that ends with it, and the one that begins.</summary>
    public static IEnumerable<(ZoneInterval Before, ZoneInterval After)> Changes(DateTimeZone zone)
    {
        var intervals = zone.GetZoneIntervals(First, Last).ToArray();
        return intervals.Zip(intervals.Skip(1)).Where(pair => pair.First.WallOffset != pair.Second.WallOffset);
    }

    static string[] Distinct()
    {
        var ids = DateTimeZoneProviders.Tzdb.Ids.Order(StringComparer.Ordinal);
        return Environment.GetEnvironmentVariable("ALIGNBOT_ALL_ZONES") == "1"
            ? [.. ids]
            : [.. ids.GroupBy(Rules).Select(zones => zones.First())];

        static string Rules(string id) => string.Join(
            ';',
            DateTimeZoneProviders.Tzdb[id].GetZoneIntervals(First, Last).Select(i => $"{(i.HasStart && i.Start > First ? i.Start.ToUnixTimeSeconds() : 0)}:{i.WallOffset.Seconds}"));
    }
}
