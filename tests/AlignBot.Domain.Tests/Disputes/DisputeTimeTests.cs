using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Disputes;

public static class DisputeTimeTests
{
    public sealed class WhenExtended
    {
        [Fact]
        public void The_deadline_moves_by_at_most_the_levels_window()
        {
            var story = new DisputeStory().AtTheLeaders();

            story.Refused<DisputeRefusal.ExtensionTooLong>(new DisputeCommand.Extend(Dana, 1, 1, Window.Of("3wd"), "Waiting for data."));
            story.Do(new DisputeCommand.Extend(Dana, 1, 1, Window.Of("2wd"), "Waiting for data."));

            Assert.Equal(At(6, 10), story.State.DueAt);
            story.TurnTo(At(6, 10) - Duration.FromMilliseconds(1));
            Assert.Equal(1, story.State.Level);
            story.TurnTo(At(6, 10));
            Assert.Equal(2, story.State.Level);
        }

        [Fact]
        public void Once_with_a_reason_and_in_time()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Refused<TextRefusal.Missing>(new DisputeCommand.Extend(Dana, 1, 1, Window.Of("1wd"), ""));
            story.Refused<DisputeRefusal.NotASeat>(new DisputeCommand.Extend(Ana, 1, 1, Window.Of("1wd"), "r"));
            story.Do(new DisputeCommand.Extend(Dana, 1, 1, Window.Of("1wd"), "r"));
            story.Refused<DisputeRefusal.AlreadyExtended>(new DisputeCommand.Extend(Priya, 1, 1, Window.Of("1wd"), "r"));

            story.TurnTo(At(5, 10));
            story.Now = At(6, 10);
            story.Refused<DisputeRefusal.TooLateToExtend>(new DisputeCommand.Extend(Morgan, 1, 2, Window.Of("1h"), "r"));
        }

        [Fact]
        public void Shares_of_the_longer_window_that_are_past_are_not_reminded()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.TurnTo(At(4, 9, 30));

            // Three quarters of the window are past, whether it is two working hours longer or not.
            story.Do(new DisputeCommand.Extend(Dana, 1, 1, Window.Of("2wh"), "r"));

