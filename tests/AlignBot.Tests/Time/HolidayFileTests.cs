using AlignBot.Domain.Time;
using AlignBot.Time;
using Microsoft.Extensions.Time.Testing;

namespace AlignBot.Tests.Time;

/// <summary>Which days an .ics file takes off in Berlin, read on Tuesday 24 November 2026, and what it says of the events that it leaves out.</summary>
public static class HolidayFileTests
{
    static (IEnumerable<string> Days, IEnumerable<string> Problems) Read(string text, string zone = "Europe/Berlin")
    {
        var (holidays, problems) = Reader(zone).Read(text);
        return (holidays.Select(day => $"{day.Date:uuuu-MM-dd} {(day.Off is DayPart.WholeDay ? "" : day.Off.ToString().ToLowerInvariant() + " ")}{day.Name}"), problems);
    }

    static HolidayFile Reader(string zone = "Europe/Berlin", TimeProvider? time = null) =>
        new(WorkingCalendar.Default(zone), new LocalDate(2026, 11, 24), time ?? new FakeTimeProvider());

    static string File(params string[] events) =>
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + string.Concat(events.Select(one => $"BEGIN:VEVENT\r\n{one}\r\nEND:VEVENT\r\n")) + "END:VCALENDAR\r\n";

    static string[] Span(string first, int days, string name) =>
        [.. Enumerable.Range(0, days).Select(day => $"{NodaTime.Text.LocalDatePattern.Iso.Parse(first).Value.PlusDays(day):uuuu-MM-dd} {name}")];

    public sealed class WhenTheFileIsInOrder
    {
        [Fact]
        public void Each_event_is_a_day_off_by_date()
        {
            var (days, problems) = Read(File(
                "DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226\r\nSUMMARY:Christmas Day",
                "DTSTART;VALUE=DATE:20260831\r\nSUMMARY:Summer Bank\r\n  Holiday\\, England"));

            Assert.Empty(problems);
            Assert.Equal(["2026-08-31 Summer Bank Holiday, England", "2026-12-25 Christmas Day"], days);
        }

        [Theory]
        [InlineData("DTSTART;VALUE=DATE:20261230\r\nDTEND;VALUE=DATE:20270102", "2026-12-30", 3)]
        [InlineData("DTSTART;VALUE=DATE:20270607\r\nDURATION:P2D", "2027-06-07", 2)]
        [InlineData("DTSTART;VALUE=DATE:20270802\r\nDURATION:P1W", "2027-08-02", 7)]
        [InlineData("DTSTART;VALUE=DATE:20270802\r\nDTEND;VALUE=DATE:20270802", "2027-08-02", 1)]
        [InlineData("DTSTART;VALUE=DATE:20280228\r\nDTEND;VALUE=DATE:20280301", "2028-02-28", 2)]
        public void An_event_of_several_days_is_as_many_days_off(string lines, string first, int days)
        {
            var (read, problems) = Read(File(lines + "\r\nSUMMARY:Closed"));

            Assert.Empty(problems);
            Assert.Equal(Span(first, days, "Closed"), read);
        }

        [Fact]
        public void What_is_nested_in_an_event_is_not_its_own()
        {
            var (days, _) = Read(File("DTSTART;VALUE=DATE:20270510\r\nSUMMARY:Spring day\r\nBEGIN:VALARM\r\nTRIGGER:-PT12H\r\nDTSTART:20270601\r\nSUMMARY:Do not forget\r\nEND:VALARM"));

            Assert.Equal(["2027-05-10 Spring day"], days);
        }

        [Theory]
        [InlineData("\n")]
        [InlineData("\r")]
        public void Lines_end_as_they_do_elsewhere(string ending)
        {
            var text = "\uFEFF" + File("dtstart;value=date:20270510\r\nsummary;language=de:Fr\u00FChlingstag \u2026 am\r\n\tMontag").Replace("\r\n", ending, StringComparison.Ordinal);

            Assert.Equal(["2027-05-10 Fr\u00FChlingstag \u2026 amMontag"], Read(text).Days);
        }
    }

