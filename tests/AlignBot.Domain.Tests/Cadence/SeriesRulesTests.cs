using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Cadence;

public sealed class SeriesRulesTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 10, 0);

    static readonly WorkingCalendar Calendar = WorkingCalendar.Default("Europe/London");

    static readonly MeetingSeries Weekly = SeriesTemplates.WeeklyReview.Series[0];

    public static TheoryData<string> Templates => [.. SeriesTemplates.All.Select(template => template.Key)];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_template_can_take_place_as_it_is(string key) => Assert.All(
        SeriesTemplates.All.Single(template => template.Key == key).Series,
        series => Assert.Empty(SeriesRules.Problems(series, [], Calendar, Now)));

    [Fact]
    public void Each_mistake_is_refused_under_its_field()
    {
        Assert.Equal(SeriesField.Name, Only(Weekly with { Name = " " }));
        Assert.Equal(SeriesField.Name, Only(Weekly with { Name = new string('x', 81) }));
        Assert.Equal(SeriesField.Zone, Only(Weekly with { ZoneId = "Mars/Olympus" }));
        Assert.Equal(SeriesField.Minutes, Only(Weekly with { Minutes = 25 * 60 }));
        Assert.Equal(SeriesField.Sections, Only(Weekly with { Sections = [] }));
        Assert.Equal(SeriesField.Sections, Only(Weekly with { Sections = [new Section("All", 16)] }));
        Assert.Equal(SeriesField.Sections, Only(Weekly with { Sections = [new Section("None", 0)] }));
        Assert.Equal(SeriesField.RequiredRoles, Only(Weekly with { RequiredRoles = [] }));
        Assert.Equal(SeriesField.RequiredRoles, Only(Weekly with { RequiredRoles = [Role.SalesLeader, Role.SalesLeader] }));
        Assert.Equal(SeriesField.Recurrence, Only(Weekly with { Recurrence = new Recurrence.Weekly([], 1, default) }));
        Assert.Equal(SeriesField.Recurrence, Only(Weekly with { Recurrence = new Recurrence.Weekly([IsoDayOfWeek.Monday], 3, default) }));
        Assert.Equal(SeriesField.Recurrence, Only(Weekly with { Recurrence = new Recurrence.Monthly(new MonthDay.OnDate(32)) }));
        Assert.Equal(SeriesField.Recurrence, Only(Weekly with { Recurrence = new Recurrence.Quarterly(new MonthDay.OnDate(1), 13, 1) }));
        Assert.Equal(SeriesField.Dates, Only(Weekly with { StartsOn = new LocalDate(2026, 5, 1), EndsOn = new LocalDate(2026, 4, 30) }));
        Assert.Equal(SeriesField.Recurrence, Only(Weekly with { EndsOn = new LocalDate(2026, 1, 1) }));
        Assert.Equal(SeriesField.Grace, Only(Weekly with { GraceMinutes = 0 }));
        Assert.Equal(SeriesField.Call, Only(Weekly with { CallBefore = new Window(11, WindowUnit.WorkingDays) }));
        Assert.Equal(SeriesField.Reminder, Only(Weekly with { RemindBefore = new Window(2, WindowUnit.WorkingDays) }));
        Assert.Equal(SeriesField.VideoLink, Only(Weekly with { VideoLink = "javascript:alert(1)" }));
        Assert.Equal(SeriesField.DashboardLink, Only(Weekly with { DashboardLink = "the dashboard" }));
        Assert.IsType<SeriesRefusal.NameTaken>(Assert.Single(SeriesRules.Problems(Weekly, ["pipeline REVIEW"], Calendar, Now)));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(480, true)]
    [InlineData(481, false)]
    [InlineData(0, false)]
    [InlineData(-15, false)]
    public void A_length_is_five_minutes_to_a_working_day(int minutes, bool isRight) => Assert.Equal(
        isRight,
        !SeriesRules.Problems(Weekly with { Minutes = minutes, Sections = [new Section("All", Math.Max(1, Math.Min(minutes, 4)))] }, [], Calendar, Now).Any());

    [Fact]
    public void Rows_are_made_five_weeks_ahead_and_follow_the_series()
    {
        var series = Weekly with { ZoneId = "Europe/London" };
        var made = SeriesPlan.Steps(series, Calendar, [], Now).Cast<PlanStep.Make>().Select(step => step.Occurrence).ToList();
        Assert.Equal([3, 10, 17, 24, 31], made.Select(occurrence => occurrence.Date.Day));

        // The clocks go forward on 29 March: half past nine stays half past nine.
        Assert.Equal([9, 9, 9, 9, 8], made.Select(occurrence => occurrence.StartsAt.InUtc().Hour));

        var rows = made.Select((occurrence, index) => new PlannedMeeting(new MeetingId(new Guid(index, 0, 0, new byte[8])), occurrence.Nominal, MeetingStatus.Scheduled, occurrence.StartsAt)).ToList();
        var onWednesdays = series with { Recurrence = new Recurrence.Weekly([IsoDayOfWeek.Wednesday], 1, default) };
        var steps = SeriesPlan.Steps(onWednesdays, Calendar, rows, Now).ToList();
        Assert.Equal((5, 5), (steps.OfType<PlanStep.Withdraw>().Count(), steps.OfType<PlanStep.Make>().Count()));

        Assert.All(SeriesPlan.Steps(series, Calendar, rows, Now), step => Assert.IsType<PlanStep.Adjust>(step));
        Assert.All(SeriesPlan.Steps(series with { Status = SeriesStatus.Paused }, Calendar, rows, Now), step => Assert.IsType<PlanStep.Withdraw>(step));
    }

    [Fact]
    public void One_that_was_moved_past_its_own_date_is_not_taken_off()
    {
        var series = Weekly with { ZoneId = "Europe/London" };
        var moved = new PlannedMeeting(default, new LocalDate(2026, 3, 3), MeetingStatus.Scheduled, Instant.FromUtc(2026, 3, 5, 10, 0));

        Assert.IsType<PlanStep.Adjust>(SeriesPlan.Steps(series, Calendar, [moved], Instant.FromUtc(2026, 3, 4, 12, 0)).First());
        Assert.IsType<PlanStep.Withdraw>(SeriesPlan.Steps(series with { Status = SeriesStatus.Paused }, Calendar, [moved], Instant.FromUtc(2026, 3, 4, 12, 0)).First());
    }

    [Fact]
    public void The_next_quarter_is_planned_however_far_it_is()
    {
        var step = Assert.Single(SeriesPlan.Steps(SeriesTemplates.QuarterlyPlanning.Series[0], Calendar, [], Instant.FromUtc(2026, 4, 2, 0, 0)));

        Assert.Equal(new LocalDate(2026, 7, 1), Assert.IsType<PlanStep.Make>(step).Occurrence.Date);
    }

    [Fact]
    public void A_half_day_off_moves_only_what_falls_into_it()
    {
        var calendar = Calendar with { Holidays = [new Holiday(new LocalDate(2026, 3, 3), "Carnival", DayPart.Morning)] };
        var morning = Weekly with { ZoneId = "Europe/London" };

        Assert.Equal(new LocalDate(2026, 3, 4), Occurrences.Next(morning, calendar, Now, 1)[0].Date);
        Assert.Equal(new LocalDate(2026, 3, 3), Occurrences.Next(morning with { At = new LocalTime(15, 0) }, calendar, Now, 1)[0].Date);
    }

    [Fact]
    public void Two_of_a_series_that_would_share_a_day_are_one()
    {
        var calendar = Calendar with { Holidays = [new Holiday(new LocalDate(2026, 3, 2), "Monday off")] };
        var series = Weekly with { ZoneId = "Europe/London", Recurrence = new Recurrence.Weekly([IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday], 1, default) };

        var days = Occurrences.Between(series, calendar, Now - Duration.FromDays(1), Now + Duration.FromDays(3)).ToList();

        Assert.Equal([(2, true), (3, false)], days.Select(day => (day.Nominal.Day, day.IsSkipped)));
    }

    [Theory]
    [InlineData("1wd", "2026-02-27T09:30")]
    [InlineData("90m", "2026-03-02T08:00")]
    [InlineData("4wh", "2026-02-27T14:00")]
    public void Leads_count_back_in_their_own_kind_of_time(string lead, string expected)
    {
        var monday = new LocalDateTime(2026, 3, 2, 9, 30).InUtc().ToInstant();

        Assert.Equal(expected, LeadTime.Before(monday, Window.Of(lead), Calendar).InUtc().ToString("uuuu-MM-dd'T'HH:mm", null));
    }

    [Fact]
    public void Health_counts_and_a_call_off_neither_counts_nor_breaks_the_streak()
    {
        Meeting Over(int day, MeetingStatus status, int late = 0, int decisions = 0) => new MeetingStory().State with
        {
            StartsAt = Instant.FromUtc(2026, 3, day, 9, 0),
            Status = status,
            StartedAt = Instant.FromUtc(2026, 3, day, 9, late),
            Decisions = [.. Enumerable.Range(1, decisions).Select(MeetingStory.Decision)],
            Reconciled = Duration.FromMinutes(1),
            Ending = new MeetingEnding { At = Instant.FromUtc(2026, 3, day, 9, 15) },
        };

        var health = CadenceHealth.Of(
        [
            Over(9, MeetingStatus.Held, late: 5, decisions: 3), Over(2, MeetingStatus.Held), Over(3, MeetingStatus.Missed), Over(4, MeetingStatus.HeldUndecided),
            Over(5, MeetingStatus.Skipped), new MeetingStory().State,
            Over(6, MeetingStatus.Skipped) with { Ending = new MeetingEnding { At = Instant.FromUtc(2026, 3, 6, 9, 15), IsOutage = true } },
            Over(7, MeetingStatus.Skipped) with { Ending = new MeetingEnding { At = Instant.FromUtc(2026, 3, 7, 9, 15), Away = [Role.SalesLeader] } },
        ]);

        Assert.Equal((1, 1), (health.Hindered, health.Away));
        Assert.Equal((2, 1, 1, 1, 1, 1), (health.Held, health.Undecided, health.Missed, health.Skipped, health.Late, health.Streak));
        Assert.Equal((4, 1.0, Duration.FromMinutes(7)), (health.Due, health.DecisionsAMeeting, health.Reconciled));
    }

    static SeriesField? Only(MeetingSeries series) => Assert.Single(SeriesRules.Problems(series, [], Calendar, Now)).Field;
}
