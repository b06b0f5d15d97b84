using AlignBot.Engine.Budgets;

namespace AlignBot.Engine.Tests.Budgets;

public sealed class AllowanceTests
{
    static readonly Instant Noon = Instant.FromUtc(2026, 11, 24, 12, 0);
    static readonly Duration Tick = Duration.FromTicks(1);

    /// <summary>Three at once; one comes back each ten seconds.</summary>
    static readonly Allowance Three = new(3, Duration.FromSeconds(30));

    [Fact]
    public void So_many_are_there_at_once_and_then_one_waits_for_the_first_that_comes_back()
    {
        var wholeAt = Taken(3, Noon);

        Assert.Equal(Noon + Duration.FromSeconds(30), wholeAt);
        Assert.Equal((Duration.FromSeconds(10), wholeAt), Three.Take(wholeAt, Noon));
    }

    [Fact]
    public void One_comes_back_on_its_instant_and_not_before()
    {
        var wholeAt = Taken(3, Noon);
        var back = Noon + Duration.FromSeconds(10);

        Assert.Equal(Tick, Three.Take(wholeAt, back - Tick).Wait);
        Assert.Equal(Duration.Zero, Three.Take(wholeAt, back).Wait);
        Assert.Equal(Duration.FromSeconds(10), Three.Take(Three.Take(wholeAt, back).WholeAt, back).Wait);
    }

    [Fact]
    public void However_long_nobody_asks_no_more_than_so_many_are_there()
    {
        var later = Noon + Duration.FromDays(300);

        Assert.Equal(later + Duration.FromSeconds(30), Taken(3, later, from: Taken(3, Noon)));
        Assert.True(Three.Take(Taken(3, later, from: Taken(3, Noon)), later).Wait > Duration.Zero);
    }

    [Fact]
    public void A_refusal_takes_nothing()
    {
        var wholeAt = Taken(3, Noon);

        for (var n = 0; n < 50; n++)
        {
            wholeAt = Three.Take(wholeAt, Noon).WholeAt;
        }

        Assert.Equal(Duration.Zero, Three.Take(wholeAt, Noon + Duration.FromSeconds(10)).Wait);
    }

    [Fact]
    public void A_clock_that_is_put_back_makes_nobody_wait_longer_than_for_one()
    {
        var yesterday = Noon - Duration.FromDays(1);

        Assert.Equal(Duration.FromSeconds(10), Three.Take(Taken(3, Noon), yesterday).Wait);
        Assert.Equal(Duration.Zero, Three.Take(Three.Take(Taken(3, Noon), yesterday).WholeAt, yesterday + Duration.FromSeconds(10)).Wait);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(1_000_003)]
    public void A_number_that_does_not_divide_the_time_gives_no_more_than_it_says(long number)
    {
        var odd = new Allowance(number, Duration.FromTicks(10));
        var (wholeAt, taken) = (default(Instant), 0);
        while (odd.Take(wholeAt, Noon) is { Wait: var wait, WholeAt: var next } && wait == Duration.Zero)
        {
            (wholeAt, taken) = (next, taken + 1);
        }

        Assert.InRange(taken, 1, number);
    }

    static Instant Taken(int number, Instant at, Instant from = default)
    {
        for (var n = 0; n < number; n++)
        {
            var (wait, wholeAt) = Three.Take(from, at);
            Assert.Equal(Duration.Zero, wait);
            from = wholeAt;
        }

        return from;
    }
}