            Assert.Equal([], story.Last.OfType<DisputeEffect.SetTimer>().Where(s => s.Timer.Kind is DisputeTimerKind.Reminder).Select(s => s.Timer.Percent));
            Assert.All(story.Timers, t => Assert.True(t.At > story.Now));
        }

        [Fact]
        public void The_reckoning_says_what_was_extended()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Do(new DisputeCommand.Extend(Dana, 1, 1, Window.Of("1wd"), "r"));

            Assert.Equal(
                "2 working days from Mon 2 Mar 10:00 London: Wed 4 Mar 10:00, extended by 1 working day from Wed 4 Mar 10:00 London: Thu 5 Mar 10:00",
                story.State.Receipt!.ToWords());
        }

        [Fact]
        public void A_tick_of_the_old_deadline_is_ignored()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Do(new DisputeCommand.Extend(Dana, 1, 1, Window.Of("1wd"), "r"));
            story.Now = At(4, 10);

            story.Ignored(new DisputeCommand.DeadlinePassed(1, 1));
        }
    }

    public sealed class WhenSentUpAtOnce
    {
        [Theory]
        [InlineData("dana")]
        [InlineData("morgan")]
        [InlineData("olga")]
        public void A_seat_the_executive_and_the_operating_lead_may(string actor)
        {
            var story = new DisputeStory().AtTheLeaders();

            story.Do(new DisputeCommand.EscalateNow(new UserId(actor), 1, 1, "It can't wait."));

            var notice = story.Announced<DisputeNotice.WentUp>().Last();
            Assert.Equal((LevelEnd.SentUp, new UserId(actor), "It can't wait."), (notice.Why, notice.By, notice.Reason));
        }

        [Fact]
        public void Others_may_not_and_the_last_level_has_none_above()
        {
            var story = new DisputeStory().AtTheLeaders();

            story.Refused<DisputeRefusal.NotPermitted>(new DisputeCommand.EscalateNow(Ana, 1, 1));
            story.Do(new DisputeCommand.EscalateNow(Olga, 1, 1));
            story.Refused<DisputeRefusal.NoLevelAbove>(new DisputeCommand.EscalateNow(Olga, 1, 2));
        }
    }

    /// <summary>Three who must all agree, asked on Monday at 10:00 until Tuesday at 10:00; Dana and Priya differ at 13:00.</summary>
    public sealed class WhenTheHoldOfAReconcileOutlivesIt
    {
        [Fact]
        public void The_deadline_waits_as_long_and_then_ends_the_level()
        {
            var story = TwoDiffer();
            var last = AnotherSitsDown(story, At(2, 16, 45));
            story.TurnTo(At(3, 9, 30));
            Assert.Equal(At(3, 10, 15), story.State.HeldUntil);

            story.Do(new DisputeCommand.Agree(Priya, 1, 0, story.State.SeatOf(Dana)!.Ruling!.Revision));
            story.TurnTo(At(3, 10, 15) - Duration.FromMilliseconds(1));
            Assert.Equal((0, At(3, 10, 15)), (story.State.Level, story.State.HeldUntil));
            story.TurnTo(At(3, 10, 15));

            Assert.Equal((1, LevelEnd.TimeRanOut), (story.State.Level, Assert.Single(story.State.EndedLevels).How));
            Assert.Contains(story.State.EndedLevels[0].Seats, seat => seat.Occupant == last);
        }

        [Fact]
        public void Agreement_after_the_deadline_takes_the_hold_over()
        {
            var story = TwoDiffer();
            AnotherSitsDown(story, At(2, 16, 45));
            story.TurnTo(At(3, 10, 5));

            story.Do(new DisputeCommand.Agree(Priya, 1, 0, story.State.SeatOf(Dana)!.Ruling!.Revision));
            Assert.Equal((0, At(3, 10, 15)), (story.State.Level, story.State.HeldUntil));
            story.TurnTo(At(3, 10, 15));

            Assert.Equal(1, story.State.Level);
        }

        [Fact]
        public void Whoever_steps_aside_after_the_deadline_does_not_leave_it_to_a_message()
        {
            var story = TwoDiffer();
            AnotherSitsDown(story, At(2, 16, 45));
            story.TurnTo(At(3, 10, 5));

            // With Priya goes what Dana differed from; the ask of her deputy is still on its way.
            story.Give(Role.MarketingLeader, r => r with { Deputy = Tim });
            story.Delivers = false;
            story.Do(new DisputeCommand.Recuse(Priya, 1, 0, "Conflict."));

            Assert.Contains(story.Timers, timer => timer.At == At(3, 12, 5) && timer.Key == new DisputeTimer(DisputeTimerKind.Deadline, 1, 0).Key);
        }

        static readonly UserId Tim = new("tim");

        static DisputeStory TwoDiffer()
        {
            var story = new DisputeStory
            {
                Path = EscalationPath.Default with
                {
                    Levels =
                    [
                        new EscalationLevel
                        {
                            Deciders = [new Decider.ByRole(Role.SalesLeader), new Decider.ByRole(Role.MarketingLeader), new Decider.ByRole(Role.OperatingLead)],
                            Rule = DecisionRule.All,
                            Window = Window.Of("1wd"),
                        },
                        EscalationPath.Default.Levels[2],
                    ],
                },
            };
            story.Roster = story.Roster with { Members = story.Roster.Members.Add(story.Roster.Find(Sam)! with { User = Tim, DisplayName = Tim.Value }) };
            story.Raise();
            story.TurnTo(At(2, 13));
            story.Do(new DisputeCommand.Rule(Dana, 1, 0, Say("Yes")));
            story.Do(new DisputeCommand.Rule(Priya, 1, 0, Say("No")));
            Assert.Equal(At(2, 17), story.State.ReconcileUntil);
            return story;
        }

        static UserId AnotherSitsDown(DisputeStory story, Instant at)
        {
            story.TurnTo(at);
            story.Give(Role.OperatingLead, r => r with { Deputy = Sam });
            story.Do(new DisputeCommand.Recuse(Olga, 1, 0, "Conflict."));
            Assert.Equal([Dana, Priya, Sam], story.State.Deciders.AsEnumerable());
            return Sam;
        }
    }

    public sealed class WhenAnAskIsSlowToArrive
    {
        [Fact]
        public void The_level_waits_for_it_however_long_the_outage()
        {
            var story = new DisputeStory { Delivers = false }.AtTheTop();

            story.TurnTo(At(9, 10));

            Assert.True(story.State.IsOpen);
            Assert.Contains(story.Logged<DisputeFact.Held>(), h => h.Why is HoldReason.AskNotDelivered);
        }

        [Theory]
        [InlineData(-1, true)]
        [InlineData(0, false)]
        public void Then_it_stays_open_for_the_minimum_live_window(int milliseconds, bool isOpen)
        {
            var story = new DisputeStory { Delivers = false }.AtTheTop();
            story.TurnTo(At(3, 11));

            story.Do(new DisputeCommand.AskDelivered(1, 2, Morgan));
            story.TurnTo(At(3, 13) + Duration.FromMilliseconds(milliseconds));

            Assert.Equal(isOpen, story.State.IsOpen);
        }

        [Fact]
        public void Delivered_in_good_time_it_changes_nothing()
        {
            var story = new DisputeStory { Delivers = false }.AtTheTop();
            story.Now = At(2, 12);
            story.Do(new DisputeCommand.AskDelivered(1, 2, Morgan));

            story.TurnTo(At(3, 10));

            Assert.Equal(At(3, 10), story.State.Closing!.At);
        }

        [Theory]
        [InlineData("90m", 1, "11:30")] // there at once: the level ends on time
        [InlineData("90m", 80, "12:50")] // its whole window, where that is less than the minimum
        [InlineData("2wh", 105, "13:45")]
        public void A_level_no_longer_than_the_minimum_gives_its_whole_window(string window, int late, string ends)
        {
            var story = new DisputeStory { Delivers = false, Path = TopAlone(window) }.Raise();
            story.TurnTo(At(2, 10) + Duration.FromMinutes(late));
            story.Do(new DisputeCommand.AskDelivered(1, 0, Morgan));

            story.TurnTo(At(3, 10));

            Assert.Equal(ends, story.State.Closing!.At.ToString("HH':'mm", null));
        }

        [Fact]
        public void Whoever_takes_a_seat_late_has_the_minimum_of_working_time_over_the_weekend()
        {
            var story = new DisputeStory { Now = At(4, 17) };
            story.Give(Role.SalesLeader, r => r with { Deputy = Sam });
            story.AtTheLeaders();
            story.TurnTo(At(6, 16, 50));

            story.Do(new DisputeCommand.Recuse(Dana, 1, 1, "Conflict."));
            story.TurnTo(At(9, 10, 20) - Duration.FromMilliseconds(1));
            Assert.Equal(1, story.State.Level);
            story.TurnTo(At(9, 10, 20));

            Assert.Equal(2, story.State.Level);
        }

        [Fact]
        public void An_ask_that_arrives_on_a_saturday_is_live_into_monday()
        {
            var story = new DisputeStory { Now = At(6, 9, 30), Delivers = false, Path = TopAlone("8wh") }.Raise();
            story.TurnTo(At(7, 11));
            story.Do(new DisputeCommand.AskDelivered(1, 0, Morgan));

            story.TurnTo(At(10, 10));

            Assert.Equal(At(9, 11), story.State.Closing!.At);
        }

        [Fact]
        public void The_wall_clock_ends_no_level_while_nobody_is_at_work()
        {
            var story = new DisputeStory { Now = At(6, 18), Path = TopAlone("24h") }.Raise();

            Assert.Equal((At(9, 11), new Window(2, WindowUnit.WorkingHours)), (story.State.DueAt, story.State.Receipt!.AtLeast));
            Assert.Equal(
                "24 hours from Fri 6 Mar 18:00 London, moved to the next opening, with at least 2 working hours: Mon 9 Mar 11:00",
                story.State.Receipt!.ToWords());
        }

        [Fact]
        public void The_minimum_counts_where_the_person_is_and_the_latest_seat_counts()
        {
            var story = new DisputeStory { Delivers = false }.AtTheLeaders();
            story.Change(Priya, m => m with { TimeZone = "America/New_York" });
            story.TurnTo(At(4, 9));
            story.Do(new DisputeCommand.AskDelivered(1, 1, Dana));
            story.Do(new DisputeCommand.AskDelivered(1, 1, Priya));

            // Nine in New York is two in London.
            Assert.Equal((At(4, 11), At(4, 16)), (story.State.SeatOf(Dana)!.LiveUntil, story.State.SeatOf(Priya)!.LiveUntil));
            story.TurnTo(At(4, 16) - Duration.FromMilliseconds(1));
            Assert.Equal(1, story.State.Level);
            story.TurnTo(At(4, 16));
            Assert.Equal(2, story.State.Level);
        }

        static EscalationPath TopAlone(string window) =>
            EscalationPath.Default with { Levels = [EscalationPath.Default.Levels[2] with { Window = Window.Of(window) }] };
    }

    public sealed class WhenAnAskCanNotArrive
    {
        [Fact]
        public void A_level_that_reached_nobody_is_left_as_unreachable_when_its_window_ends()
        {
            var story = new DisputeStory { Delivers = false }.AtTheLeaders();
            story.Do(new DisputeCommand.AskUndeliverable(1, 1, Dana, "user_disabled"));
            story.Do(new DisputeCommand.AskUndeliverable(1, 1, Priya, "user_disabled"));

            story.TurnTo(At(4, 10) - Duration.FromMilliseconds(1));
            Assert.Equal(1, story.State.Level);
            story.TurnTo(At(4, 10));

            Assert.Equal(LevelEnd.Unreachable, story.Announced<DisputeNotice.WentUp>().Last().Why);
            Assert.Equal(2, story.Logged<DisputeFact.NotDelivered>().Count());
        }

        [Fact]
        public void One_who_was_reached_is_enough()
        {
            var story = new DisputeStory { Delivers = false }.AtTheLeaders();
            story.Do(new DisputeCommand.AskUndeliverable(1, 1, Dana, "user_disabled"));
            story.Do(new DisputeCommand.AskDelivered(1, 1, Priya));

            story.TurnTo(At(4, 10));

            Assert.Equal(LevelEnd.TimeRanOut, story.Announced<DisputeNotice.WentUp>().Last().Why);
        }

        [Fact]
        public void The_last_who_can_decide_hands_on_until_somebody_is_reached()
        {
            var story = new DisputeStory { Delivers = false };
            story.Give(Role.AccountableExecutive, r => r with { Deputy = Sam });
            story.AtTheTop();
            var asked = new List<UserId>();
            while (story.State.IsOpen && asked.Count < 5)
            {
                asked.Add(Assert.Single(story.State.Deciders));
                story.Do(new DisputeCommand.AskUndeliverable(1, 2, asked[^1], "user_disabled"));
                story.TurnTo(story.State.DueAt!.Value);
            }

            Assert.Equal([Morgan, Sam, Olga], asked);
            Assert.Equal(LevelEnd.Unreachable, Assert.Single(story.Announced<DisputeNotice.DecidedByTimeout>()).Why);
        }

        [Fact]
        public void At_the_last_level_somebody_else_gets_it_rather_than_nobody()
        {
            var path = EscalationPath.Default with { Levels = [EscalationPath.Default.Levels[2] with { Deciders = [new Decider.ByPerson(Sam)] }] };
            var story = new DisputeStory { Delivers = false, Path = path }.Raise();
            story.Do(new DisputeCommand.AskUndeliverable(1, 0, Sam, "user_disabled"));

            story.TurnTo(At(3, 10));

            Assert.True(story.State.IsOpen);
            Assert.Equal([Morgan], story.State.Deciders.AsEnumerable());
            Assert.Equal(Morgan, Assert.Single(story.Announced<DisputeNotice.LastResort>()).Who);
        }
    }

    public sealed class WhenTheBotWasDown
    {
        [Fact]
        public void The_working_time_lost_is_given_back()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Now = At(2, 15);

            story.Do(new DisputeCommand.CreditOutage(At(2, 12), At(2, 15)));

            Assert.Equal(At(4, 13), story.State.DueAt);
            Assert.Equal(At(4, 10), Assert.Single(story.Logged<DisputeFact.OutageCredited>()).OldDueAt);
        }

        [Fact]
        public void A_night_costs_nothing()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Now = At(3, 8);

            story.Ignored(new DisputeCommand.CreditOutage(At(2, 18), At(3, 8)));
        }

        [Fact]
        public void On_the_wall_clock_every_minute_counts()
        {
            var path = EscalationPath.Default with { Levels = [EscalationPath.Default.Levels[2] with { Window = Window.Of("24h") }] };
            var story = new DisputeStory { Path = path }.Raise();
            story.Now = At(3, 3);

            story.Do(new DisputeCommand.CreditOutage(At(3, 1), At(3, 3)));

            Assert.Equal(At(3, 12), story.State.DueAt);
        }

        [Fact]
        public void Across_three_deadlines_only_the_open_level_is_behind()
        {
            var story = new DisputeStory().Raise();
            story.Now = At(9, 9);

            story.Do(new DisputeCommand.CreditOutage(At(2, 12), At(9, 9)));
            story.TurnTo(At(9, 9));

            // Six and a half working hours were left when the bot went down, and are left now.
            Assert.Equal((0, At(9, 15, 30)), (story.State.Level, story.State.DueAt!.Value));
        }

        [Fact]
        public void After_the_deadline_it_is_given_back_to_whoever_was_asked_late()
        {
            var story = new DisputeStory { Delivers = false }.AtTheTop();
            story.TurnTo(At(3, 9, 50));
            story.Do(new DisputeCommand.AskDelivered(1, 2, Morgan));
            story.TurnTo(At(3, 10, 5));
            Assert.Equal(At(3, 11, 50), story.State.HeldUntil);

            story.Now = At(3, 16, 5);
            story.Do(new DisputeCommand.CreditOutage(At(3, 10, 5), At(3, 16, 5)));
            story.TurnTo(At(4, 9));

            Assert.Equal((true, At(4, 9, 20)), (story.State.IsOpen, story.State.HeldUntil));
            story.Ignored(new DisputeCommand.CreditOutage(At(3, 10, 5), At(3, 16, 5)));
            story.TurnTo(At(4, 9, 20));
            Assert.Equal(At(4, 9, 20), story.State.Closing!.At);
        }

        [Fact]
        public void A_form_that_is_waited_for_gets_its_minutes_back()
        {
            var story = new DisputeStory().AtTheTop();
            story.TurnTo(At(3, 9, 58));
            story.Do(new DisputeCommand.FormOpened(Morgan, 1, 2));
            story.TurnTo(At(3, 10, 1));

            story.Now = At(3, 10, 31);
            story.Do(new DisputeCommand.CreditOutage(At(3, 10, 1), At(3, 10, 31)));
            story.TurnTo(At(3, 10, 34));
            Assert.True(story.State.IsOpen);
            story.TurnTo(At(3, 10, 35));

            Assert.False(story.State.IsOpen);
        }

        [Fact]
        public void The_same_outage_is_credited_once()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Now = At(2, 15);
            story.Do(new DisputeCommand.CreditOutage(At(2, 12), At(2, 15)));

            story.Ignored(new DisputeCommand.CreditOutage(At(2, 12), At(2, 15)));
        }
    }

    public sealed class WhenTheClocksChange
    {
        [Theory]
        [InlineData(27, "2026-03-30T09:00:00Z")] // Friday 10:00 GMT to Monday 10:00 BST
        public void Spring_keeps_the_local_time(int day, string due)
        {
            var story = new DisputeStory { Now = At(day, 10) }.Raise();

            Assert.Equal(NodaTime.Text.InstantPattern.General.Parse(due).Value, story.State.DueAt);
            Assert.True(story.State.Receipt!.ClocksChange);
        }

        [Fact]
        public void Autumn_keeps_the_local_time()
        {
            var story = new DisputeStory { Now = Instant.FromUtc(2026, 10, 23, 9, 0) }.Raise();

            Assert.Equal(Instant.FromUtc(2026, 10, 26, 10, 0), story.State.DueAt);
        }
    }
}
