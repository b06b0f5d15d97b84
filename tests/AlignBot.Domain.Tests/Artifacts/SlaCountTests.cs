using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Artifacts;

/// <remarks>Sales gives its case within two working days. DSP-1 is raised on Monday 2 March 2026 at ten in London, against Ana; nine to half past five is worked.</remarks>
public static class SlaCountTests
{
    static readonly WorkingCalendar London = WorkingCalendar.Default("Europe/London");
    static readonly Instant Quarter = Instant.FromUtc(2026, 1, 1, 0, 0);
    static readonly Clause Cases = new() { Number = 1, Side = Function.Sales, Kind = ClauseKind.CaseInDispute, Within = Window.Of("2wd") };
    static readonly Owed One = new("DSP-1", new Guid(1, 0, 0, new byte[8]), Function.Sales, Monday) { By = Ana };

    static SlaTally Count(Instant now, Owed owed, Clause? clause = null, Roster? roster = null, WorkingCalendar? calendar = null, Instant? signed = null, Instant? since = null) =>
        SlaCount.Of(new StandingClause(clause ?? Cases, signed ?? Quarter), since ?? Quarter, now, [owed], [], roster ?? Team(), calendar ?? London);

    static (int Kept, int Broken, int Open) Counts(SlaTally tally) => (tally.Kept, tally.Breaches.Length, tally.Open);

    [Fact]
    public static void What_is_done_at_the_windows_last_moment_is_kept_and_a_moment_later_is_not()
    {
        var end = At(4, 10);

        Assert.Equal((1, 0, 0), Counts(Count(At(9, 10), One with { DoneAt = end })));
        Assert.Equal((0, 1, 0), Counts(Count(At(9, 10), One with { DoneAt = end + Duration.FromMilliseconds(1) })));
        Assert.Equal(end, Count(At(9, 10), One).Breaches[0].DueAt);
    }

    [Fact]
    public static void What_is_open_is_late_only_once_its_time_is_over()
    {
        Assert.Equal((0, 0, 1), Counts(Count(At(4, 10), One)));
        Assert.Equal((0, 1, 0), Counts(Count(At(4, 10) + Duration.FromMilliseconds(1), One)));
        Assert.Equal((0, 0, 0), Counts(Count(Monday - Duration.FromMilliseconds(1), One)));
    }

    [Fact]
    public static void Weekends_and_days_off_do_not_count()
    {
        var friday = One with { From = At(6, 10) };
        var off = London with { Holidays = [new Holiday(new LocalDate(2026, 3, 9), "Founders' day")] };

        Assert.Equal((0, 0, 1), Counts(Count(At(10, 10), friday)));
        Assert.Equal((0, 1, 0), Counts(Count(At(10, 10, 1), friday)));
        Assert.Equal((0, 0, 1), Counts(Count(At(11, 10), friday, calendar: off)));
        Assert.Equal((0, 1, 0), Counts(Count(At(11, 10, 1), friday, calendar: off)));
    }

    [Fact]
    public static void Working_hours_go_on_on_the_next_day_in_the_zone_of_whoever_owes_it()
    {
        var hours = Cases with { Within = Window.Of("4wh") };
        var afternoon = One with { From = At(2, 15, 30) };
        var newYork = Team() with { Members = [.. Team().Members.Select(member => member.User == Ana ? member with { TimeZone = "America/New_York" } : member)] };

        // Two hours are left in London's Monday; half past ten in New York is early.
        Assert.Equal(At(3, 11), SlaCount.DueAt(hours, afternoon, Team(), London));
        Assert.Equal(At(2, 19, 30), SlaCount.DueAt(hours, afternoon, newYork, London));
    }

    [Fact]
    public static void Days_away_do_not_count_against_whoever_owes_it()
    {
        var away = Team() with { Absences = [new Absence { User = Ana, From = new LocalDate(2026, 3, 3), To = new LocalDate(2026, 3, 6) }] };

        Assert.Equal((0, 0, 1), Counts(Count(At(10, 10), One, roster: away)));
        Assert.Equal((0, 1, 0), Counts(Count(At(10, 10, 1), One, roster: away)));
        Assert.Equal((0, 1, 0), Counts(Count(At(10, 10), One with { By = Sam }, roster: away)));
    }

