using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Cadence.MeetingStory;

namespace AlignBot.Domain.Tests.Cadence;

public sealed class ConfirmingTests
{
    /// <summary>Wednesday 4 March 2026, nine o'clock in London; ten in Berlin.</summary>
    static readonly Instant NextMorning = Instant.FromUtc(2026, 3, 4, 9, 0);

    static MeetingStory Held(params ReadOnlySpan<UserId> unconfirmed)
    {
        var story = new MeetingStory().Run().Do(new MeetingCommand.DecisionTaken(Decision()));
        story.Unconfirmed = [.. unconfirmed];
        return story.Do(new MeetingCommand.End(Dana, NothingToDecide: false, []));
    }

    static IEnumerable<UserId> Reminded(MeetingStory story) => story.Effects<MeetingEffect.RemindToConfirm>().Select(remind => remind.To);

    [Fact]
    public void Who_has_not_confirmed_is_reminded_once_when_the_next_working_day_begins()
    {
        var story = Held(Priya);

        story.To(NextMorning - Duration.FromMilliseconds(1));
        Assert.Empty(Reminded(story));
        story.To(NextMorning + Duration.FromDays(7));

        Assert.Equal([Priya], Reminded(story));
        Assert.Equal([Priya], story.State.AskedToConfirm);
        Assert.Empty(story.State.Timers);
    }

    [Fact]
    public void Whose_day_begins_later_is_reminded_then()
    {
        var story = Held(Priya, Lena);
        story.Roster = story.Roster with { Members = [.. story.Roster.Members.Select(member => member.User == Lena ? member with { TimeZone = "America/New_York" } : member)] };

        story.To(NextMorning);
        Assert.Equal([Priya], Reminded(story));
        story.To(Instant.FromUtc(2026, 3, 4, 14, 0));

        Assert.Equal([Priya, Lena], Reminded(story));
    }

    [Fact]
    public void Who_is_away_that_day_is_reminded_once_they_are_back()
    {
        var story = Held(Priya);
        story.Roster = story.Roster with { Absences = [new Absence { User = Priya, From = new LocalDate(2026, 3, 4), To = new LocalDate(2026, 3, 5) }] };

        story.To(NextMorning + Duration.FromDays(1));
        Assert.Empty(Reminded(story));
        story.To(NextMorning + Duration.FromDays(9));

        Assert.Equal([Priya], Reminded(story));
        Assert.Empty(story.State.Timers);
    }

    [Fact]
    public void Who_never_comes_back_is_waited_for_three_weeks()
    {
        var story = Held(Priya);
        story.Roster = story.Roster with { Absences = [new Absence { User = Priya, From = new LocalDate(2026, 3, 4), To = new LocalDate(2026, 12, 31) }] };

        story.To(NextMorning + Duration.FromDays(60));

        Assert.Empty(Reminded(story));
        Assert.Empty(story.State.Timers);
    }

    [Fact]
    public void Once_confirmed_the_reminder_follows_and_who_had_confirmed_gets_none()
    {
        var confirmed = Held().To(NextMorning + Duration.FromHours(1));
        var late = Held(Priya).To(NextMorning).Do(new MeetingCommand.DecisionChanged(Decision().Decision, 0));

        Assert.Empty(Reminded(confirmed));
        Assert.Null(confirmed.State.AskedToConfirm);
        Assert.Contains(new MeetingEffect.EditConfirmReminder(Priya), late.Last);
    }

    [Fact]
    public void Over_a_weekend_it_is_Monday_and_without_a_decision_nobody_waits()
    {
        Assert.Equal(Instant.FromUtc(2026, 3, 9, 9, 0), MeetingWorkflow.ConfirmFrom(Instant.FromUtc(2026, 3, 6, 16, 0), WorkingCalendar.Default("Europe/London")));
        Assert.Empty(new MeetingStory().Run().Do(new MeetingCommand.End(Dana, NothingToDecide: true, [])).State.Timers);
    }
}
