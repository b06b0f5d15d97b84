using NodaTime;

namespace AlignBot.Sources.Signals;

/// <summary>How many requests a vendor of signals may get.</summary>
/// <param name="PerMinute">At least 1. They go out evenly, so that no minute has more, wherever it begins.</param>
/// <param name="PerDay">From midnight to midnight UTC; null for no end.</param>
/// <param name="PerMonth">From the first of a month UTC; null for no end.</param>
sealed record SignalLimits(int PerMinute, int? PerDay, int? PerMonth)
{
    public Duration Apart => Duration.FromMinutes(1) / PerMinute;

    /// <summary>Reads <c>CallsPerMinute</c>, <c>CallsPerDay</c> and <c>CallsPerMonth</c>.</summary>
    public static SignalLimits Read(SettingsReader from, int perMinute) => new(
        from.Number("CallsPerMinute", perMinute, 1, 6000), Most(from, "CallsPerDay"), Most(from, "CallsPerMonth"));

    static int? Most(SettingsReader from, string key) => from.Text(key) is null ? null : from.Number(key, 1, 1, 100_000_000);
}
