using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Disputes;

public static class DisputeSeatsTests
{
    static DisputeStory WithDeputy(UserId deputy)
    {
        var story = new DisputeStory();
        story.Give(Role.SalesLeader, r => r with { Deputy = deputy });
        return story;
    }

    public sealed class WhenALevelOpens
    {
        [Fact]
        public void An_absence_seats_the_deputy_and_the_record_names_both()
        {
            var story = WithDeputy(Sam);
            story.Away(Dana, 2, 6);

            story.AtTheLeaders();

            var seat = story.State.SeatOf(Sam)!;
            Assert.Equal((Dana, SeatReason.Away, true), (seat.For!.Value, seat.Reason!.Value, seat.IsDeputy));
            Assert.Equal([Sam, Priya], story.Asked(AskKind.Decide));
        }

        [Theory]
        [InlineData(1, true)]
        [InlineData(2, false)]
        [InlineData(3, false)]
        [InlineData(4, true)]
        public void A_deputy_sits_only_on_the_days_given(int day, bool isSkipped)
        {
            var story = new DisputeStory { Now = At(day, 10) };
            story.Give(Role.SalesLeader, r => r with { Deputy = Sam, DeputyFrom = new LocalDate(2026, 3, 2), DeputyTo = new LocalDate(2026, 3, 3) });
            story.Away(Dana, 1, 31);

            story.AtTheLeaders();

            Assert.Equal(isSkipped, story.State.Level == 2);
        }

        [Fact]
        public void Under_all_one_side_alone_does_not_decide()
        {
            var story = new DisputeStory();
            story.Away(Dana, 2, 6);

            story.AtTheLeaders();

            Assert.Equal(2, story.State.Level);
            var skipped = Assert.Single(story.Announced<DisputeNotice.Skipped>());
            Assert.Equal((1, LevelEnd.OneSideOnly), (skipped.Level, skipped.Why));
            Assert.Equal(SeatReason.Away, skipped.Seats[0].Reason);
        }

        [Fact]
        public void A_partys_seat_is_the_deputys()
        {
            var story = WithDeputy(Sam);
            story.Raise(r => r with { Parties = [new(Dana, null), new(Tom, null)] });

            story.Do(new DisputeCommand.EscalateNow(Dana, 1, 0));

            Assert.Equal([Sam, Priya], story.State.Deciders.AsEnumerable());
            Assert.Equal(SeatReason.IsParty, story.State.SeatOf(Sam)!.Reason);
        }

        [Fact]
        public void Those_who_are_said_to_come_next_are_those_who_are_asked_then()
        {
            var story = WithDeputy(Sam);
            story.Raise(r => r with { Parties = [new(Dana, null), new(Tom, null)] });
            var said = Seating.Above(story.State, story.Roster, story.State.DueAt!.Value);

            story.Do(new DisputeCommand.EscalateNow(Dana, 1, 0));

            Assert.Equal((1, 2), (said.Level, said.Seats.Length));
            Assert.Equal(story.State.Seats.Select(seat => (seat.Occupant, seat.For, seat.Reason)), said.Seats.Select(seat => (seat.Occupant, seat.For, seat.Reason)));
        }

        [Fact]
        public void A_level_at_which_nobody_could_decide_is_not_said_to_come_next()
        {
            var story = new DisputeStory();
            story.Raise(r => r with { Parties = [new(Dana, null), new(Priya, null)] });

            var (level, seats) = Seating.Above(story.State, story.Roster, story.State.DueAt!.Value);

            Assert.Equal((2, Morgan), (level, Assert.Single(seats).Occupant!.Value));
        }

        [Fact]
        public void A_person_sits_at_the_highest_level_they_belong_to()
        {
            var story = new DisputeStory();
            story.Give(Role.SalesLeader, r => r with { Holder = Morgan, Deputy = Sam });

            story.AtTheLeaders();

            Assert.Equal([Sam, Priya], story.State.Deciders.AsEnumerable());
            Assert.Equal(SeatReason.SitsElsewhere, story.State.SeatOf(Sam)!.Reason);
        }

