using System.Text.Json.Nodes;
using NodaTime;

namespace AlignBot.Scenarios.Harness;

/// <summary>Business time, turned by hand. A turn stops at every due instant on the way.</summary>
sealed class WorldClock(SlackWorld slack)
{
    public async Task<Instant> NowAsync() => Instant.FromUnixTimeMilliseconds((long)(await slack.GetAsync("control/clock"))["now_ms"]!);

    public Task AdvanceAsync(Duration by) =>
        slack.PostAsync("control/clock/turn", new JsonObject { ["by_ms"] = (long)by.TotalMilliseconds, ["wait_ms"] = (long)SlackWorld.Patience.TotalMilliseconds });

    /// <summary>Turns to a London local time, such as '2026-11-25T10:00'.</summary>
    public Task ToAsync(string london)
    {
        var local = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss").Parse(london + ":00").GetValueOrThrow();
        var instant = local.InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();
        return ToAsync(instant);
    }

    public Task ToAsync(Instant instant) =>
        slack.PostAsync("control/clock/turn", new JsonObject { ["to_ms"] = instant.ToUnixTimeMilliseconds(), ["wait_ms"] = (long)SlackWorld.Patience.TotalMilliseconds });

    /// <summary>Waits until nobody is counted as following any more: a turn would wait for them.</summary>
    public Task UnfollowedAsync() => SlackWorld.EventuallyAsync(
        async () => (int)(await slack.GetAsync("control/clock"))["followers"]! == 0 ? this : null,
        () => Task.FromResult("Somebody still follows the clock."));

    /// <summary>Waits until the bot follows, in all its processes.</summary>
    public Task FollowedAsync(int processes = 1) => SlackWorld.EventuallyAsync(
        async () => (int)(await slack.GetAsync("control/clock"))["followers"]! >= processes ? this : null,
        () => Task.FromResult($"Fewer than {processes} bots follow the clock."));
}
