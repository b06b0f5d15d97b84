using AlignBot.Domain.Time;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Domain.Tests.Time;

public static class WorkingTimeTests
{
    static readonly WorkingCalendar London = WorkingCalendar.Default("Europe/London") with
    {
        Holidays = [new(new LocalDate(2026, 8, 31), "Summer Bank Holiday"), new(new LocalDate(2026, 12, 24), "Christmas Eve", DayPart.Afternoon)],
    };

    static Instant Local(string text, string zone = "Europe/London") =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss").Parse(text.Length == 16 ? text + ":00" : text).Value.InZoneStrictly(DateTimeZoneProviders.Tzdb[zone]).ToInstant();

    static string Shown(Instant at, string zone = "Europe/London") =>
        at.InZone(DateTimeZoneProviders.Tzdb[zone]).ToString("uuuu-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public sealed class WhenCountingWorkingDays
    {
        [Theory]
        [InlineData("2026-03-02 10:00", "1wd", "2026-03-03 10:00")]
        [InlineData("2026-03-06 10:00", "1wd", "2026-03-09 10:00")] // over a weekend
        [InlineData("2026-08-27 15:00", "2wd", "2026-09-01 15:00")] // over a bank holiday
        [InlineData("2026-03-02 08:59", "1wd", "2026-03-03 09:00")] // before opening
        [InlineData("2026-03-02 17:30", "1wd", "2026-03-03 17:30")] // at closing
        [InlineData("2026-03-02 17:31", "1wd", "2026-03-04 09:00")] // after closing
        [InlineData("2026-03-07 12:00", "1wd", "2026-03-10 09:00")] // from a Saturday
        [InlineData("2026-12-23 15:00", "1wd", "2026-12-25 09:00")] // into the free half of a day
        [InlineData("2026-12-23 10:00", "1wd", "2026-12-24 10:00")] // into its working half
        public void It_is_the_same_local_time_that_many_days_on(string start, string window, string due)
        {
            var deadline = WorkingTime.Deadline(Local(start), Window.Of(window), London);

            Assert.Equal(due, Shown(deadline.At));
        }

        [Theory]
        [InlineData("2026-03-27 10:00", "2026-03-30 10:00")] // forward
        [InlineData("2026-10-23 10:00", "2026-10-26 10:00")] // back
        public void A_change_of_clocks_does_not_move_it(string start, string due) =>
            Assert.Equal(due, Shown(WorkingTime.Deadline(Local(start), Window.Of("1wd"), London).At));

        [Fact]
        public void A_local_time_the_clocks_skip_shifts_forward_by_the_gap()
        {
            var always = London with { Week = WorkingCalendar.WeekOf(LocalTime.Midnight, LocalTime.Midnight, [.. Enum.GetValues<IsoDayOfWeek>()[1..]]) };

            var deadline = WorkingTime.Deadline(Local("2026-03-28 01:30"), Window.Of("1wd"), always);

            Assert.Equal("2026-03-29 02:30", Shown(deadline.At));
        }

        [Fact]
        public void A_local_time_that_comes_twice_is_the_earlier()
        {
            var always = London with { Week = WorkingCalendar.WeekOf(LocalTime.Midnight, LocalTime.Midnight, [.. Enum.GetValues<IsoDayOfWeek>()[1..]]) };

            var deadline = WorkingTime.Deadline(Local("2026-10-24 01:30"), Window.Of("1wd"), always);

            Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), deadline.At);
        }

        [Fact]
        public void A_date_the_zone_left_out_is_no_working_day()
        {
            var apia = WorkingCalendar.Default("Pacific/Apia");

            // Samoa went from Thursday 29 to Saturday 31 December 2011.
            var deadline = WorkingTime.Deadline(Local("2011-12-29 10:00", "Pacific/Apia"), Window.Of("1wd"), apia);

            Assert.Equal("2012-01-02 10:00", Shown(deadline.At, "Pacific/Apia"));
        }

