using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Cadence.MeetingStory;

namespace AlignBot.Domain.Tests.Cadence;

public static class MeetingAbsenceTests
{
    static readonly LocalDate Day = new(2026, 3, 3);

    /// <summary>Two working days before the Tuesday: Friday, half past nine.</summary>
    static readonly Instant Asked = Instant.FromUtc(2026, 2, 27, 9, 30);

    static Roster Away(params UserId[] people) => Team() with { Absences = [.. people.Select(user => new Absence { User = user, From = Day, To = Day })] };

    static MeetingStory Story(params UserId[] away) => new() { Roster = Away(away) };

    static MeetingStory Changed(this MeetingStory story, Roster roster)
    {
        story.Roster = roster;
        return story.Try(new MeetingCommand.PeopleChanged()) is Outcome<Meeting>.Changed ? story.Do(new MeetingCommand.PeopleChanged()) : story;
    }

    static string Whom(this MeetingStory story) => string.Join(" ", story.Effects<MeetingEffect.AskToArrange>().Select(ask => ask.To));

    public sealed class TwoWorkingDaysBefore
    {
        [Fact]
        public void The_leader_who_is_away_then_is_asked_and_not_a_moment_earlier()
        {
            var story = Story(Priya, Lena).To(Asked - Duration.FromMilliseconds(1));
            Assert.Empty(story.Whom());

            story.To(Asked);
            Assert.Equal("priya", story.Whom());
            Assert.Equal(Role.MarketingLeader, Assert.Single(story.State.OpenAwayAsk!.Roles));

            story.To(Start - Duration.FromMinutes(1));
            Assert.Equal("priya", story.Whom());
        }

        [Fact]
        public void Nobody_is_asked_where_a_deputy_stands_in() => Assert.Empty(Story(Priya).To(Start - Duration.FromMinutes(1)).Whom());

        [Fact]
        public void A_deputy_whose_dates_do_not_reach_that_day_does_not_stand_in()
        {
            var team = Away(Priya);
            RoleHolding Until(LocalDate last) => team.Holding(Role.MarketingLeader)! with { DeputyTo = last };
            Roster With(RoleHolding holding) => team with { Roles = [.. team.Roles.Where(held => held.Role != holding.Role), holding] };

            Assert.Empty(new MeetingStory { Roster = With(Until(Day)) }.To(Asked).Whom());
            Assert.Equal("priya", new MeetingStory { Roster = With(Until(Day.PlusDays(-1))) }.To(Asked).Whom());
        }

        [Fact]
        public void Where_both_leaders_are_away_the_operating_lead_has_it_in_one_message() =>
            Assert.Equal("olga", Story(Dana, Ben, Priya, Lena).To(Asked).Whom());

        [Fact]
        public void Where_the_leader_has_gone_already_the_operating_lead_is_asked_and_where_they_have_the_executive()
        {
            Roster Gone(params UserId[] people) => Team() with { Absences = [.. people.Append(Lena).Select(user => new Absence { User = user, From = new(2026, 2, 20), To = Day })] };

            Assert.Equal("olga", new MeetingStory { Roster = Gone(Priya) }.To(Asked).Whom());
            Assert.Equal("morgan", new MeetingStory { Roster = Gone(Priya, Olga) }.To(Asked).Whom());
            Assert.Empty(new MeetingStory { Roster = Gone(Priya, Olga, Morgan) }.To(Start - Duration.FromMinutes(1)).Whom());
        }

        [Fact]
        public void A_holiday_between_makes_it_a_day_earlier()
        {
            var story = Story(Priya, Lena);
            story.Calendar = story.Calendar with { Holidays = [new Holiday(new LocalDate(2026, 3, 2), "Founders' day")] };
            var planned = new MeetingCommand.Replan(story.Series.Terms(), Occurrences.Next(story.Series, story.Calendar, story.Now, 1)[0], IsNewCalendar: true);

            story.Do(planned).To(Asked - Duration.FromDays(1) - Duration.FromMilliseconds(1));
            Assert.Empty(story.Whom());
            Assert.Equal("priya", story.To(Asked - Duration.FromDays(1)).Whom());
        }

        [Fact]
        public void Somebody_far_away_is_asked_once_their_day_begins()
        {
            var team = Away(Priya, Lena);
            var story = new MeetingStory { Roster = team with { Members = [.. team.Members.Select(member => member.User == Priya ? member with { TimeZone = "America/New_York" } : member)] } };

            Assert.Empty(story.To(Asked).Whom());

            // Nine o'clock there.
            Assert.Empty(story.To(Instant.FromUtc(2026, 2, 27, 13, 59)).Whom());
            Assert.Equal("priya", story.To(Instant.FromUtc(2026, 2, 27, 14, 0)).Whom());
        }

