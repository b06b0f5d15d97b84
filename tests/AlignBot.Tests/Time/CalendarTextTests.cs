using AlignBot.Domain.Time;
using AlignBot.People;
using AlignBot.Time;

namespace AlignBot.Tests.Time;

/// <summary>Hours, days off and days away as people type them.</summary>
public sealed class CalendarTextTests
{
    [Theory]
    [InlineData("Mon-Fri 09:00-17:30")]
    [InlineData("Sun-Thu 08:00-16:00")]
    [InlineData("Mon-Thu 09:00-12:30, 13:30-17:30\nFri 09:00-13:00")]
    [InlineData("Mon, Wed, Fri 10:00-24:00")]
    [InlineData("Mon-Sun 00:00-24:00")]
    [InlineData("Mon 22:00-24:00\nTue-Fri 00:00-06:00, 22:00-24:00\nSat 00:00-06:00")]
    public void Hours_read_back_as_they_are_written(string text)
    {
        var (week, problems) = WeekText.Parse(text);

        Assert.Empty(problems);
        Assert.Equal(text, WeekText.Write(week));
    }

    [Theory]
    [InlineData("Mon-Fri", "'' are not hours; write them as 09:00-17:30.")]
    [InlineData("09:00-17:30", "'' names no days; write for example Mon-Fri 09:00-17:30.")]
    [InlineData("Mon-Noneday 09:00-17:30", "'Mon-Noneday' are not days; write them as Mon-Fri, or Mon, Wed, Fri.")]
    [InlineData("Mon-Fri 22:00-06:00", "'22:00-06:00' runs over midnight, where a day ends. Write 22:00-24:00, and on the days after 00:00-06:00: Mon 22:00-24:00, then Tue 00:00-06:00, and so on.")]
    [InlineData("Mon-Fri 09:00-09:00", "'09:00-09:00' ends when it begins; write hours as 09:00-17:30, and a whole day as 00:00-24:00.")]
    [InlineData("Mon 25:00-26:00", "'25:00-26:00' are not hours; write them as 09:00-17:30.")]
    public void Wrong_hours_are_named(string text, string problem) => Assert.Equal([problem], WeekText.Parse(text).Problems);

    [Fact]
    public void Days_off_read_back_as_they_are_written_and_wrong_ones_are_named_by_line()
    {
        var (days, problems) = HolidayText.Parse("2026-12-25 Christmas Day\n\n2026-02-30 Never\n2026-12-24 afternoon Christmas Eve\n2026-12-26\n2026-12-25 Christmas Day");

        Assert.Equal([new Holiday(new LocalDate(2026, 12, 24), "Christmas Eve", DayPart.Afternoon), new Holiday(new LocalDate(2026, 12, 25), "Christmas Day")], days.AsEnumerable());
        Assert.Equal(
            [
                "Line 3: There is no 2026-02-30 in any calendar: '2026-02-30 Never'.",
                "Line 5: '2026-12-26' has no name; write it as 2026-12-25 Christmas Day.",
                "Line 6: '2026-12-25 Christmas Day' is there twice.",
            ],
            problems);
        Assert.Equal(days.AsEnumerable(), HolidayText.Parse(string.Join('\n', days.Select(HolidayText.Line))).Days);
    }

    [Theory]
    [InlineData("2026-12-24 to 2027-01-02 Christmas", null, "2026-12-24", "2027-01-02", "Christmas")]
    [InlineData("2026-12-24", null, "2026-12-24", "2026-12-24", null)]
    [InlineData("24 Dec to 2 Jan Christmas", null, "2026-12-24", "2027-01-02", "Christmas")]
    [InlineData("Fri at the dentist", null, "2026-11-27", "2026-11-27", "at the dentist")]
    [InlineData("next Monday until Dec 4th", null, "2026-11-30", "2026-12-04", null)]
    [InlineData("from 2026-12-24 until 2026-12-26", null, "2026-12-24", "2026-12-26", null)]
    [InlineData("2026-12-24..2026-12-26 off", null, "2026-12-24", "2026-12-26", "off")]
    [InlineData("until 2026-11-27", null, "2026-11-24", "2026-11-27", null)]
    [InlineData("tomorrow at the dentist", null, "2026-11-25", "2026-11-25", "at the dentist")]
    [InlineData("<@UBEN|ben> today to 2026-11-26", "UBEN", "2026-11-24", "2026-11-26", null)]
    public void Days_away_read_as_people_type_them(string text, string? user, string from, string to, string? note)
    {
        var (away, problem) = AwayText.Parse(text, new LocalDate(2026, 11, 24));

        Assert.Null(problem);
        Assert.Equal(
            (user, from, to, note),
            (away!.Value.User, away.Value.From.ToString("uuuu-MM-dd", null), away.Value.To.ToString("uuuu-MM-dd", null), away.Value.Note));
    }
}
