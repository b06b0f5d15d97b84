namespace AlignBot.SlackSimulator.Clock;

/// <summary>Business time as the control API tells it.</summary>
sealed record ClockReading(long NowMs, long TargetMs, bool Running, long Version, int Followers)
{
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(NowMs);

    public JsonObject Render() => new()
    {
        ["now"] = Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["now_ms"] = NowMs,
        ["target_ms"] = TargetMs,
        ["running"] = Running,
        ["version"] = Version,
        ["followers"] = Followers,
    };
}
