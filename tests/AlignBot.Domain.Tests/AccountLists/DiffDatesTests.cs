using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.AccountLists;

public static class DiffDatesTests
{
    static readonly WorkingCalendar London = WorkingCalendar.Default("Europe/London");

    [Fact]
    public static void It_is_next_week_once_its_moment_is_there()
    {
        var due = Instant.FromUtc(2026, 3, 2, 8, 30);

        Assert.Equal(due, DiffDates.Usual.After(due - Duration.FromMilliseconds(1), London));
        Assert.Equal(Instant.FromUtc(2026, 3, 9, 8, 30), DiffDates.Usual.After(due, London));
    }

    [Fact]
    public static void On_a_day_off_it_comes_on_the_next_working_day()
    {
        var easter = London with { Holidays = [new Holiday(new LocalDate(2026, 4, 6), "Easter Monday")] };

        Assert.Equal(Instant.FromUtc(2026, 4, 7, 7, 30), DiffDates.Usual.After(Instant.FromUtc(2026, 4, 1, 0, 0), easter));
        Assert.Equal(Instant.FromUtc(2026, 4, 13, 7, 30), DiffDates.Usual.After(Instant.FromUtc(2026, 4, 7, 7, 30), easter));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 7)]
    [InlineData(1, 7)]
    public static void The_last_that_has_come_is_one_whose_moment_is_there(int milliseconds, int days)
    {
        var due = Instant.FromUtc(2026, 3, 2, 8, 30);

        Assert.Equal(
            due + Duration.FromDays(days),
            DiffDates.Usual.Latest(due, due + Duration.FromDays(7) + Duration.FromMilliseconds(milliseconds), London));
    }

    [Fact]
    public static void By_the_clock_of_the_program_across_the_changes_of_time()
    {
        Assert.Equal(Instant.FromUtc(2026, 3, 30, 7, 30), DiffDates.Usual.After(Instant.FromUtc(2026, 3, 23, 8, 30), London));
        Assert.Equal(Instant.FromUtc(2026, 10, 26, 8, 30), DiffDates.Usual.After(Instant.FromUtc(2026, 10, 19, 7, 30), London));
    }
}