        [Fact]
        public void A_deputy_who_sat_before_does_not_sit_again()
        {
            var story = WithDeputy(Sam);
            story.Give(Role.AccountableExecutive, r => r with { Deputy = Sam });
            story.Away(Dana, 2, 31);
            story.AtTheLeaders();
            story.Away(Morgan, 2, 31);

            story.Do(new DisputeCommand.EscalateNow(Priya, 1, 1));

            // Nobody else is left for the last level, so the executive has it although away.
            Assert.Equal([Morgan], story.State.Deciders.AsEnumerable());
            Assert.True(story.State.IsLastResort);
        }

        [Fact]
        public void While_the_executive_is_away_without_deputy_the_operating_lead_may_extend_and_not_decide()
        {
            var story = new DisputeStory();
            story.Away(Morgan, 1, 20);
            story.AtTheTop();

            Assert.Equal((Morgan, Olga), (story.State.Deciders[0], Assert.Single(story.Announced<DisputeNotice.LastResort>()).Caretaker!.Value));
            story.Refused<DisputeRefusal.NotASeat>(new DisputeCommand.Rule(Olga, 1, 2, Say("Yes")));
            story.Refused<DisputeRefusal.NotASeat>(new DisputeCommand.Extend(Sam, 1, 2, Window.Of("1wd"), "Morgan is away."));
            story.Do(new DisputeCommand.Extend(Olga, 1, 2, Window.Of("1wd"), "Morgan is away."));
            story.Refused<DisputeRefusal.AlreadyExtended>(new DisputeCommand.Extend(Olga, 1, 2, Window.Of("1wd"), "Morgan is away."));

            story.Give(Role.AccountableExecutive, r => r with { Deputy = Sam });
            story.Do(new DisputeCommand.RosterChanged());
            Assert.Equal([Sam], story.State.Deciders.AsEnumerable());
        }

        [Fact]
        public void If_nobody_can_sit_the_executive_has_it_though_a_party()
        {
            var story = new DisputeStory();
            story.Raise(r => r with { Parties = [new(Morgan, null), new(Tom, null)] });
            story.Do(new DisputeCommand.EscalateNow(Tom, 1, 0));

            story.TurnTo(At(4, 10));

            Assert.Equal([Morgan], story.State.Deciders.AsEnumerable());
            Assert.True(story.State.IsLastResort);
            Assert.Equal(Morgan, Assert.Single(story.Announced<DisputeNotice.LastResort>()).Who);
            story.Do(new DisputeCommand.Rule(Morgan, 1, 2, Say("Yes")));
            Assert.Equal(DisputeStatus.Decided, story.State.Status);
        }

        [Fact]
        public void Without_anybody_at_all_the_default_binds_and_says_so()
        {
            var story = new DisputeStory();
            story.Roster = story.Roster with { Roles = [] };

            story.AtTheLeaders();

            Assert.Equal(2, story.State.Level);
            Assert.Null(Assert.Single(story.Announced<DisputeNotice.LastResort>()).Who);
            story.TurnTo(At(3, 10));
            Assert.Equal(DisputeStatus.DecidedByTimeout, story.State.Status);
        }

        [Fact]
        public void A_guest_or_somebody_who_left_does_not_sit()
        {
            var story = new DisputeStory();
            story.Give(Role.SalesLeader, r => r with { Holder = Guest });
            story.Change(Priya, m => m with { IsActive = false });

            story.AtTheLeaders();

            var skipped = Assert.Single(story.Announced<DisputeNotice.Skipped>());
            Assert.Equal([SeatReason.MayNotDecide, SeatReason.Left], skipped.Seats.Select(s => s.Reason!.Value));
            Assert.Equal(LevelEnd.NobodyToSit, skipped.Why);
        }
    }

