using AlignBot.Domain.Scoreboard.Readings;
using NodaTime;

namespace AlignBot.Domain.Tests.Scoreboard.Readings;

public static class ReadingPeriodTests
{
    [Fact]
    public static void A_point_is_the_quarter_up_to_the_days_beginning()
    {
        var point = ReadingPeriod.PointAt(Instant.FromUtc(2026, 8, 10, 9, 0), "Europe/London");

        Assert.Equal((new LocalDate(2026, 7, 1), new LocalDate(2026, 8, 10), false), (point.From, point.Until, point.IsQuarter));
        Assert.Equal(Instant.FromUtc(2026, 8, 9, 23, 0), point.Days.Ends);
    }

    [Fact]
    public static void On_a_quarters_first_day_it_is_the_whole_one_before()
    {
        var point = ReadingPeriod.PointAt(Instant.FromUtc(2026, 10, 1, 9, 0), "Europe/London");

        Assert.Equal((new LocalDate(2026, 7, 1), true), (point.From, point.IsQuarter));
    }

    [Fact]
    public static void Days_are_local_ones_whatever_the_clocks_do_in_them()
    {
        // In Sydney the clocks go forward on 4 October 2026, in London back on 25 October.
        var sydney = new DaySpan(new LocalDate(2026, 10, 4), new LocalDate(2026, 10, 5), DateTimeZoneProviders.Tzdb["Australia/Sydney"]);
        var london = new DaySpan(new LocalDate(2026, 10, 25), new LocalDate(2026, 10, 26), DateTimeZoneProviders.Tzdb["Europe/London"]);

        Assert.Equal((Duration.FromHours(23), Duration.FromHours(25)), (sydney.Ends - sydney.Begins, london.Ends - london.Begins));
    }

    [Fact]
    public static void A_day_whose_midnight_the_clocks_skip_begins_with_its_first_moment()
    {
        // São Paulo, 4 November 2018: midnight became one o'clock.
        var zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];

        Assert.Equal(Instant.FromUtc(2018, 11, 4, 3, 0), new DaySpan(new LocalDate(2018, 11, 4), new LocalDate(2018, 11, 5), zone).Begins);
    }
}
