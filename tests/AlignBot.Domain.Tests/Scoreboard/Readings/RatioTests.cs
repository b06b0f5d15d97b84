using AlignBot.Domain.Scoreboard.Readings;

namespace AlignBot.Domain.Tests.Scoreboard.Readings;

public static class RatioTests
{
    [Theory]
    [InlineData(2, 3, 66.7)]
    [InlineData(1, 16, 6.3)]
    [InlineData(3, 16, 18.8)]
    [InlineData(1, 800, 0.1)]
    [InlineData(1, 2_000, 0.1)]
    [InlineData(1, 2_001, 0.0)]
    [InlineData(1_999, 2_000, 100.0)]
    [InlineData(0, 7, 0.0)]
    public static void A_share_is_shown_with_one_decimal_half_away_from_zero(int numerator, int denominator, double percent) =>
        Assert.Equal((decimal)percent, new Ratio(numerator, denominator).Percent);

    [Fact]
    public static void Of_nothing_there_is_no_share()
    {
        Assert.Null(new Ratio(0, 0).Percent);
        Assert.Null(new Ratio(0, 0).Value);
    }
}