    [Fact]
    public static void Who_is_away_for_a_year_does_not_hold_a_promise_up_for_that_long()
    {
        var away = Team() with { Absences = [new Absence { User = Ana, From = new LocalDate(2026, 1, 1), To = new LocalDate(2099, 12, 31) }] };

        Assert.InRange(SlaCount.DueAt(Cases, One, away, London), Instant.FromUtc(2026, 5, 30, 0, 0), Instant.FromUtc(2026, 6, 5, 0, 0));
    }

    [Fact]
    public static void What_was_withdrawn_in_time_is_not_owed_and_what_was_late_by_then_stays_so()
    {
        Assert.Equal((0, 0, 0), Counts(Count(At(9, 10), One with { DroppedAt = At(4, 10) })));
        Assert.Equal((0, 1, 0), Counts(Count(At(9, 10), One with { DroppedAt = At(4, 10, 1) })));
    }

    [Fact]
    public static void What_was_begun_before_the_clause_was_signed_is_not_counted_by_it()
    {
        Assert.Equal((0, 1, 0), Counts(Count(At(9, 10), One, signed: Monday)));
        Assert.Equal((0, 0, 0), Counts(Count(At(9, 10), One, signed: Monday + Duration.FromMilliseconds(1))));
    }

    [Fact]
    public static void It_counts_in_the_quarter_in_which_it_was_due()
    {
        var last = One with { From = Instant.FromUtc(2026, 3, 31, 10, 0) };
        var april = Instant.FromUtc(2026, 4, 1, 0, 0);

        Assert.Equal((0, 0, 1), Counts(Count(april, last)));
        Assert.Equal((0, 1, 0), Counts(Count(Instant.FromUtc(2026, 4, 20, 10, 0), last, since: april)));
        Assert.Equal((0, 0, 0), Counts(Count(Instant.FromUtc(2026, 4, 20, 10, 0), One, since: april)));
    }

    [Fact]
    public static void The_other_side_owes_its_own_and_what_has_a_day_goes_by_that()
    {
        var own = One with { DueAt = At(6, 17) };

        Assert.Equal((0, 0, 0), Counts(Count(At(9, 10), One with { Side = Function.Marketing })));
        Assert.Equal((1, 0, 0), Counts(Count(At(9, 10), own with { DoneAt = At(6, 17) }, Cases with { Kind = ClauseKind.ActionByItsDay, Within = null })));
        Assert.Equal((0, 1, 0), Counts(Count(At(9, 10), own with { DoneAt = At(6, 17, 1) }, Cases with { Kind = ClauseKind.ActionByItsDay, Within = null })));
    }

    [Fact]
    public static void Of_what_is_reported_counts_what_nobody_took_back_and_nobody_decides_about()
    {
        var clause = new StandingClause(new Clause { Number = 2, Side = Function.Sales, Kind = ClauseKind.Reported, Promise = "accept each MQL", Within = Window.Of("2wd") }, Quarter);
        var report = new LateReport { Number = 1, Clause = 2, Side = Function.Sales, By = Tom, At = At(9, 10), On = new LocalDate(2026, 3, 9), Text = "Acme lay for a week" };
        var contest = new LateContest(Dana, new DisputeId(Guid.Empty));

        int Broken(LateReport one, Instant? since = null, Instant? now = null) => SlaCount.Of(clause, since ?? Quarter, now ?? At(10, 10), [], [one], Team(), London).Breaches.Length;

        Assert.Equal(1, Broken(report));
        Assert.Equal(1, Broken(report with { Accepted = new LateAnswer(Dana, At(9, 11)) }));
        Assert.Equal(0, Broken(report with { Contested = contest }));
        Assert.Equal(1, Broken(report with { Contested = contest with { IsOpen = false } }));
        Assert.Equal(0, Broken(report with { TakenBack = new LateAnswer(Tom, At(9, 11)) }));
        Assert.Equal(0, Broken(report with { Clause = 3 }));
        Assert.Equal((1, 0), (Broken(report, since: At(9, 0)), Broken(report, since: At(10, 0))));
        Assert.Equal(0, Broken(report, now: At(8, 12)));
    }
}