    public sealed class WhenAnEventHasATime
    {
        [Theory]
        // Midnight to midnight in Berlin, in summer and in winter, by UTC.
        [InlineData("DTSTART:20270505T220000Z\r\nDTEND:20270506T220000Z", "2027-05-06 Free")]
        [InlineData("DTSTART:20270107T230000Z\r\nDTEND:20270108T230000Z", "2027-01-08 Free")]
        // By its own zone, whoever names it how; and by none, which is the calendar's.
        [InlineData("DTSTART;TZID=Europe/London:20270108T000000\r\nDTEND;TZID=Europe/London:20270108T230000", "2027-01-08 Free")]
        [InlineData("DTSTART;TZID=W. Europe Standard Time:20270108T000000\r\nDTEND;TZID=W. Europe Standard Time:20270109T000000", "2027-01-08 Free")]
        [InlineData("DTSTART;TZID=\"/example.org/2005_1/Europe/Berlin\":20270108T000000\r\nDURATION:P1D", "2027-01-08 Free")]
        [InlineData("DTSTART:20270108T000000\r\nDTEND:20270109T000000", "2027-01-08 Free")]
        [InlineData("DTSTART;TZID=Tokyo Standard Time:20270108T150000\r\nDURATION:PT12H", "2027-01-08 Free")]
        // Less than the day is the half that it takes.
        [InlineData("DTSTART;TZID=Europe/Berlin:20261224T120000\r\nDTEND;TZID=Europe/Berlin:20261225T000000", "2026-12-24 afternoon Free")]
        [InlineData("DTSTART:20270108T080000\r\nDTEND:20270108T123000", "2027-01-08 morning Free")]
        // The days on which the clocks change have 23 and 25 hours.
        [InlineData("DTSTART;TZID=Europe/Berlin:20270328T000000\r\nDTEND;TZID=Europe/Berlin:20270329T000000", "2027-03-28 Free")]
        [InlineData("DTSTART;TZID=Europe/Berlin:20271031T000000\r\nDTEND;TZID=Europe/Berlin:20271101T000000", "2027-10-31 Free")]
        public void It_is_the_day_in_the_working_calendars_zone(string lines, string day) =>
            Assert.Equal([day], Read(File(lines + "\r\nSUMMARY:Free")).Days);

        [Theory]
        [InlineData("DTSTART:20270108T120000\r\nDTEND:20270108T130000")]
        [InlineData("DTSTART:20270108T090000")]
        [InlineData("DTSTART:20270104T120000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=3")]
        public void What_takes_less_than_half_of_a_working_day_is_named_and_left_out(string lines)
        {
            var (days, problems) = Read(File(lines + "\r\nSUMMARY:Lunch"));

            Assert.Empty(days);
            Assert.Equal("Line 3: 'Lunch' takes less than half of a working day.", Assert.Single(problems));
        }

        [Fact]
        public void Two_halves_are_a_day() => Assert.Equal(
            ["2027-01-08 Inventory"],
            Read(File("DTSTART:20270108T090000\r\nDTEND:20270108T130000\r\nSUMMARY:Inventory", "DTSTART:20270108T130000\r\nDTEND:20270108T180000\r\nSUMMARY:Party")).Days);

        [Fact]
        public void A_zone_that_nobody_knows_is_named() => Assert.Equal(
            ["Line 3: 'Free' is in the zone 'Office Time', which is not known here."],
            Read(File("DTSTART;TZID=Office Time:20270108T000000\r\nSUMMARY:Free")).Problems);
    }

    public sealed class WhenAnEventRepeats
    {
        [Fact]
        public void Its_dates_of_this_year_and_two_more_are_taken_over_and_the_rest_is_named()
        {
            var (days, problems) = Read(File("DTSTART;VALUE=DATE:20150106\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Epiphany"));

            Assert.Equal(["2026-01-06 Epiphany", "2027-01-06 Epiphany", "2028-01-06 Epiphany"], days);
            Assert.Equal(["Line 3: 'Epiphany' goes on after Sun 31 Dec 2028; those dates are not taken over. Read the file again by then."], problems);
        }

        [Theory]
        [InlineData("DTSTART;VALUE=DATE:20200525\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;UNTIL=20280101", "2026-05-25", "2027-05-31")]
        [InlineData("DTSTART;VALUE=DATE:20261224\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE;VALUE=DATE:20261225", "2026-12-24", "2026-12-26")]
        [InlineData("DTSTART;VALUE=DATE:20261224\r\nRDATE;VALUE=DATE:20270104", "2026-12-24", "2027-01-04")]
        [InlineData("DTSTART;TZID=W. Europe Standard Time:20260101T000000\r\nDURATION:P1D\r\nRRULE:FREQ=YEARLY;UNTIL=20261231T230000Z", "2026-01-01", "2027-01-01")]
        [InlineData("DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY;UNTIL=20280301", "2028-02-29")]
        public void One_that_ends_is_taken_over_whole(string lines, params string[] dates)
        {
            var (days, problems) = Read(File(lines + "\r\nSUMMARY:Free"));

            Assert.Empty(problems);
            Assert.Equal(dates.Select(date => $"{date} Free"), days);
        }