        [Fact]
        public void A_week_from_sunday_to_thursday_is_a_week()
        {
            var riyadh = WorkingCalendar.Default("Asia/Riyadh") with
            {
                Week = WorkingCalendar.WeekOf(new(8, 0), new(16, 0), IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday),
            };

            Assert.Equal("2026-03-08 10:00", Shown(WorkingTime.Deadline(Local("2026-03-05 10:00", "Asia/Riyadh"), Window.Of("1wd"), riyadh).At, "Asia/Riyadh"));
        }
    }

    public sealed class WhenCountingWorkingHours
    {
        [Theory]
        [InlineData("2026-03-02 09:00", "8wh", "2026-03-02 17:00")]
        [InlineData("2026-03-02 10:00", "8wh", "2026-03-03 09:30")]
        [InlineData("2026-03-06 16:30", "4wh", "2026-03-09 12:00")]
        [InlineData("2026-03-02 16:30", "1wh", "2026-03-02 17:30")] // due at closing is due that day
        [InlineData("2026-03-02 20:00", "1wh", "2026-03-03 10:00")]
        [InlineData("2026-12-24 12:15", "2wh", "2026-12-25 10:00")] // the afternoon off begins at 13:15
        public void Only_hours_within_the_calendar_count(string start, string window, string due) =>
            Assert.Equal(due, Shown(WorkingTime.Deadline(Local(start), Window.Of(window), London).At));

        [Fact]
        public void Hours_the_clocks_skip_are_not_worked()
        {
            var nights = London with { Week = WorkingCalendar.WeekOf(LocalTime.Midnight, new(6, 0), IsoDayOfWeek.Sunday) };

            // Midnight to six is five hours on 29 March and seven on 25 October.
            Assert.Equal(Duration.FromHours(5), WorkingTime.Between(Local("2026-03-29 00:00"), Local("2026-03-30 00:00"), nights));
            Assert.Equal(Duration.FromHours(7), WorkingTime.Between(Local("2026-10-25 00:00"), Local("2026-10-26 00:00"), nights));
        }

        [Fact]
        public void A_lunch_break_does_not_count()
        {
            var lunch = London with { Week = [new(IsoDayOfWeek.Monday, new(9, 0), new(12, 0)), new(IsoDayOfWeek.Monday, new(13, 0), new(17, 0))] };

            Assert.Equal("2026-03-02 14:00", Shown(WorkingTime.Deadline(Local("2026-03-02 11:00"), Window.Of("2wh"), lunch).At));
        }
    }

    public sealed class WhenCountingOnTheWall
    {
        [Theory]
        [InlineData("2026-03-06 17:00", "24h", "2026-03-07 17:00")]
        [InlineData("2026-03-06 23:00", "90m", "2026-03-07 00:30")]
        [InlineData("2026-03-28 12:00", "24h", "2026-03-29 13:00")] // an hour is skipped
        [InlineData("2026-10-24 12:00", "24h", "2026-10-25 11:00")] // an hour comes twice
        public void Nights_and_weekends_count(string start, string window, string due) =>
            Assert.Equal(due, Shown(WorkingTime.Deadline(Local(start), Window.Of(window), London).At));
    }

    public sealed class WhenTheReceiptIsRead
    {
        [Theory]
        [InlineData("2026-08-27 15:00", "2wd", "2 working days from Thu 27 Aug 15:00 London, skipping Mon 31 Aug (Summer Bank Holiday): Tue 1 Sep 15:00")]
        [InlineData("2026-03-02 20:00", "4wh", "4 working hours from Mon 2 Mar 20:00 London, counted from Tue 3 Mar 09:00: Tue 3 Mar 13:00")]
        [InlineData("2026-12-23 15:00", "1wd", "1 working day from Wed 23 Dec 15:00 London, skipping Thu 24 Dec (Christmas Eve, afternoon), moved to the next opening: Fri 25 Dec 09:00")]
        [InlineData("2026-03-27 10:00", "1wd", "1 working day from Fri 27 Mar 10:00 London, across a change of the clocks: Mon 30 Mar 10:00")]
        [InlineData("2026-03-06 17:00", "24h", "24 hours from Fri 6 Mar 17:00 London: Sat 7 Mar 17:00")]
        public void It_says_how_the_deadline_came_about(string start, string window, string words) =>
            Assert.Equal(words, WorkingTime.Deadline(Local(start), Window.Of(window), London).Receipt.ToWords());
    }

    public sealed class WhenAShareOfTheTimeIsAsked
    {
        [Fact]
        public void It_is_counted_in_the_same_kind_of_time()
        {
            var (start, end) = (Local("2026-03-06 09:00"), Local("2026-03-09 17:30"));

            Assert.Equal("2026-03-06 17:30", Shown(WorkingTime.PointBetween(start, end, 50, inWorkingTime: true, London)));
            Assert.Equal("2026-03-08 01:15", Shown(WorkingTime.PointBetween(start, end, 50, inWorkingTime: false, London)));
        }
    }

    public sealed class WhenTheCalendarIsWrong
    {
        [Fact]
        public void Each_mistake_is_a_sentence()
        {
            var wrong = new WorkingCalendar
            {
                ZoneId = "Mars/Olympus",
                Week = [new(IsoDayOfWeek.Monday, new(17, 0), new(9, 0)), new(IsoDayOfWeek.Tuesday, new(9, 0), new(13, 0)), new(IsoDayOfWeek.Tuesday, new(12, 0), new(17, 0))],
                Holidays = [new(new LocalDate(2026, 1, 1), " ")],
            };

            Assert.Equal(
                [
                    "'Mars/Olympus' is not an IANA time zone such as Europe/London.",
                    "The hours 17:00 to 09:00 on Monday do not end after they begin.",
                    "Two parts of Tuesday overlap at 12:00.",
                    "The day off on 2026-01-01 has no name.",
                ],
                wrong.Problems());
        }

        [Theory]
        [InlineData(85, DayPart.WholeDay, null)]
        [InlineData(89, DayPart.WholeDay, "Nobody works from 2027-01-02 to 2027-04-04")]
        [InlineData(365, DayPart.WholeDay, "Nobody works from 2027-01-02 to 2028-01-03")]
        [InlineData(365, DayPart.Morning, null)]
        public void No_quarter_is_without_working_time(int days, DayPart off, string? says)
        {
            var calendar = London with { Holidays = [.. Enumerable.Range(0, days).Select(day => new Holiday(new LocalDate(2027, 1, 4).PlusDays(day), "Closed", off))] };

            Assert.Equal(says, calendar.Problems().SingleOrDefault() is { } problem ? problem[..problem.IndexOf(':', StringComparison.Ordinal)] : null);
        }

        [Fact]
        public void Two_halves_of_each_day_are_the_whole_of_it()
        {
            var days = Enumerable.Range(0, 120).Select(day => new LocalDate(2027, 1, 4).PlusDays(day));
            var calendar = London with { Holidays = [.. days.SelectMany(day => (Holiday[])[new(day, "A", DayPart.Morning), new(day, "B", DayPart.Afternoon)])] };

            Assert.Single(calendar.Problems());
        }

        [Fact]
        public void What_a_dispute_keeps_of_it_are_the_days_off_around_it()
        {
            var days = Enumerable.Range(1990, 100).Select(year => new Holiday(new LocalDate(year, 12, 25), "Christmas")).ToArray();

            var kept = (London with { Holidays = [.. days] }).Around(Instant.FromUtc(2026, 11, 24, 10, 0));

            Assert.Equal([2025, 2026, 2027, 2028], kept.Holidays.Select(day => day.Date.Year));
            Assert.Same(kept, kept.Around(Instant.FromUtc(2026, 11, 24, 10, 0)));
        }

        [Fact]
        public void A_calendar_without_working_time_is_named_rather_than_searched_for_ever()
        {
            var never = London with { Week = [] };

            Assert.Throws<InvalidOperationException>(() => WorkingTime.Deadline(Local("2026-03-02 10:00"), Window.Of("1wd"), never));
        }
    }
}
