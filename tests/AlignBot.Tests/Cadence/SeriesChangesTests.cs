using AlignBot.Cadence.Series;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Cadence;

/// <summary>What the channel is told of a changed series: a sentence for each thing that is another, and none where nothing is.</summary>
public sealed class SeriesChangesTests
{
    static readonly MeetingSeries Review = GtmProgram.WithSeries.Series[0] with { VideoLink = null, DashboardLink = null };

    [Fact]
    public void Nothing_is_said_of_what_stays()
    {
        Assert.Empty(SeriesChanges.Between(Review, Review with { Sections = [.. Review.Sections], RequiredRoles = [.. Review.RequiredRoles.Reverse()], DeclaredAs = "another" }));
        Assert.Empty(SeriesChanges.Between(Review with { VideoLink = "" }, Review));
    }

    [Fact]
    public void Each_change_is_a_sentence()
    {
        var now = Review with
        {
            Name = "Stand-up",
            At = new LocalTime(16, 45),
            ZoneId = "America/New_York",
            Minutes = 20,
            HolidayRule = HolidayRule.Skip,
            Sections = [new Section("Accounts", 12), new Section("Decisions", 8)],
            RequiredRoles = [Role.SalesLeader],
            GraceMinutes = 5,
            CallBefore = new Window(4, WindowUnit.WorkingHours),
            RemindBefore = new Window(15, WindowUnit.Minutes),
            VideoLink = "https://example.com/room",
            EndsOn = new LocalDate(2027, 3, 31),
        };

        Assert.Equal(
            [
                "It is called 'Stand-up'; until now 'Pipeline review'",
                "It takes place every Tuesday at 16:45 (America/New_York); until now every Tuesday at 09:30 (Europe/London)",
                "It takes 20 minutes instead of 15 minutes",
                "It takes place for the last time on Wed 31 Mar 2027 or before",
                "When its day is off: skip it; until now the working day after",
                "Its sections are Accounts (12 min), Decisions (8 min)",
                "It is held with the sales leader there; until now the sales leader and marketing leader",
                "It may start up to 5 minutes late instead of 10 minutes",
                "Items are called for 4 working hours before it instead of 1 working day",
                "Those who must be there are reminded 15 minutes before it instead of 10 minutes",
                "It has a video link now",
            ],
            SeriesChanges.Between(Review, now).AsEnumerable());
        Assert.Equal(["It has another video link"], SeriesChanges.Between(now, now with { VideoLink = "https://example.com/other" }).AsEnumerable());
        Assert.Equal(["It has no video link any more"], SeriesChanges.Between(now, now with { VideoLink = null }).AsEnumerable());
    }

    [Fact]
    public void Every_second_week_counts_from_the_same_weeks_or_from_the_others()
    {
        var tuesdays = Review with { Recurrence = new Recurrence.Weekly([IsoDayOfWeek.Tuesday], 2, new LocalDate(2026, 12, 1)) };

        Assert.Empty(SeriesChanges.Between(tuesdays, tuesdays with { Recurrence = new Recurrence.Weekly([IsoDayOfWeek.Tuesday], 2, new LocalDate(2026, 12, 18)) }));
        Assert.Equal(
            ["It takes place in the other weeks"],
            SeriesChanges.Between(tuesdays, tuesdays with { Recurrence = new Recurrence.Weekly([IsoDayOfWeek.Tuesday], 2, new LocalDate(2026, 12, 8)) }).AsEnumerable());
    }
}
