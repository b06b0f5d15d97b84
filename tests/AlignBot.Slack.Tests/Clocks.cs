using Microsoft.Extensions.Time.Testing;

namespace AlignBot.Slack.Tests;

/// <summary>Real time that only moves when told to; timers fire on the way, in order.</summary>
static class Clocks
{
    public static FakeTimeProvider Standing() => new(new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero));

    /// <summary>The same, for a machine whose clock is set back while time goes on.</summary>
    public static SetBackClock SetBack() => new();
}

sealed class SetBackClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero))
{
    public TimeSpan Behind { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - Behind;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