        [Fact]
        public void A_single_date_that_was_moved_or_cancelled_is_not_its_old_one()
        {
            var (days, problems) = Read(File(
                "UID:a\r\nDTSTART;VALUE=DATE:20261224\r\nRRULE:FREQ=DAILY;COUNT=3\r\nSUMMARY:Closed",
                "UID:a\r\nRECURRENCE-ID;VALUE=DATE:20261225\r\nDTSTART;VALUE=DATE:20261228\r\nSUMMARY:Closed later",
                "UID:a\r\nRECURRENCE-ID;VALUE=DATE:20261226\r\nDTSTART;VALUE=DATE:20261226\r\nSTATUS:CANCELLED\r\nSUMMARY:Closed"));

            Assert.Equal(["2026-12-24 Closed", "2026-12-28 Closed later"], days);
            Assert.Equal(["Line 15: 'Closed' is cancelled."], problems);
        }
    }

    public sealed class WhenAnEventIsWrong
    {
        [Theory]
        [InlineData("DTSTART:soon\r\nSUMMARY:Party", "Line 3: 'Party' has no date that can be read.")]
        [InlineData("DTSTART:20260230\r\nSUMMARY:Leap", "Line 3: 'Leap' has no date that can be read.")]
        [InlineData("SUMMARY:Never", "Line 3: 'Never' has no date that can be read.")]
        [InlineData("DTSTART;VALUE=DATE:99991231\r\nSUMMARY:Filler", "Line 3: 'Filler' is in the year 9999, too far off.")]
        [InlineData("DTSTART:99991231T235959Z\r\nDURATION:P1D\r\nSUMMARY:Filler", "Line 3: 'Filler' is in the year 9999, too far off.")]
        [InlineData("DTSTART:20260102\r\nDTEND:20260101", "Line 3: 'Day off' ends before it begins, or lasts longer than a year.")]
        [InlineData("DTSTART:20260102\r\nDTEND:99991231", "Line 3: 'Day off' ends before it begins, or lasts longer than a year.")]
        [InlineData("DTSTART:20260102\r\nDURATION:P5000D", "Line 3: 'Day off' ends before it begins, or lasts longer than a year.")]
        [InlineData("DTSTART:20270108\r\nSTATUS:CANCELLED\r\nSUMMARY:Party", "Line 3: 'Party' is cancelled.")]
        [InlineData("DTSTART:20270211\r\nDESCRIPTION:Observance\\nTo hide\r\nSUMMARY:Custom", "Line 3: 'Custom' is an observance, not a day off.")]
        public void It_is_named_with_its_line_and_the_others_are_read(string wrong, string sentence)
        {
            var (days, problems) = Read(File(wrong, "DTSTART:20261225\r\nSUMMARY:Christmas Day"));

            Assert.Equal([sentence], problems);
            Assert.Equal(["2026-12-25 Christmas Day"], days);
        }

        [Theory]
        [InlineData("", "The file holds no events.")]
        [InlineData("hello", "The file holds no events.")]
        [InlineData("BEGIN:VEVENT\nDTSTART:20260101", "Line 1: the event does not end; is the file cut off?")]
        public void A_file_that_is_none_is_named(string text, string sentence) => Assert.Equal([sentence], Read(text).Problems);
    }

