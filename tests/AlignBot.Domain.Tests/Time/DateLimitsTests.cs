using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Time;

public static class DateLimitsTests
{
    public sealed class WhenADayIsNamed
    {
        [Fact]
        public void The_first_and_the_last_are_in_order_and_their_neighbours_are_not()
        {
            Assert.Null(DateLimits.WhyNot(DateLimits.First));
            Assert.Null(DateLimits.WhyNot(DateLimits.Last));
            Assert.Equal("1899-12-31 is too far off: a date here is between 1900-01-01 and 2199-12-31.", DateLimits.WhyNot(DateLimits.First.PlusDays(-1)));
            Assert.Equal("2200-01-01 is too far off: a date here is between 1900-01-01 and 2199-12-31.", DateLimits.WhyNot(DateLimits.Last.PlusDays(1)));
        }

        [Fact]
        public void The_nearest_is_the_day_itself_or_the_end_of_the_range()
        {
            Assert.Equal(new LocalDate(2026, 12, 25), DateLimits.Nearest(new LocalDate(2026, 12, 25)));
            Assert.Equal(DateLimits.Last, DateLimits.Nearest(LocalDate.MaxIsoValue));
            Assert.Equal(DateLimits.First, DateLimits.Nearest(LocalDate.MinIsoValue));
        }
    }
}
