using AlignBot.Sources.Csv;
using NodaTime;

namespace AlignBot.Sources.Tests.Csv;

public static class DaysTests
{
    static readonly CsvChoices InBerlin = new() { Zone = Given.Berlin };

    public class WhenDaysAreWritten
    {
        [Theory]
        [InlineData("2026-09-30", 2026, 9, 30)]
        [InlineData("2026/9/30", 2026, 9, 30)]
        [InlineData("30.09.2026", 2026, 9, 30)]
        [InlineData("03.04.2026", 2026, 4, 3)]
        [InlineData("30/9/2026", 2026, 9, 30)]
        [InlineData("9/30/2026", 2026, 9, 30)]
        [InlineData("5-5-2026", 2026, 5, 5)]
        [InlineData("30-Sep-2026", 2026, 9, 30)]
        [InlineData("Sep 30, 2026", 2026, 9, 30)]
        [InlineData("30 September 2026", 2026, 9, 30)]
        [InlineData("2026-09-30 00:00:00", 2026, 9, 30)]
        public async Task They_are_read(string written, int year, int month, int day)
        {
            var opportunities = await Given.Days(("2026-07-02T09:00:00Z", written)).OpportunitiesAsync();

            Assert.Equal(new LocalDate(year, month, day), opportunities[0].CloseDate);
        }

        [Theory]
        [InlineData("45292", "looks like a spreadsheet's number of a day: format the column as a date and save the file anew")]
        [InlineData("3/4/26", "has a year of two digits: write four")]
        [InlineData("31.02.2026", "is no day of the calendar")]
        [InlineData("soon", "is no date that is understood: write 2026-09-30, or 2026-09-30T14:00:00Z with a time")]
        public async Task What_is_none_is_an_error_that_says_why(string written, string what)
        {
            var reading = await Given.Days(("2026-07-02T09:00:00Z", written)).ReadAsync();

            Assert.Equal($"Line 2, close_date of O-1: '{written}' {what}.", Assert.Single(reading.Errors).SentenceWithCell);
        }

        [Fact]
        public async Task One_of_a_moment_is_the_day_it_was_in_the_zone()
        {
            var given = Given.Days(("2026-07-02T09:00:00Z", "2026-09-30T22:30:00Z"));

            var asked = await given.LookAsync();
            var opportunities = await given.With(InBerlin).OpportunitiesAsync();

            Assert.Equal((CsvQuestionKind.Zone, "close_date"), (Assert.Single(asked.Questions).Kind, asked.Questions[0].Column));
            Assert.Equal(new LocalDate(2026, 10, 1), opportunities[0].CloseDate);
        }
    }

    public class WhenTheOrderIsOpen
    {
        [Fact]
        public async Task One_cell_decides_for_the_column()
        {
            var opportunities = await Given.Days(
                ("2026-07-02T09:00:00Z", "03/08/2026"), ("2026-07-02T09:00:00Z", "26/06/2026")).OpportunitiesAsync();

            Assert.Equal([new LocalDate(2026, 8, 3), new LocalDate(2026, 6, 26)], opportunities.Select(one => one.CloseDate!.Value));
        }

        [Fact]
        public async Task Nobody_guesses_where_none_does()
        {
            var look = await Given.Days(("2026-07-02T09:00:00Z", "3/8/2026"), ("2026-07-02T09:00:00Z", "5/5/2026")).LookAsync();

            Assert.Equal("close_date: is '3/8/2026' on line 2 2026-08-03 or 2026-03-08? No cell of the "
                + "column decides.", Assert.Single(look.Questions).Sentence);
        }

        [Theory]
        [InlineData(DayOrder.DayFirst, 8, 3)]
        [InlineData(DayOrder.MonthFirst, 3, 8)]
        public async Task A_choice_decides(DayOrder chosen, int month, int day)
        {
            var opportunities = await Given.Days(
                ("2026-07-02T09:00:00Z", "3/8/2026")).With(new CsvChoices { DayOrder = chosen }).OpportunitiesAsync();

            Assert.Equal(new LocalDate(2026, month, day), opportunities[0].CloseDate);
        }

        [Fact]
        public async Task Orders_that_contradict_are_named_with_their_lines()
        {
            var look = await Given.Days(("2026-07-02T09:00:00Z", "13/01/2026"), ("2026-07-02T09:00:00Z", "01/13/2026")).LookAsync();

            Assert.StartsWith("close_date mixes orders: on line 2 the day comes first, "
                + "on line 3 the month.", Assert.Single(look.Troubles), StringComparison.Ordinal);
        }
    }

    public class WhenTimesAreWritten
    {
        [Theory]
        [InlineData("2026-07-02T09:00:00Z", 9, 0)]
        [InlineData("2026-07-02T11:00:00+02:00", 9, 0)]
        [InlineData("2026-07-02T04:00:00.123-0500", 9, 0)]
        [InlineData("2026-07-02 11:00", 9, 0)]
        [InlineData("02.07.2026 11:00:30", 9, 0)]
        [InlineData("2026-07-02 02:30:00 PM", 12, 30)]
        [InlineData("2026-07-02 12:30 am", 22, 30)]
        public async Task They_are_moments_and_those_without_a_zone_are_meant_in_the_chosen_one(string written, int hour, int minute)
        {
            var opportunities = await Given.Days((written, "2026-09-30")).With(InBerlin).OpportunitiesAsync();

            var moment = opportunities[0].CreatedAt!.Value.InUtc();
            Assert.Equal((hour, minute), (moment.Hour, moment.Minute));
        }

        [Fact]
        public async Task Without_a_zone_the_person_is_asked()
        {
            var look = await Given.Days(("2026-07-02 11:00", "2026-09-30")).LookAsync();

            Assert.Equal(
                "created_at has times or days without a zone, first '2026-07-02 11:00' on line 2. "
                    + "In which zone are they meant?", Assert.Single(look.Questions).Sentence);
        }

        [Theory]
        [InlineData("2026-03-29 02:30", 2026, 3, 29, 1, 30)]
        [InlineData("2026-10-25 02:30", 2026, 10, 25, 0, 30)]
        [InlineData("2026-07-02", 2026, 7, 1, 22, 0)]
        public async Task One_that_the_clocks_leap_over_or_repeat_or_that_is_missing_has_a_moment_all_the_same(
            string written, int year, int month, int day, int hour, int minute)
        {
            var opportunities = await Given.Days((written, "2026-09-30")).With(InBerlin).OpportunitiesAsync();

            Assert.Equal(Instant.FromUtc(year, month, day, hour, minute), opportunities[0].CreatedAt);
        }
    }

    public class WhenQuartersEnd
    {
        [Fact]
        public async Task Days_are_never_shifted_and_moments_never_rounded()
        {
            var opportunities = await Given.Stored("quarter-ends.csv", SourceKinds.Opportunities).With(
                new CsvChoices { Zone = DateTimeZoneProviders.Tzdb["Australia/Sydney"] }).OpportunitiesAsync();

            Assert.Equal(Instant.FromUtc(2026, 9, 30, 13, 59, 59), opportunities[1].CreatedAt);
            Assert.Equal(
                [new LocalDate(2026, 6, 30), new LocalDate(2026, 7, 1), new LocalDate(2026, 9, 30), new LocalDate(2026, 10, 1)],
                opportunities.Skip(4).Select(one => one.CloseDate!.Value));
            Assert.Equal(
                [OpportunityState.Lost, OpportunityState.Won, OpportunityState.Won, OpportunityState.Lost],
                opportunities.Skip(4).Select(one => one.State));
        }
    }
}
