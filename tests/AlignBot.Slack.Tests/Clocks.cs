using Microsoft.Extensions.Time.Testing;

namespace AlignBot.Slack.Tests;

/// <summary>Real time that only moves when told to; timers fire on the way, in order.</summary>
static class Clocks
{
    public static FakeTimeProvider Standing() => new(new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero));
}
