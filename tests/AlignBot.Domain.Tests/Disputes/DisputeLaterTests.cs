using AlignBot.Domain.Disputes;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Disputes;

public static class DisputeLaterTests
{
    public sealed class WhenAReminderIsPutOff
    {
        [Fact]
        public void It_comes_at_that_time_instead_and_the_deadline_stays()
        {
            var story = new DisputeStory().AtTheLeaders();

            story.Do(new DisputeCommand.PutOff(Dana, 1, 1, Later.ThisAfternoon));

            Assert.Equal(At(4, 10), story.State.DueAt);
            Assert.Equal([At(2, 14)], RemindersOf(story, Dana));
            story.TurnTo(At(4, 9, 59));
            Assert.Equal([(Dana, 0), (Priya, 75)], story.All.OfType<DisputeEffect.Nudge>().Select(nudge => (nudge.To, nudge.Percent)));
        }

        [Fact]
        public void After_two_in_the_afternoon_it_is_four_and_then_none_today()
        {
            Assert.Equal(At(2, 14), Moments(At(2, 13, 15))[Later.ThisAfternoon]);
            Assert.Equal(At(2, 16), Moments(At(2, 13, 16))[Later.ThisAfternoon]);
            Assert.DoesNotContain(Later.ThisAfternoon, Moments(At(2, 15, 16)).Keys);
        }

        [Fact]
        public void Tomorrow_is_the_next_day_of_work_where_they_are()
        {
            Assert.Equal(At(3, 9), Moments(At(2, 10))[Later.TomorrowMorning]);

            var story = new DisputeStory { Now = At(6, 10) };
            story.Change(Dana, member => member with { TimeZone = "America/New_York" });
            story.AtTheLeaders();

            // Monday at 9 in New York, whose clocks have changed by then.
            Assert.Equal(At(9, 13), DisputeWorkflow.MayPutOff(story.State, story.Roster, Dana, story.Now)[Later.TomorrowMorning]);
        }

        [Fact]
        public void Never_past_the_deadline()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.TurnTo(At(3, 17));
            story.Do(new DisputeCommand.PutOff(Dana, 1, 1, Later.TomorrowMorning));
            story.Do(new DisputeCommand.Extend(Priya, 1, 1, Domain.Time.Window.Of("1h"), "r"));
            Assert.Equal([At(4, 9)], RemindersOf(story, Dana));

            story.TurnTo(At(4, 10, 30));
            Assert.Empty(DisputeWorkflow.MayPutOff(story.State, story.Roster, Priya, story.Now));
            Assert.Equal(Later.TomorrowMorning, story.Refused<DisputeRefusal.PutOffTooFar>(new DisputeCommand.PutOff(Priya, 1, 1, Later.TomorrowMorning)).Until);
            Assert.Equal(Later.ThisAfternoon, story.Refused<DisputeRefusal.PutOffTooFar>(new DisputeCommand.PutOff(Priya, 1, 1, Later.ThisAfternoon)).Until);
        }

        [Fact]
        public void Twice_at_most_and_by_nobody_else()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Do(new DisputeCommand.PutOff(Dana, 1, 1, Later.TomorrowMorning));
            story.Do(new DisputeCommand.PutOff(Dana, 1, 1, Later.ThisAfternoon));
            Assert.Equal([At(2, 14)], RemindersOf(story, Dana));

            story.Refused<DisputeRefusal.PutOffTooOften>(new DisputeCommand.PutOff(Dana, 1, 1, Later.TomorrowMorning));
            story.Refused<DisputeRefusal.NotASeat>(new DisputeCommand.PutOff(Ana, 1, 1, Later.TomorrowMorning));
            story.Do(new DisputeCommand.Rule(Priya, 1, 1, Say("Yes")));
            story.Ignored(new DisputeCommand.PutOff(Priya, 1, 1, Later.TomorrowMorning));
        }

        static IReadOnlyDictionary<Later, Instant> Moments(Instant now)
        {
            var story = new DisputeStory().AtTheLeaders();
            return DisputeWorkflow.MayPutOff(story.State, story.Roster, Dana, now);
        }

        static IEnumerable<Instant> RemindersOf(DisputeStory story, UserId user) =>
            story.Timers.Where(timer => DisputeTimer.Parse(timer.Key) is { Kind: DisputeTimerKind.Reminder } reminder && reminder.User == user).Select(timer => timer.At);
    }

    public sealed class WhenTheyWriteInTheThread
    {
        [Fact]
        public void A_seat_that_has_not_answered_is_told_once_a_level()
        {
            var story = new DisputeStory().AtTheLeaders();

            story.Do(new DisputeCommand.WroteInThread(Dana, 1, 1));

            story.Ignored(new DisputeCommand.WroteInThread(Dana, 1, 1));
            story.Ignored(new DisputeCommand.WroteInThread(Ana, 1, 1));
            story.Do(new DisputeCommand.Rule(Priya, 1, 1, Say("Yes")));
            story.Ignored(new DisputeCommand.WroteInThread(Priya, 1, 1));
        }
    }

    public sealed class WhenItClosesInSomebodysNight
    {
        [Fact]
        public void They_are_asked_to_stand_by_it_when_their_day_begins()
        {
            var story = new DisputeStory();
            story.Change(Tom, member => member with { TimeZone = "America/Los_Angeles" });
            story.AtTheTop();
            story.Do(new DisputeCommand.Rule(Morgan, 1, 2, Say("No")));

            Assert.Equal([Ana], story.Asked(AskKind.Commit));
            story.TurnTo(At(2, 16, 59));
            Assert.DoesNotContain(story.State.Asks, ask => ask.To == Tom);
            story.TurnTo(At(2, 17));
            Assert.Equal([Tom], story.Asked(AskKind.Commit));

            // The ask lapses like any other.
            story.TurnTo(At(9, 17));
            Assert.DoesNotContain(story.State.Asks, ask => ask.Kind is AskKind.Commit);
            Assert.DoesNotContain(story.State.Timers, timer => timer.Kind is DisputeTimerKind.StandBy);
        }

        [Fact]
        public void Whoever_commits_before_is_not_asked_any_more()
        {
            var story = new DisputeStory();
            story.Change(Tom, member => member with { TimeZone = "America/Los_Angeles" });
            story.AtTheTop();
            story.Do(new DisputeCommand.Rule(Morgan, 1, 2, Say("No")));

            story.Do(new DisputeCommand.Commit(Tom, 1));
            story.TurnTo(At(3, 17));

            Assert.DoesNotContain(story.State.Asks, ask => ask.To == Tom);
        }
    }
}