    /// <summary>Whatever stands in a file, reading it ends soon and with a sentence.</summary>
    public sealed class WhenAFileMeansHarm
    {
        [Theory]
        [InlineData("RRULE:FREQ=SECONDLY", "repeats within a day, or by a rule too long to be a holiday's; give each of its dates.")]
        [InlineData("RRULE:FREQ=DAILY;BYHOUR=0,1,2;BYMINUTE=0,1;BYSECOND=0,1", "repeats within a day, or by a rule too long to be a holiday's; give each of its dates.")]
        [InlineData("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "repeats by a rule that leads nowhere.")]
        [InlineData("RRULE:FREQ=YEARLY;INTERVAL=2147483647;BYMONTH=2;BYMONTHDAY=30", "repeats by a rule that leads nowhere.")]
        [InlineData("RRULE:FREQ=DAILY\r\nRRULE:FREQ=WEEKLY", "repeats by several rules or exceptions; give each of its dates.")]
        [InlineData("RRULE:FREQ=DAILY\r\nEXRULE:FREQ=DAILY", "repeats by several rules or exceptions; give each of its dates.")]
        [InlineData("RRULE:FREQ=SOMETIMES", "has no date that can be read.")]
        [InlineData("RRULE:FREQ=DAILY;COUNT=-1", "has no date that can be read.")]
        [InlineData("DURATION:P2147483647W", "has no date that can be read.")]
        public void A_rule_without_bounds_is_refused(string lines, string sentence)
        {
            var (days, problems) = Read(File($"DTSTART;VALUE=DATE:20260101\r\n{lines}\r\nSUMMARY:Trap", "DTSTART:20261225\r\nSUMMARY:Christmas Day"));

            Assert.Equal([$"Line 3: 'Trap' {sentence}"], problems);
            Assert.Equal(["2026-12-25 Christmas Day"], days);
        }

        [Fact]
        public void A_file_that_was_damaged_anywhere_is_read_as_far_as_it_goes()
        {
            var sound = File(
                "UID:a\r\nDTSTART;TZID=W. Europe Standard Time:20260101T000000\r\nDURATION:P1D\r\nRRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=1MO;UNTIL=20271231T230000Z\r\nEXDATE;VALUE=DATE:20270104\r\nSUMMARY:A\\, B",
                "UID:b\r\nRECURRENCE-ID;VALUE=DATE:20270101\r\nDTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20270102\r\nRDATE;VALUE=DATE:20270601,20270602");
            var dice = new Random(20261124);
            for (var round = 0; round < 2000; round++)
            {
                var damaged = sound.ToCharArray();
                for (var hit = 0; hit < 4; hit++)
                {
                    damaged[dice.Next(damaged.Length)] = "0123456789;:=,-\"TZP \r\n\0\uFFFF"[dice.Next(24)];
                }

                var (holidays, _) = Reader().Read(new string(damaged));

                Assert.InRange(holidays.Length, 0, 4400);
            }
        }

        [Fact]
        public void A_rule_of_long_lists_is_refused()
        {
            var rule = "RRULE:FREQ=YEARLY;BYMONTHDAY=" + string.Join(',', Enumerable.Repeat("1", 200));

            Assert.EndsWith("give each of its dates.", Assert.Single(Read(File($"DTSTART:20260101\r\n{rule}")).Problems), StringComparison.Ordinal);
        }

        [Fact]
        public void Dates_by_the_thousand_are_refused()
        {
            var dates = string.Join("\r\n", Enumerable.Repeat("RDATE;VALUE=DATE:20270101", 1000));

            Assert.EndsWith("repeats by several rules or exceptions; give each of its dates.", Assert.Single(Read(File($"DTSTART:20260101\r\n{dates}")).Problems), StringComparison.Ordinal);
        }

        [Fact]
        public void Components_within_components_without_end_hold_no_event()
        {
            var deep = string.Concat(Enumerable.Repeat("BEGIN:VEVENT\r\n", 100_000));

            Assert.Equal(["Line 1: the event does not end; is the file cut off?"], Read(deep).Problems);
        }

        [Fact]
        public void A_line_folded_without_end_is_cut()
        {
            var folded = "SUMMARY:Long" + string.Concat(Enumerable.Repeat("\r\n x", 300_000));

            Assert.StartsWith("2027-01-08 Long", Assert.Single(Read(File($"DTSTART:20270108\r\n{folded}")).Days), StringComparison.Ordinal);
        }

        [Fact]
        public void A_file_that_is_too_long_is_not_read() =>
            Assert.Equal(["The file is longer than 2,097,152 characters, more than is read here."], Read(new string('x', 2 * 1024 * 1024 + 1)).Problems);

        [Fact]
        public void Events_beyond_five_thousand_are_not_read()
        {
            var (days, problems) = Read(File([.. Enumerable.Repeat("DTSTART:20270108", 5001)]));

            Assert.Single(days);
            Assert.Equal(["Line 15003: what follows is not read; a file may have 5,000 events and 4,000 days off, and take 5 seconds."], problems);
        }

        [Fact]
        public void Days_beyond_four_thousand_are_not_read()
        {
            var (holidays, problems) = Reader().Read(File([.. Enumerable.Range(2010, 26).Select(year => $"DTSTART:{year}0101\r\nDURATION:P365D")]));

            Assert.InRange(holidays.Length, 4000, 4400);
            Assert.StartsWith("Line ", Assert.Single(problems), StringComparison.Ordinal);
        }

        [Fact]
        public void A_file_that_takes_too_long_is_left_where_it_is()
        {
            var slow = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(2) };

            var (holidays, problems) = Reader(time: slow).Read(File("DTSTART:20270108", "DTSTART:20270109", "DTSTART:20270110"));

            Assert.Equal(2, holidays.Length);
            Assert.StartsWith("Line 9: what follows is not read", Assert.Single(problems), StringComparison.Ordinal);
        }
    }

    public sealed class WhenItTakesThePlaceOfWhatIsEntered
    {
        [Fact]
        public void Only_the_files_own_span_is_replaced()
        {
            var calendar = WorkingCalendar.Default("Europe/Berlin") with { Holidays = [Day(2026, 12, 24), Day(2026, 12, 31), Day(2027, 3, 26)] };

            var merged = HolidayFileModal.Merged(calendar, [Day(2026, 12, 30), Day(2027, 1, 1)], replaces: true);

            Assert.Equal([Day(2026, 12, 24), Day(2026, 12, 30), Day(2027, 1, 1), Day(2027, 3, 26)], merged.Holidays.AsEnumerable());
        }

        static Holiday Day(int year, int month, int day) => new(new LocalDate(year, month, day), "Closed");
    }
}
