using AlignBot.Engine.Clock;
using Microsoft.Extensions.Time.Testing;

namespace AlignBot.Engine.Tests.Clock;

/// <summary>Business time follows real time, unless somebody turns it.</summary>
public sealed class BusinessClockTests
{
    static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 10, 0);

    readonly FakeTimeProvider real = new(Monday.ToDateTimeOffset());
    readonly BusinessClock clock;

    public BusinessClockTests() => clock = new BusinessClock(real);

    [Fact]
    public void It_is_the_real_time_in_whole_milliseconds()
    {
        real.Advance(TimeSpan.FromTicks(12_345_678));

        Assert.Equal(Monday + Duration.FromMilliseconds(1234), clock.GetCurrentInstant());
    }

    [Fact]
    public void Stood_at_an_instant_it_stays_there_while_real_time_goes_on()
    {
        clock.StandAt(Monday + Duration.FromDays(2));
        real.Advance(TimeSpan.FromHours(3));

        Assert.Equal(Monday + Duration.FromDays(2), clock.GetCurrentInstant());
    }

    [Fact]
    public void Run_from_an_instant_it_goes_on_with_real_time()
    {
        clock.StandAt(Monday);
        clock.RunFrom(Monday + Duration.FromDays(2));
        real.Advance(TimeSpan.FromHours(3));

        Assert.Equal(Monday + Duration.FromDays(2) + Duration.FromHours(3), clock.GetCurrentInstant());
    }
}
