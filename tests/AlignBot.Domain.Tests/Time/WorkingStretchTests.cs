using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Time;

public static class WorkingStretchTests
{
    [Theory]
    [InlineData("Europe/London")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Etc/UTC")]
    public static void It_gives_what_working_time_gives(string zone)
    {
        var dice = new Random(7);
        var calendar = WorkingCalendar.Default(zone) with
        {
            Week = [.. WorkingCalendar.Default(zone).Week, new WorkingHours(IsoDayOfWeek.Saturday, new LocalTime(22, 0),
                LocalTime.Midnight), new WorkingHours(IsoDayOfWeek.Sunday, LocalTime.Midnight, new LocalTime(3, 0))],
            Holidays = [new Holiday(new LocalDate(2018, 10, 12), "off", DayPart.Morning), new Holiday(new LocalDate(2018, 10, 15), "off")],
        };
        var from = Instant.FromUtc(2018, 9, 20, 10, 0);
        var stretch = new WorkingStretch(from, from + Duration.FromDays(80), calendar);

        for (var n = 0; n < 500; n++)
        {
            var (a, b) = (from + Duration.FromMinutes(dice.Next(80 * 1440)), from + Duration.FromMinutes(dice.Next(80 * 1440)));

            Assert.Equal(WorkingTime.Between(a, b, calendar), stretch.Between(a, b));
        }

        Assert.Equal(WorkingTime.Between(from, from + Duration.FromDays(80), calendar),
            stretch.Between(from, from + Duration.FromDays(80)));
    }

    [Fact]
    public static void Outside_of_it_nothing_is_said()
    {
        var from = Instant.FromUtc(2026, 3, 2, 10, 0);
        var stretch = new WorkingStretch(from, from + Duration.FromDays(1), WorkingCalendar.Default("Etc/UTC"));

        Assert.Throws<ArgumentOutOfRangeException>(() => stretch.Between(from - Duration.FromTicks(1), from));
        Assert.Throws<ArgumentOutOfRangeException>(() => stretch.Between(from, from + Duration.FromDays(2)));
    }
}