        [Fact]
        public void A_clock_that_jumps_past_the_start_asks_nobody_any_more()
        {
            var story = Story(Priya, Lena);
            story.Now = Start + Duration.FromHours(1);

            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.AwayDue()));
            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.PeopleChanged()));
        }
    }

    public sealed class WhenPeopleChange
    {
        [Fact]
        public void Days_away_entered_later_are_asked_about_at_once()
        {
            var story = new MeetingStory().To(Asked + Duration.FromHours(1));
            Assert.Empty(story.Whom());

            Assert.Equal("priya", story.Changed(Away(Priya, Lena)).Whom());
        }

        [Fact]
        public void Entered_in_good_time_they_are_asked_about_when_it_is_time()
        {
            var story = new MeetingStory().Changed(Away(Priya, Lena));
            Assert.Empty(story.Whom());

            Assert.Equal("priya", story.To(Asked).Whom());
        }

        [Fact]
        public void Taken_back_the_message_ends_and_entered_again_it_is_asked_again()
        {
            var story = Story(Priya, Lena).To(Asked).Changed(Team());
            Assert.Null(story.State.OpenAwayAsk);
            Assert.Equal(Priya, Assert.Single(story.Effects<MeetingEffect.EditAwayAsk>()).To);

            Assert.Equal("priya priya", story.Changed(Away(Priya, Lena)).Whom());
        }

        [Fact]
        public void A_change_that_has_nothing_to_do_with_it_says_nothing()
        {
            var story = Story(Priya, Lena).To(Asked);
            story.Roster = Away(Priya, Lena, Ana);

            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.PeopleChanged()));
        }

        [Fact]
        public void The_other_side_away_too_it_goes_to_the_operating_lead()
        {
            var story = Story(Priya, Lena).To(Asked).Changed(Away(Priya, Lena, Dana, Ben));

            Assert.Equal("priya olga", story.Whom());
            Assert.Equal(Priya, Assert.Single(story.Effects<MeetingEffect.EditAwayAsk>()).To);
        }

        [Fact]
        public void Whoever_is_asked_and_goes_away_before_an_answer_is_followed_by_another()
        {
            var story = Story(Priya, Lena).To(Asked);
            var gone = story.Roster with { Absences = [.. story.Roster.Absences.Where(away => away.User != Priya), new Absence { User = Priya, From = new(2026, 2, 27), To = Day }] };

            Assert.Equal("priya olga", story.Changed(gone).Whom());
        }
    }

    public sealed class WhenItIsAnswered
    {
        [Fact]
        public void Left_as_it_is_nobody_is_asked_again_unless_another_side_is_away_too()
        {
            var story = Story(Priya, Lena).To(Asked).Do(new MeetingCommand.LeaveAsItIs(Priya));
            Assert.Null(story.State.OpenAwayAsk);
            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.LeaveAsItIs(Olga)));
            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.PeopleChanged()));

            Assert.Equal("priya olga", story.Changed(Away(Priya, Lena, Dana, Ben)).Whom());
        }

        [Fact]
        public void Only_who_may_run_it_leaves_it() => Story(Priya, Lena).To(Asked).Refused<MeetingRefusal.NotPermitted>(new MeetingCommand.LeaveAsItIs(Ana));

        [Fact]
        public void Called_off_it_can_not_be_left_any_more_and_the_message_ends()
        {
            var story = Story(Priya, Lena).To(Asked).Do(new MeetingCommand.Skip(Priya, "Nobody from marketing."));

            Assert.Contains(story.Last, effect => effect is MeetingEffect.EditAwayAsk);
            story.Refused<MeetingRefusal.AlreadyOver>(new MeetingCommand.LeaveAsItIs(Priya));

            // Taken back, it is asked as before.
            story.Do(new MeetingCommand.Restore(Dana));
            Assert.NotNull(story.State.OpenAwayAsk);
        }

        [Fact]
        public void Moved_to_a_day_on_which_they_are_there_it_is_over()
        {
            var story = Story(Priya, Lena).To(Asked).Do(new MeetingCommand.Move(Priya, Start + Duration.FromDays(1), "I am away."));
            Assert.Contains(story.Last, effect => effect is MeetingEffect.EditAwayAsk);

            Assert.Equal("priya", story.To(Start + Duration.FromHours(23)).Whom());
        }

        [Fact]
        public void Moved_to_another_day_on_which_they_are_away_it_is_asked_anew()
        {
            var team = Team() with { Absences = [.. new[] { Priya, Lena }.Select(user => new Absence { User = user, From = Day, To = Day.PlusDays(1) })] };
            var story = new MeetingStory { Roster = team }.To(Asked).Do(new MeetingCommand.Move(Olga, Start + Duration.FromDays(1), "No room."));

            Assert.Equal("priya priya", story.To(Start).Whom());
        }
    }

    public sealed class WhenItIsNotHeld
    {
        static MeetingEnding EndingOf(MeetingStory story) => story.To(Start + Duration.FromMinutes(10)).State.Ending!;

        [Fact]
        public void What_was_on_record_two_working_days_before_everybody_knew()
        {
            var ending = EndingOf(Story(Priya, Lena));

            Assert.Null(ending.AwayAtShortNotice);
            Assert.Equal(Priya, Assert.Single(ending.AwayPeople!.Value));
            Assert.Equal(0, ending.MissesInARow);
        }

        [Fact]
        public void Entered_at_the_very_moment_it_counts_as_known_and_later_as_short_notice()
        {
            var known = new MeetingStory().To(Asked - Duration.FromMilliseconds(1));
            known.Roster = Away(Priya, Lena);
            var late = new MeetingStory().To(Asked).Changed(Away(Priya, Lena));

            Assert.Null(EndingOf(known).AwayAtShortNotice);
            Assert.True(EndingOf(late).AwayAtShortNotice);
        }

        [Fact]
        public void A_second_one_in_a_row_is_no_step_towards_the_executive()
        {
            var story = Story(Priya, Lena);
            story.MissedBefore = 5;

            Assert.Equal(0, EndingOf(story).MissesInARow);
            Assert.Empty(story.Effects<MeetingEffect.TellExecutive>());
        }

        [Fact]
        public void It_is_counted_apart_with_who_was_away()
        {
            var health = CadenceHealth.Of([Story(Priya, Lena).To(Start + Duration.FromMinutes(10)).State, new MeetingStory().To(Start + Duration.FromMinutes(10)).State]);

            Assert.Equal((1, 1, 0, 0), (health.Away, health.Missed, health.Hindered, health.AwayAtShortNotice));
            Assert.Equal(Priya, Assert.Single(health.AwayPeople));
        }
    }
}
