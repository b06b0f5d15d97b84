using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Time;

public static class HolidayFileTests
{
    private static string File(params string[] events) =>
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + string.Concat(events.Select(e => $"BEGIN:VEVENT\r\n{e}\r\nEND:VEVENT\r\n")) + "END:VCALENDAR\r\n";

    public sealed class WhenTheFileIsInOrder
    {
        [Fact]
        public void Each_event_is_a_day_off_by_date()
        {
            var (holidays, problems) = HolidayFile.Read(File(
                "DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226\r\nSUMMARY:Christmas Day",
                "DTSTART;VALUE=DATE:20260831\r\nSUMMARY:Summer Bank\r\n  Holiday\\, England"));

            Assert.Empty(problems);
            Assert.Equal(
                [new Holiday(new LocalDate(2026, 8, 31), "Summer Bank Holiday, England"), new Holiday(new LocalDate(2026, 12, 25), "Christmas Day")],
                holidays.AsEnumerable());
        }

        [Fact]
        public void An_event_of_several_days_is_several_days_off()
        {
            var (holidays, _) = HolidayFile.Read(File("DTSTART;VALUE=DATE:20261228\r\nDTEND;VALUE=DATE:20270101\r\nSUMMARY:Shutdown"));

            Assert.Equal([28, 29, 30, 31], holidays.Select(h => h.Date.Day));
        }
    }

    public sealed class WhenAnEventIsWrong
    {
        [Theory]
        [InlineData("DTSTART:soon\r\nSUMMARY:Party", "Line 3: 'Party' has no date that can be read.")]
        [InlineData("DTSTART:20260230\r\nSUMMARY:Leap", "Line 3: 'Leap' has no date that can be read.")]
        [InlineData("DTSTART:20260101\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:New Year", "Line 3: 'New Year' repeats by a rule; give each of its dates.")]
        [InlineData("DTSTART:20260102\r\nDTEND:20260101", "Line 3: 'Day off' ends before it begins, or lasts longer than a year.")]
        public void It_is_named_with_its_line_and_the_others_are_read(string wrong, string sentence)
        {
            var (holidays, problems) = HolidayFile.Read(File(wrong, "DTSTART:20261225\r\nSUMMARY:Christmas Day"));

            Assert.Equal([sentence], problems.AsEnumerable());
            Assert.Single(holidays);
        }

        [Theory]
        [InlineData("", "The file holds no events.")]
        [InlineData("hello", "The file holds no events.")]
        [InlineData("BEGIN:VEVENT\nDTSTART:20260101", "Line 1: the event does not end; is the file cut off?")]
        public void A_file_that_is_none_is_named(string text, string sentence) =>
            Assert.Equal([sentence], HolidayFile.Read(text).Problems.AsEnumerable());
    }

    public sealed class WhenItIsLargerThanAnyCalendar
    {
        [Fact]
        public void Ten_years_of_days_are_taken_and_the_line_is_named_where_it_goes_on()
        {
            var (holidays, problems) = HolidayFile.Read(File([.. Enumerable.Range(2000, 50).Select(year => $"DTSTART:{year}0101\r\nDTEND:{year + 1}0101")]));

            Assert.Equal(WorkingCalendar.MostHolidays, holidays.Length);
            Assert.Equal(
                "Line 46: here are more than 3660 days off, the most that a calendar takes; what follows was not read.", Assert.Single(problems));
        }

        [Fact]
        public async Task A_line_folded_a_million_times_is_read_in_time()
        {
            var text = "BEGIN:VEVENT\nSUMMARY:" + string.Concat(Enumerable.Repeat("a\n ", 700_000)) + "\nEND:VEVENT";

            var (_, problems) = await Task.Run(() => HolidayFile.Read(text)).WaitAsync(TimeSpan.FromSeconds(20));

            Assert.Single(problems);
        }
    }
}
