using AlignBot.Cadence;
using AlignBot.Cadence.Series;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Programs;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Cadence;

/// <summary>Series in a program file: read from a template and what is different, or every mistake named.</summary>
public sealed class SeriesSectionTests
{
    [Fact]
    public void The_sandboxs_three_read_as_they_are_written() => Assert.Equal(
        ["Pipeline review: every Tuesday at 09:30 (Europe/London), 15 minutes", "Strategy review: monthly on the first Thursday at 14:00 (Europe/London), 30 minutes", "Quarterly planning: quarterly on the first working day at 13:00 (Europe/London), 4 hours"],
        GtmProgram.WithSeries.Series.Select(series => $"{series.Name}: {SeriesWords.When(series)}"));

    [Fact]
    public void Everything_can_be_said_otherwise()
    {
        var series = Assert.Single(Parse(
            """
            series:
              - template: weekly review
                name: Stand-up
                when: every second Monday and Thursday
                at: 16:45
                zone: America/New_York
                minutes: 20
                sections: ["Accounts, 12", "Decisions, 8"]
                required: [sales leader, operating lead]
                day off: previous working day
                grace: 7
                call: 4wh
                remind: 15m
                starts: 2027-01-11
            """).Series);

        Assert.Equal("every second Monday and Thursday at 16:45 (America/New_York), 20 minutes", SeriesWords.When(series));
        Assert.Equal(new Section("Decisions", 8), series.Sections[1]);
        Assert.Equal((HolidayRule.PreviousWorkingDay, 7, new Window(4, WindowUnit.WorkingHours), new LocalDate(2027, 1, 11)), (series.HolidayRule, series.GraceMinutes, series.CallBefore, series.StartsOn));
    }

    [Theory]
    [InlineData("template: yearly party", "'yearly party' is no template; there are weekly-review, strategy-review, quarterly-planning, short-review.")]
    [InlineData("template: weekly review\n    zone: Mars/Olympus", "'Mars/Olympus' is not an IANA time zone such as Europe/London.")]
    [InlineData("template: weekly review\n    minutes: 1500", "1500 minutes is no length for a meeting; 5 to 480 minutes are.")]
    [InlineData("template: weekly review\n    minutes: none", "'none' is not a number of minutes.")]
    [InlineData("template: weekly review\n    when: monthly on the 32nd", "There is no day 32nd of a month; use 1 to 31, or a weekday.")]
    [InlineData("template: weekly review\n    starts: 2027-02-30", "'2027-02-30' is not a date; write it as 2026-12-31.")]
    [InlineData("template: weekly review\n    at: soon", "'soon' is not a time; write it as 09:30.")]
    [InlineData("template: weekly review\n    call: soon", "'soon' is not a length of time.")]
    [InlineData("template: weekly review\n    video: meet me", "This is not an address that begins with https://.")]
    [InlineData("template: weekly review\n    colour: red", "'colour' is not known here;")]
    [InlineData("template: weekly review\n  - template: weekly review", "There is a series called 'Pipeline review' already; give this one another name.")]
    public void A_mistake_is_named(string item, string sentence)
    {
        var refused = Assert.Throws<ProgramFileException>(() => Parse($"series:\n  - {item}\n"));

        Assert.Contains(refused.Problems, problem => problem.Sentence.StartsWith(sentence, StringComparison.Ordinal));
    }

    static ProgramFile Parse(string section)
    {
        var text = GtmProgram.Text;
        return ProgramFileReader.Parse("program.yaml", text[..text.IndexOf("series:", StringComparison.Ordinal)] + section + "\n");
    }
}
