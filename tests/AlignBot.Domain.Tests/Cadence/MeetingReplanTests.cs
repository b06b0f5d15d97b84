using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Cadence.MeetingStory;

namespace AlignBot.Domain.Tests.Cadence;

/// <summary>A planned meeting when the working calendar, or its series, is not what it was.</summary>
public sealed class MeetingReplanTests
{
    static Occurrence Moved(Instant at, string? holiday = "Company Day") => new(new LocalDate(2026, 3, 3), at.InUtc().Date, at, IsSkipped: false, holiday);

    static MeetingCommand.Replan Replan(MeetingStory story, Occurrence occurrence) => new(story.Series.Terms(), occurrence, IsNewCalendar: true);

    [Fact]
    public void It_moves_with_its_timers_and_the_record_says_why()
    {
        var story = new MeetingStory();
        var wednesday = Start + Duration.FromDays(1);

        story.Do(Replan(story, Moved(wednesday)));

        Assert.Equal((wednesday, "Company Day"), (story.State.StartsAt, story.State.MovedForHoliday));
        Assert.Contains(new MeetingEffect.Log(new MeetingFact.Rescheduled(Start, wednesday, "Company Day"), null), story.Last);
        story.To(wednesday);
        Assert.Equal((MeetingStatus.Prompted, wednesday), (story.State.Status, story.State.PromptedAt));
        Assert.Single(story.Effects<MeetingEffect.CallForItems>());
    }

    [Fact]
    public void Called_for_already_it_is_not_called_for_again_and_the_call_says_the_new_time()
    {
        var story = new MeetingStory().To(Start - Duration.FromHours(20));

        story.Do(Replan(story, Moved(Start + Duration.FromDays(1)))).To(Start + Duration.FromDays(1));

        Assert.Single(story.Effects<MeetingEffect.CallForItems>());
        Assert.NotEmpty(story.Effects<MeetingEffect.EditCall>());
    }

    [Fact]
    public void A_call_whose_moment_has_passed_by_the_change_is_made_now()
    {
        // Friday noon: the call would come on Monday; moved to Monday itself, it would have come on Friday morning.
        var friday = Instant.FromUtc(2026, 2, 27, 12, 0);
        var story = new MeetingStory { Now = friday };

        story.Do(Replan(story, Moved(Start - Duration.FromDays(1))));

        Assert.Contains((friday, "Call/0/"), story.Timers);
    }

    [Fact]
    public void Where_its_time_stays_its_call_is_reckoned_anew()
    {
        var story = new MeetingStory();
        story.Calendar = story.Calendar with { Holidays = [new Holiday(new LocalDate(2026, 3, 2), "Monday off")] };

        story.Do(Replan(story, Moved(Start, holiday: null)));

        Assert.Contains((Instant.FromUtc(2026, 2, 27, 9, 30), "Call/0/"), story.Timers);
        Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.Replan(story.Series.Terms(), Moved(Start, holiday: null))));
    }

    [Theory]
    [InlineData(0, MeetingStatus.Skipped)]
    [InlineData(1, MeetingStatus.Scheduled)]
    public void A_day_off_that_would_move_it_into_the_past_skips_it(int milliseconds, MeetingStatus status)
    {
        // On Monday at half past nine the Tuesday is declared off, and the rule is the working day before.
        var monday = Start - Duration.FromDays(1);
        var story = new MeetingStory { Now = monday - Duration.FromMilliseconds(milliseconds) };
        story.Add("Acme");

        story.Do(Replan(story, Moved(monday)));

        Assert.Equal(status, story.State.Status);
        if (status is MeetingStatus.Skipped)
        {
            Assert.Equal((true, "Company Day", Start), (story.State.Ending!.IsDayOff, story.State.Ending.Holiday, story.State.StartsAt));
            Assert.Equal("Acme", Assert.Single(story.Effects<MeetingEffect.Carry>()).Item.Text);
            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(Replan(story, Moved(monday))));
        }
    }

    [Fact]
    public void A_series_set_to_an_hour_that_is_over_today_takes_todays_meeting_off()
    {
        var story = new MeetingStory { Now = Start - Duration.FromMinutes(30) };

        story.Do(new MeetingCommand.Replan(story.Series.Terms(), Moved(Start - Duration.FromHours(1), holiday: null)));

        Assert.True(story.State.Ending!.IsWithdrawn);
    }

    [Fact]
    public void What_people_moved_called_off_or_began_stays()
    {
        var moved = new MeetingStory().Do(new MeetingCommand.Move(Dana, Start + Duration.FromDays(1), "Board."));
        moved.Do(Replan(moved, Moved(Start + Duration.FromDays(2))));
        Assert.Equal((Start + Duration.FromDays(1), true), (moved.State.StartsAt, moved.State.IsMovedByHand));

        var off = new MeetingStory().Do(new MeetingCommand.Skip(Olga, "Fair."));
        Assert.IsType<Outcome<Meeting>.Ignored>(off.Try(Replan(off, Moved(Start + Duration.FromDays(2)))));

        var prompted = new MeetingStory().ToStart();
        Assert.IsType<Outcome<Meeting>.Ignored>(prompted.Try(Replan(prompted, Moved(Start + Duration.FromDays(2)))));
    }
}