    public sealed class WhenADeciderLeaves
    {
        [Fact]
        public void The_deputy_takes_the_seat_and_is_asked()
        {
            var story = WithDeputy(Sam).AtTheLeaders();
            story.Change(Dana, m => m with { IsActive = false });

            story.Do(new DisputeCommand.RosterChanged());

            Assert.Equal([Sam], story.Asked(AskKind.Decide));
            var notice = Assert.Single(story.Announced<DisputeNotice.Reseated>());
            Assert.Equal((Dana, Sam, SeatReason.Left), (notice.From!.Value, notice.To!.Value, notice.Why));
            Assert.Contains(new DisputeEffect.CloseAsk(new(Dana, AskKind.Decide, 1, 1), AskEnd.Reseated), story.Last);
            Assert.DoesNotContain(story.Timers, t => t.Key.EndsWith("dana", StringComparison.Ordinal));
        }

        [Fact]
        public void A_ruling_already_given_stays()
        {
            var story = WithDeputy(Sam).AtTheLeaders();
            story.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));
            story.Change(Dana, m => m with { IsActive = false });

            story.Ignored(new DisputeCommand.RosterChanged());
            story.Do(new DisputeCommand.Agree(Priya, 1, 1, story.State.Proposal!.Revision));

            Assert.Equal("No", story.State.Closing!.Outcome);
        }

        [Fact]
        public void Without_a_deputy_the_level_goes_up()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Change(Dana, m => m with { IsActive = false });

            story.Do(new DisputeCommand.RosterChanged());

            Assert.Equal((2, LevelEnd.OneSideOnly), (story.State.Level, story.Announced<DisputeNotice.WentUp>().Last().Why));
        }

        [Fact]
        public void What_they_send_afterwards_is_kept_as_advice()
        {
            var story = WithDeputy(Sam).AtTheLeaders();
            story.Away(Dana, 2, 3);
            story.Do(new DisputeCommand.RosterChanged());

            story.Refused<DisputeRefusal.NotASeat>(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));

            Assert.Equal(Dana, Assert.Single(story.State.Advice).By);
        }

        [Fact]
        public void The_executive_leaving_the_last_level_hands_it_to_the_operating_lead()
        {
            var story = new DisputeStory().AtTheTop();
            story.Change(Morgan, m => m with { IsActive = false });

            story.Do(new DisputeCommand.RosterChanged());

            Assert.Equal([Olga], story.State.Deciders.AsEnumerable());
            Assert.True(story.State.IsOpen);
        }
    }

    public sealed class WhenARoleChangesHands
    {
        [Fact]
        public void The_new_holder_takes_the_seat()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Give(Role.SalesLeader, r => r with { Holder = Sam });

            story.Do(new DisputeCommand.RosterChanged());

            Assert.Equal(SeatReason.RoleChanged, Assert.Single(story.Announced<DisputeNotice.Reseated>()).Why);
            Assert.Equal([Sam, Priya], story.State.Deciders.AsEnumerable());
        }

        [Fact]
        public void An_unchanged_roster_changes_nothing()
        {
            var story = new DisputeStory().AtTheLeaders();

            story.Ignored(new DisputeCommand.RosterChanged());
        }

        [Fact]
        public void A_vacant_seat_is_filled_when_somebody_is_found()
        {
            var story = new DisputeStory { Path = OnePath(DecisionRule.One) };
            story.Away(Dana, 2, 6);
            story.Raise();
            Assert.Null(story.State.Seats[0].Occupant);
            story.Give(Role.SalesLeader, r => r with { Deputy = Sam });

            story.Do(new DisputeCommand.RosterChanged());

            Assert.Equal([Sam, Priya], story.State.Deciders.AsEnumerable());
            Assert.Equal(SeatReason.NowAvailable, Assert.Single(story.Announced<DisputeNotice.Reseated>()).Why);
        }

        internal static EscalationPath OnePath(DecisionRule rule) => EscalationPath.Default with
        {
            Levels = [EscalationPath.Default.Levels[1] with { Rule = rule }, EscalationPath.Default.Levels[2]],
        };
    }

    public sealed class WhenSomebodyIsBackWhileADeputySits
    {
        [Fact]
        public void They_take_their_seat_back()
        {
            var story = Back();

            story.Do(new DisputeCommand.TakeSeatBack(Dana, 1, 1));

            Assert.Equal([Dana, Priya], story.State.Deciders.AsEnumerable());
            Assert.Equal([Dana], story.Asked(AskKind.Decide));
            Assert.Equal((Sam, Dana, SeatReason.NowAvailable), story.Announced<DisputeNotice.Reseated>().Select(n => (n.From!.Value, n.To!.Value, n.Why)).Last());
            story.Ignored(new DisputeCommand.TakeSeatBack(Dana, 1, 1));
        }

        [Fact]
        public void Not_while_they_are_away_nor_once_the_deputy_has_decided_nor_anybody_elses()
        {
            var story = WithDeputy(Sam);
            story.Away(Dana, 1, 2);
            story.AtTheLeaders();
            story.Refused<DisputeRefusal.NotASeat>(new DisputeCommand.TakeSeatBack(Dana, 1, 1));

            story.TurnTo(At(3, 9));
            story.Refused<DisputeRefusal.NotASeat>(new DisputeCommand.TakeSeatBack(Olga, 1, 1));
            story.Do(new DisputeCommand.Rule(Sam, 1, 1, Say("No")));
            story.Refused<DisputeRefusal.NotASeat>(new DisputeCommand.TakeSeatBack(Dana, 1, 1));
        }

        static DisputeStory Back()
        {
            var story = WithDeputy(Sam);
            story.Away(Dana, 1, 2);
            story.AtTheLeaders();
            story.TurnTo(At(3, 9));
            Assert.Equal([Sam, Priya], story.State.Deciders.AsEnumerable());
            return story;
        }
    }

    public sealed class WhenADeciderLeavesTheChannel
    {
        [Fact]
        public void Nobody_takes_their_seat_before_Slack_was_asked_whether_they_are_back()
        {
            var story = WithDeputy(Sam).AtTheLeaders();
            story.PeopleAskedAt = Monday;
            story.Change(Dana, m => m with { InChannel = false });
            story.Do(new DisputeCommand.RosterChanged());

            story.TurnTo(At(2, 14));
            Assert.Single(story.All.OfType<DisputeEffect.AskWhoIsThere>());
            Assert.NotNull(story.State.SeatOf(Dana));
            story.PeopleAskedAt = story.Now;
            story.Do(new DisputeCommand.RosterChanged());

            Assert.Equal(SeatReason.LeftChannel, Assert.Single(story.Announced<DisputeNotice.Reseated>()).Why);
            Assert.NotNull(story.State.SeatOf(Sam));
        }

        [Fact]
        public void Who_is_back_by_then_keeps_it_and_Slack_is_asked_again_until_it_answers()
        {
            var story = WithDeputy(Sam).AtTheLeaders();
            story.PeopleAskedAt = Monday;
            story.Change(Dana, m => m with { InChannel = false });
            story.Do(new DisputeCommand.RosterChanged());

            story.TurnTo(At(2, 14, 20));
            Assert.Equal(3, story.All.OfType<DisputeEffect.AskWhoIsThere>().Count());
            story.Change(Dana, m => m with { InChannel = true });
            story.PeopleAskedAt = story.Now;
            story.Do(new DisputeCommand.RosterChanged());
            story.TurnTo(At(3, 10));

            Assert.NotNull(story.State.SeatOf(Dana));
            Assert.DoesNotContain(story.Timers, t => t.Key.StartsWith("left-channel", StringComparison.Ordinal));
        }

        [Fact]
        public void An_outage_gives_them_the_time_back_to_return()
        {
            var story = WithDeputy(Sam).AtTheLeaders();
            story.Change(Dana, m => m with { InChannel = false });
            story.Do(new DisputeCommand.RosterChanged());

            story.Now = At(2, 16);
            story.Do(new DisputeCommand.CreditOutage(At(2, 12), At(2, 16)));
            story.TurnTo(At(2, 17));
            Assert.NotNull(story.State.SeatOf(Dana));
            story.TurnTo(At(3, 9, 30));

            Assert.NotNull(story.State.SeatOf(Sam));
        }

        [Theory]
        [InlineData(-1, "dana")]
        [InlineData(0, "sam")]
        public void They_are_reseated_after_four_working_hours(int milliseconds, string sits)
        {
            var story = WithDeputy(Sam).AtTheLeaders();
            story.Change(Dana, m => m with { InChannel = false });
            story.Do(new DisputeCommand.RosterChanged());
            Assert.Contains((At(2, 14), "left-channel/1/1/0/dana"), story.Timers);

            story.TurnTo(At(2, 14) + Duration.FromMilliseconds(milliseconds));

            Assert.NotNull(story.State.SeatOf(new UserId(sits)));
        }

        [Fact]
        public void Coming_back_in_time_keeps_the_seat()
        {
            var story = WithDeputy(Sam).AtTheLeaders();
            story.Change(Dana, m => m with { InChannel = false });
            story.Do(new DisputeCommand.RosterChanged());
            story.Change(Dana, m => m with { InChannel = true });
            story.Do(new DisputeCommand.RosterChanged());

            story.TurnTo(At(2, 14));

            Assert.NotNull(story.State.SeatOf(Dana));
            Assert.Empty(story.Announced<DisputeNotice.Reseated>());
        }
    }

    public sealed class WhenSomebodyRecuses
    {
        [Fact]
        public void The_deputy_sits_and_the_reason_is_told()
        {
            var story = WithDeputy(Sam).AtTheLeaders();
            story.Refused<TextRefusal.Missing>(new DisputeCommand.Recuse(Dana, 1, 1, " "));

            story.Do(new DisputeCommand.Recuse(Dana, 1, 1, "My sister runs that account."));

            var notice = Assert.Single(story.Announced<DisputeNotice.Reseated>());
            Assert.Equal((SeatReason.Recused, "My sister runs that account."), (notice.Why, notice.Reason));
            Assert.Equal([Sam], story.Asked(AskKind.Decide));
        }

        [Fact]
        public void Their_ruling_goes_with_them()
        {
            var story = WithDeputy(Sam).AtTheLeaders();
            story.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));

            story.Do(new DisputeCommand.Recuse(Dana, 1, 1, "On reflection."));

            Assert.Null(story.State.Proposal);
            story.Refused<DisputeRefusal.NothingToAgreeWith>(new DisputeCommand.Agree(Priya, 1, 1, 1));
        }

        [Fact]
        public void The_executive_at_the_last_level_hands_on_to_the_operating_lead()
        {
            var story = new DisputeStory().AtTheTop();

            story.Do(new DisputeCommand.Recuse(Morgan, 1, 2, "Conflict."));

            Assert.Equal([Olga], story.State.Deciders.AsEnumerable());
        }

        [Fact]
        public void The_last_who_can_decide_may_not()
        {
            var story = new DisputeStory().AtTheTop();
            story.Do(new DisputeCommand.Recuse(Morgan, 1, 2, "Conflict."));
            var before = story.State;

            story.Refused<DisputeRefusal.LastToDecide>(new DisputeCommand.Recuse(Olga, 1, 2, "Me too."));

            Assert.Same(before, story.State);
        }

        [Fact]
        public void A_party_recusing_leaves_nobody_to_settle_with()
        {
            var story = new DisputeStory().Raise();

            story.Do(new DisputeCommand.Recuse(Tom, 1, 0, "I only filed it."));

            Assert.Equal(1, story.State.Level);
        }
    }
}
