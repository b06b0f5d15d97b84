using AlignBot.Engine.Clock;
using Microsoft.Extensions.Time.Testing;

namespace AlignBot.Engine.Tests.Clock;

/// <summary>What waits and leases are counted by never goes back, and never stands still.</summary>
public sealed class ForwardClockTests
{
    static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 10, 0);

    readonly SetClock real = new(Monday.ToDateTimeOffset());
    readonly ForwardClock clock;

    public ForwardClockTests() => clock = new ForwardClock(real);

    [Theory]
    [InlineData(200)]
    [InlineData(2 * 86_400)]
    public void Set_back_the_machines_clock_is_not_followed_until_it_has_caught_up(int seconds)
    {
        real.Off = -TimeSpan.FromSeconds(seconds);
        Assert.Equal(Monday, clock.Now);
        real.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(Monday + Duration.FromSeconds(30), clock.Now);

        real.Off = TimeSpan.Zero;
        real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Monday + Duration.FromSeconds(31), clock.Now);
    }

    [Fact]
    public void Set_forward_it_is_followed()
    {
        real.Off = TimeSpan.FromHours(3);

        Assert.Equal(Monday + Duration.FromHours(3), clock.Now);
    }

    sealed class SetClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        public TimeSpan Off { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Off;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
