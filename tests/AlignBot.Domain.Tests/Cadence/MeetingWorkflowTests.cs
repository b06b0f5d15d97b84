using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Cadence.MeetingStory;

namespace AlignBot.Domain.Tests.Cadence;

public sealed class MeetingWorkflowTests
{
    static Disposition.Parked Park(string reason = "No numbers yet.", UserId? on = null, LocalDate? until = null) => new(Dana, Start, reason, on, until);

    public sealed class Before
    {
        [Fact]
        public void Items_are_called_for_a_working_day_ahead_and_leaders_who_gave_none_are_asked()
        {
            var story = new MeetingStory();
            story.Add("Acme is stuck", by: Dana);

            story.To(Start - Duration.FromMinutes(11));

            Assert.Single(story.Effects<MeetingEffect.CallForItems>());
            Assert.Equal(Instant.FromUtc(2026, 3, 2, 9, 30), story.State.CalledAt);
            Assert.Equal([Priya], story.Effects<MeetingEffect.AskForItems>().Select(ask => ask.To));
        }

        [Fact]
        public void What_a_leader_was_asked_follows_until_it_is_over()
        {
            var story = new MeetingStory().To(Start - Duration.FromHours(1));
            Assert.Empty(story.Effects<MeetingEffect.EditAsk>());

            story.Add("Acme", by: Priya);
            Assert.Equal([Priya], story.Effects<MeetingEffect.EditAsk>().Select(edit => edit.To));
            story.Add("Globex", by: Ana);
            Assert.Single(story.Effects<MeetingEffect.EditAsk>());
            story.Do(new MeetingCommand.Skip(Olga, "Fair."));

            Assert.Equal([Priya, Priya, Dana], story.Effects<MeetingEffect.EditAsk>().Select(edit => edit.To));
        }

        [Fact]
        public void A_reminder_follows_when_it_moves_and_when_it_is_over()
        {
            var story = BothGaveAnItem().Run();
            Assert.Equal([Dana, Priya], story.State.Reminded.AsEnumerable());
            Assert.Empty(story.Effects<MeetingEffect.EditReminder>());
            foreach (var item in story.State.Items)
            {
                story.Do(new MeetingCommand.Dispose(Dana, item.Id, new Disposition.Discussed(Dana, story.Now)));
            }

            story.Do(new MeetingCommand.End(Dana, NothingToDecide: true, []));
            Assert.Equal([Dana, Priya], story.Effects<MeetingEffect.EditReminder>().Select(edit => edit.To));

            var moved = BothGaveAnItem().To(Start - Duration.FromMinutes(5));
            moved.Do(new MeetingCommand.Move(Dana, Start + Duration.FromHours(3), "The board."));
            Assert.Equal([Dana, Priya], moved.Effects<MeetingEffect.EditReminder>().Select(edit => edit.To));
            moved.To(Start + Duration.FromHours(3));
            Assert.Equal([Dana, Priya, Dana, Priya], moved.Effects<MeetingEffect.Remind>().Select(remind => remind.To));
            Assert.Equal([Dana, Priya], moved.State.Reminded.AsEnumerable());
        }

        [Fact]
        public void Who_acts_in_both_roles_is_asked_once()
        {
            var story = new MeetingStory();
            story.Roster = story.Roster with { Roles = [.. story.Roster.Roles.Select(holding => holding.Role is Role.MarketingLeader ? holding with { Holder = Dana } : holding)] };

            story.To(Start - Duration.FromHours(1));

            Assert.Equal([Dana], story.Effects<MeetingEffect.AskForItems>().Select(ask => ask.To));
        }

        [Fact]
        public void A_leader_abroad_is_asked_within_their_own_working_hours()
        {
            var story = new MeetingStory(series => series with { At = new LocalTime(17, 15) }, Start - Duration.FromDays(5));

            // 17:15 in London is 18:15 in Berlin: Priya is asked at the close of her day, half past five.
            Assert.Contains((Instant.FromUtc(2026, 3, 2, 16, 30), "AskForItems/0/MarketingLeader"), story.Timers);
            Assert.Contains((Instant.FromUtc(2026, 3, 2, 17, 15), "AskForItems/0/SalesLeader"), story.Timers);
        }

        [Fact]
        public void The_required_are_reminded_ten_minutes_before_but_for_who_was_asked_for_items()
        {
            var story = BothGaveAnItem().To(Start - Duration.FromMinutes(10));
            Assert.Equal([Dana, Priya], story.Effects<MeetingEffect.Remind>().Select(remind => remind.To));

            // One message before it for each; another once it is moved.
            var asked = new MeetingStory();
            asked.Add("Acme", by: Dana);
            asked.To(Start - Duration.FromMinutes(10));
            Assert.Equal(Priya, Assert.Single(asked.Effects<MeetingEffect.AskForItems>()).To);
            Assert.Equal(Dana, Assert.Single(asked.Effects<MeetingEffect.Remind>()).To);
            asked.Do(new MeetingCommand.Move(Dana, Start + Duration.FromHours(3), "The board.")).To(Start + Duration.FromHours(3));
            Assert.Equal([Dana, Dana, Priya], asked.Effects<MeetingEffect.Remind>().Select(remind => remind.To));
        }

        static MeetingStory BothGaveAnItem()
        {
            var story = new MeetingStory();
            story.Add("Acme", by: Dana);
            story.Add("Globex", by: Priya);
            return story;
        }

        [Fact]
        public void What_was_added_is_removed_before_it_begins_unless_it_was_parked()
        {
            var story = new MeetingStory();
            var (hers, item) = (story.Add("Globex", by: Dana), story.Add("Acme"));
            Assert.Equal([Dana, Priya, Ben, Lena, Olga], story.Refused<MeetingRefusal.NotPermitted>(new MeetingCommand.RemoveItem(Ana, hers)).WhoMay.AsEnumerable());
            story.Do(new MeetingCommand.RemoveItem(Ana, item)).Do(new MeetingCommand.RemoveItem(Priya, hers));
            Assert.Empty(story.State.Items);

            story.Do(new MeetingCommand.TakeOn(new AgendaItem { Id = item, Text = "Budget", TimesParked = 1, AddedBy = Ana }));
            story.Refused<MeetingRefusal.ParkedBefore>(new MeetingCommand.RemoveItem(Ana, item));
        }

        [Fact]
        public void A_call_that_comes_when_the_reminder_is_due_is_left_out()
        {
            var story = new MeetingStory { Now = Start - Duration.FromMinutes(10) };

            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.CallDue()));
        }

        [Fact]
        public void An_item_of_ten_thousand_characters_is_refused_and_nothing_changed()
        {
            var story = new MeetingStory();

            var refused = story.Refused<TextRefusal.TooLong>(new MeetingCommand.AddItem(Ana, new AgendaItemId(Guid.NewGuid()), new string('x', 10_000)));

            Assert.Equal((10_000, TextLimits.Line), (refused.Length, refused.Limit));
            Assert.Empty(story.State.Items);
        }

        [Fact]
        public void A_guest_and_a_stranger_add_nothing()
        {
            var story = new MeetingStory();

            Assert.Equal(Standing.Guest, story.Refused<MeetingRefusal.NotPermitted>(new MeetingCommand.AddItem(Guest, default, "Mine")).Standing);
            Assert.Equal(Standing.Unknown, story.Refused<MeetingRefusal.NotPermitted>(new MeetingCommand.AddItem(new UserId("x"), default, "Mine")).Standing);
        }

        [Fact]
        public void An_item_goes_up_within_its_section()
        {
            var story = new MeetingStory();
            var first = story.Add("One");
            story.Add("Elsewhere", section: 1);
            var second = story.Add("Two");

            story.Do(new MeetingCommand.MoveItemUp(Ana, second));

            Assert.Equal([second, first], story.State.ItemsOf(0).Select(item => item.Id));
            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.MoveItemUp(Ana, second)));
        }

        [Fact]
        public void What_the_bot_proposes_comes_once()
        {
            var story = new MeetingStory();
            var proposal = new AgendaItem { Id = new AgendaItemId(Guid.NewGuid()), Text = "DEC-1 is due for review", Source = "decision/1" };

            story.Do(new MeetingCommand.TakeOn(proposal));

            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.TakeOn(proposal with { Id = new AgendaItemId(Guid.NewGuid()) })));
        }

        [Fact]
        public void Moved_it_is_called_for_again_only_if_it_was_not_yet()
        {
            var story = new MeetingStory().To(Start - Duration.FromHours(1));

            story.Do(new MeetingCommand.Move(Dana, Start + Duration.FromDays(2), "The board meets.")).To(Start + Duration.FromDays(2));

            Assert.Single(story.Effects<MeetingEffect.CallForItems>());
            Assert.Equal(MeetingStatus.Prompted, story.State.Status);
            Assert.Equal(Start + Duration.FromDays(2), story.State.PromptedAt);
        }

        [Fact]
        public void On_top_of_another_into_the_past_or_without_a_reason_it_is_not_moved()
        {
            var story = new MeetingStory { Others = [new BusyTime("Strategy review", Start + Duration.FromHours(2), Start + Duration.FromHours(3))] };

            Assert.Equal("Strategy review", story.Refused<MeetingRefusal.Overlaps>(new MeetingCommand.Move(Dana, Start + Duration.FromMinutes(106), "Late")).Name);
            story.Refused<MeetingRefusal.MovedIntoThePast>(new MeetingCommand.Move(Dana, story.Now, "Late"));
            story.Refused<TextRefusal.Missing>(new MeetingCommand.Move(Dana, Start + Duration.FromDays(1), "  "));
            story.Refused<MeetingRefusal.NotPermitted>(new MeetingCommand.Move(Ana, Start + Duration.FromDays(1), "Late"));
            Assert.Equal(Start, story.State.StartsAt);

            // Touching is not overlapping.
            story.Do(new MeetingCommand.Move(Dana, Start + Duration.FromMinutes(105), "Late"));
        }

        [Fact]
        public void Called_off_its_items_go_on_untouched()
        {
            var story = new MeetingStory();
            var id = story.Add("Acme");

            story.Do(new MeetingCommand.Skip(Olga, "Everybody is at the fair."));

            Assert.Equal((MeetingStatus.Skipped, "Everybody is at the fair.", Olga), (story.State.Status, story.State.Ending!.Reason, story.State.Ending.By));
            Assert.Equal((id, 0), (Assert.Single(story.Effects<MeetingEffect.Carry>()).Item.Id, story.Effects<MeetingEffect.Carry>().Single().Item.TimesCarried));
            Assert.Empty(story.Timers);
            story.Refused<MeetingRefusal.AlreadyOver>(new MeetingCommand.Start(Dana));
        }

        [Fact]
        public void A_day_off_skips_it_as_it_is_planned()
        {
            var series = new MeetingStory().Series;
            var context = new MeetingContext(Start, Team(), WorkingCalendar.Default("Europe/London"));
            var off = new Occurrence(new LocalDate(2026, 12, 25), new LocalDate(2026, 12, 25), Start + Duration.FromDays(300), IsSkipped: true, "Christmas Day");

            var planned = MeetingWorkflow.Plan(default, series, off, context);

            Assert.Equal((MeetingStatus.Skipped, "Christmas Day", true), (planned.State.Status, planned.State.Ending!.Holiday, planned.State.Ending.IsDayOff));
            Assert.DoesNotContain(planned.Effects, effect => effect is MeetingEffect.SetTimer);

            // The day off was a mistake: the row comes back to life.
            var back = Assert.IsType<Outcome<Meeting>.Changed>(MeetingWorkflow.Apply(planned.State, new MeetingCommand.Replan(series.Terms(), off with { IsSkipped = false, Holiday = null }), context));
            Assert.Equal(MeetingStatus.Scheduled, back.State.Status);
            Assert.Contains(back.Effects, effect => effect is MeetingEffect.SetTimer { Timer.Kind: MeetingTimerKind.Start });
        }

        [Fact]
        public void A_change_of_the_series_leaves_a_moved_meetings_time_alone()
        {
            var story = new MeetingStory().Do(new MeetingCommand.Move(Dana, Start + Duration.FromDays(1), "Board."));
            var occurrence = new Occurrence(story.State.Nominal, story.State.Nominal, Start + Duration.FromHours(3), IsSkipped: false, null);

            story.Do(new MeetingCommand.Replan(story.Series.Terms() with { Minutes = 30 }, occurrence));

            Assert.Equal((Start + Duration.FromDays(1), 30), (story.State.StartsAt, story.State.Terms.Minutes));
            Assert.IsType<Outcome<Meeting>.Ignored>(new MeetingStory().Try(new MeetingCommand.Replan(story.Series.Terms(), occurrence with { StartsAt = Start })));
        }
    }

    public sealed class WhatTheBotProposed
    {
        static readonly AgendaItem Proposal = new() { Id = new AgendaItemId(new Guid(9, 0, 0, new byte[8])), Text = "DEC-1 is due for review", Source = "decision/1" };

        [Fact]
        public void Settled_elsewhere_it_is_taken_off()
        {
            var story = new MeetingStory().Do(new MeetingCommand.TakeOn(Proposal)).Do(new MeetingCommand.TakeOff(Proposal.Id));

            Assert.Empty(story.State.Items);
            Assert.Contains(new MeetingEffect.Log(new MeetingFact.ItemTakenOff(Proposal.Id, Proposal.Text), null), story.Last);
        }

        [Fact]
        public void What_people_wrote_parked_or_talk_about_stays()
        {
            var story = new MeetingStory();
            var own = story.Add("Acme");
            story.Do(new MeetingCommand.TakeOn(Proposal with { TimesParked = 1 }));

            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.TakeOff(own)));
            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.TakeOff(Proposal.Id)));
            var running = new MeetingStory().Do(new MeetingCommand.TakeOn(Proposal)).Run();
            Assert.IsType<Outcome<Meeting>.Ignored>(running.Try(new MeetingCommand.TakeOff(Proposal.Id)));
        }
    }

    public sealed class TheStart
    {
        [Fact]
        public void Just_before_the_grace_ends_it_may_still_start_and_counts_as_late()
        {
            var story = new MeetingStory().To(Start + Duration.FromMinutes(10) - Duration.FromMilliseconds(1));

            story.Do(new MeetingCommand.Start(Dana));

            Assert.True(story.State.IsLate);
        }

        [Theory]
        [InlineData(120_000, false)]
        [InlineData(120_001, true)]
        public void Late_is_more_than_two_minutes(long milliseconds, bool isLate)
        {
            var story = new MeetingStory().To(Start + Duration.FromMilliseconds(milliseconds)).Do(new MeetingCommand.Start(Dana));

            Assert.Equal(isLate, story.State.IsLate);
        }

        [Fact]
        public void At_the_end_of_the_grace_it_is_missed()
        {
            var story = new MeetingStory().To(Start + Duration.FromMinutes(10));

            Assert.Equal(MeetingStatus.Missed, story.State.Status);
            Assert.Equal([Role.SalesLeader, Role.MarketingLeader], story.State.Ending!.Missing.AsEnumerable());
            Assert.Equal(1, story.State.Ending.MissesInARow);
            Assert.Empty(story.Effects<MeetingEffect.TellExecutive>());
        }

        [Fact]
        public void Missed_it_is_held_now_and_its_items_come_back_until_the_next_begins()
        {
            var story = new MeetingStory { Next = new NextOfSeries(Start + Duration.FromDays(7), HasBegun: false) };
            var item = story.Add("Acme");
            story.To(Start + Duration.FromMinutes(10)).Pass(60);
            story.Refused<MeetingRefusal.NotPermitted>(new MeetingCommand.HoldNow(Ana));
            story.Do(new MeetingCommand.HoldNow(Dana));

            Assert.Equal((MeetingStatus.Prompted, 1), (story.State.Status, story.State.EarlierEndings!.Value.Length));
            Assert.Equal(item, Assert.Single(story.Effects<MeetingEffect.BringBack>()).Item);
            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.HoldNow(Priya)));
            story.Do(new MeetingCommand.Start(Dana)).Do(new MeetingCommand.CheckIn(Priya)).Do(new MeetingCommand.End(Dana, NothingToDecide: true, []));
            Assert.Equal((MeetingStatus.Held, true), (story.State.Status, story.State.IsLate));
            story.Refused<MeetingRefusal.AlreadyOver>(new MeetingCommand.HoldNow(Dana));

            var late = new MeetingStory().To(Start + Duration.FromMinutes(10));
            late.Next = new NextOfSeries(Start + Duration.FromDays(7), HasBegun: true);
            late.Refused<MeetingRefusal.NextComes>(new MeetingCommand.HoldNow(Dana));
            late.Refused<MeetingRefusal.NextComes>(new MeetingCommand.Move(Dana, Start + Duration.FromDays(8), "We could not."));
        }

        [Fact]
        public void Missed_at_its_new_time_too_it_was_missed_twice()
        {
            var story = new MeetingStory { Next = new NextOfSeries(Start + Duration.FromDays(7), HasBegun: false) }.To(Start + Duration.FromMinutes(10));
            story.Refused<MeetingRefusal.NextComes>(new MeetingCommand.Move(Dana, Start + Duration.FromDays(7), "We could not."));
            story.Do(new MeetingCommand.Move(Dana, Start + Duration.FromDays(2), "We could not."));
            Assert.Equal(MeetingStatus.Scheduled, story.State.Status);

            story.To(Start + Duration.FromDays(2) + Duration.FromMinutes(10));

            Assert.Equal((MeetingStatus.Missed, 2), (story.State.Status, story.State.Ending!.MissesInARow));
            Assert.Equal(Morgan, Assert.Single(story.Effects<MeetingEffect.TellExecutive>()).To);
        }

        [Fact]
        public void Whoever_must_be_there_is_told_that_another_called_it_off()
        {
            var story = new MeetingStory().Do(new MeetingCommand.Skip(Dana, "The board meets."));
            Assert.Equal(Priya, Assert.Single(story.Effects<MeetingEffect.TellOff>()).To);

            story.Do(new MeetingCommand.Restore(Priya));
            Assert.Equal(Priya, Assert.Single(story.Effects<MeetingEffect.EditOff>()).To);
        }

        [Fact]
        public void The_second_miss_in_a_row_reaches_the_executive()
        {
            var story = new MeetingStory { MissedBefore = 1 }.To(Start + Duration.FromMinutes(10));

            Assert.Equal((Morgan, 2), (Assert.Single(story.Effects<MeetingEffect.TellExecutive>()).To, story.State.Ending!.MissesInARow));
        }

        [Fact]
        public void Where_nobody_of_a_side_could_come_it_is_no_miss()
        {
            var story = new MeetingStory { MissedBefore = 1, Roster = Away(Dana, Ben) }.To(Start + Duration.FromMinutes(10));

            Assert.Equal(MeetingStatus.Skipped, story.State.Status);
            Assert.Equal(Role.SalesLeader, Assert.Single(story.State.Ending!.Away!.Value));
            Assert.Equal(0, story.State.Ending.MissesInARow);
            Assert.Empty(story.Effects<MeetingEffect.TellExecutive>());
            Assert.Single(story.Effects<MeetingEffect.Announce>(), told => told.Notice is MeetingNotice.Skipped);

            // They met all the same.
            story.Do(new MeetingCommand.MetWithoutBot(Priya, [Dana, Priya], [], NothingToDecide: true));
            Assert.Equal(MeetingStatus.Held, story.State.Status);
        }

        [Fact]
        public void Started_without_a_side_that_is_away_it_ends_as_no_miss_and_has_its_minutes()
        {
            var story = new MeetingStory { Roster = Away(Dana, Ben) }.ToStart().Do(new MeetingCommand.Start(Priya));

            story.Do(new MeetingCommand.End(Priya, NothingToDecide: true, []));

            Assert.Equal(MeetingStatus.Skipped, story.State.Status);
            Assert.Single(story.Effects<MeetingEffect.PostMinutes>());
        }

        [Fact]
        public void Where_the_deputy_could_have_come_it_is_a_miss() => Assert.Equal(
            MeetingStatus.Missed, new MeetingStory { Roster = Away(Dana, Priya) }.To(Start + Duration.FromMinutes(10)).State.Status);

        [Fact]
        public void A_day_away_that_is_over_excuses_nobody()
        {
            var team = MeetingStory.Team();
            var before = team with { Absences = [.. new[] { Dana, Ben }.Select(user => new Absence { User = user, From = new(2026, 3, 1), To = new(2026, 3, 2) })] };

            Assert.Equal(MeetingStatus.Missed, new MeetingStory { Roster = before }.To(Start + Duration.FromMinutes(10)).State.Status);
        }

        static Roster Away(params UserId[] people) => MeetingStory.Team() with
        {
            Absences = [.. people.Select(user => new Absence { User = user, From = new(2026, 3, 3), To = new(2026, 3, 3) })],
        };

        [Fact]
        public void Begun_and_not_held_it_is_said_by_its_minutes_alone()
        {
            var story = new MeetingStory().ToStart().Do(new MeetingCommand.Start(Dana)).Do(new MeetingCommand.End(Dana, NothingToDecide: true, []));

            Assert.Equal(MeetingStatus.Missed, story.State.Status);
            Assert.Empty(story.Effects<MeetingEffect.Announce>());
            Assert.Single(story.Effects<MeetingEffect.PostMinutes>());

            // They say so themselves when it is recorded as held.
            story.Do(new MeetingCommand.MetWithoutBot(Dana, [Dana, Priya], [], NothingToDecide: true));
            Assert.Single(story.Effects<MeetingEffect.EditMinutes>());
            Assert.Single(story.Effects<MeetingEffect.PostMinutes>());
            Assert.Empty(story.Effects<MeetingEffect.EditAnnounced>());
        }

        [Fact]
        public void What_was_said_of_a_miss_follows_when_they_met_all_the_same()
        {
            var once = new MeetingStory().To(Start + Duration.FromMinutes(10));
            once.Do(new MeetingCommand.MetWithoutBot(Dana, [Dana, Priya], [], NothingToDecide: true));
            Assert.Single(once.Effects<MeetingEffect.EditAnnounced>());
            Assert.Empty(once.Effects<MeetingEffect.EditTold>());

            var twice = new MeetingStory { MissedBefore = 1 }.To(Start + Duration.FromMinutes(10));
            twice.Do(new MeetingCommand.MetWithoutBot(Dana, [Dana, Priya], [], NothingToDecide: true));
            Assert.Equal(Morgan, Assert.Single(twice.Effects<MeetingEffect.EditTold>()).To);
        }

        [Fact]
        public void It_is_prompted_once_and_starts_once()
        {
            var story = new MeetingStory().Run();

            // A second one who presses Start is there, too; a third press of theirs changes nothing.
            story.Do(new MeetingCommand.Start(Ben));
            Assert.Equal((Dana, Start, 3), (story.State.StartedBy, story.State.StartedAt!.Value, story.State.Here.Length));
            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.Start(Ben)));
            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.StartDue()));
            Assert.Single(story.Effects<MeetingEffect.PostCard>());
        }

        [Fact]
        public void Neither_a_rep_nor_a_guest_nor_a_stranger_starts_it_but_a_deputy_does_and_the_operating_lead()
        {
            var story = new MeetingStory().ToStart();

            Assert.Equal([Dana, Priya, Ben, Lena, Olga], story.Refused<MeetingRefusal.NotPermitted>(new MeetingCommand.Start(Ana)).WhoMay.AsEnumerable());
            foreach (var other in new[] { Guest, new UserId("x") })
            {
                Assert.Empty(story.Refused<MeetingRefusal.NotPermitted>(new MeetingCommand.Start(other)).WhoMay);
            }

            Assert.Equal(Olga, new MeetingStory().ToStart().Do(new MeetingCommand.Start(Olga)).State.StartedBy);

            Assert.Equal(Ben, story.Do(new MeetingCommand.Start(Ben)).State.StartedBy);
        }

        [Fact]
        public void With_both_leaders_and_their_deputies_gone_nobody_can()
        {
            var story = new MeetingStory().ToStart();
            story.Roster = story.Roster with { Members = [.. story.Roster.Members.Select(member => member.User == Ana || member.User == Olga ? member : member with { IsActive = false })] };

            Assert.Equal(Olga, story.Refused<MeetingRefusal.NobodyToStart>(new MeetingCommand.Start(Ana)).OperatingLead);
            Assert.Equal(MeetingStatus.Prompted, story.State.Status);
        }

        [Fact]
        public void A_quarter_of_an_hour_before_it_may_start_and_no_earlier()
        {
            var story = new MeetingStory().To(Start - Duration.FromMinutes(15) - Duration.FromMilliseconds(1));
            story.Refused<MeetingRefusal.TooEarly>(new MeetingCommand.Start(Dana));
            story.Refused<MeetingRefusal.TooEarly>(new MeetingCommand.CheckIn(Dana));

            story.Now = Start - Duration.FromMinutes(15);
            story.Do(new MeetingCommand.Start(Dana));

            Assert.Single(story.Effects<MeetingEffect.PostCard>());
            Assert.False(story.State.IsLate);
        }

        [Fact]
        public void A_late_prompt_inside_the_grace_is_sent_and_one_after_it_is_not()
        {
            var inside = new MeetingStory { Now = Start + Duration.FromMinutes(9) };
            Assert.Contains(Assert.IsType<Outcome<Meeting>.Changed>(inside.Try(new MeetingCommand.StartDue())).Effects, effect => effect is MeetingEffect.PostCard);

            var after = new MeetingStory { Now = Start + Duration.FromMinutes(10) };
            var changed = Assert.IsType<Outcome<Meeting>.Changed>(after.Try(new MeetingCommand.StartDue()));
            Assert.DoesNotContain(changed.Effects, effect => effect is MeetingEffect.PostCard);
            Assert.Equal((MeetingStatus.Skipped, true), (changed.State.Status, changed.State.Ending!.IsOutage));
        }

        [Fact]
        public void A_prompt_that_never_stood_in_Slack_or_a_bot_away_at_the_end_of_the_grace_is_no_miss()
        {
            var unseen = new MeetingStory { Delivers = false }.To(Start + Duration.FromMinutes(10));
            Assert.Equal((MeetingStatus.Skipped, true), (unseen.State.Status, unseen.State.Ending!.IsOutage));

            var away = new MeetingStory().ToStart();
            away.Now = Start + Duration.FromMinutes(13);
            var changed = Assert.IsType<Outcome<Meeting>.Changed>(away.Try(new MeetingCommand.GraceEnded()));
            Assert.Equal(MeetingStatus.Skipped, changed.State.Status);
        }

        [Fact]
        public void What_of_the_grace_the_bot_was_away_is_given_back()
        {
            var story = new MeetingStory().ToStart();
            story.Outages = [new BusyTime("", Start + Duration.FromMinutes(1), Start + Duration.FromMinutes(7))];

            story.To(Start + Duration.FromMinutes(16) - Duration.FromMilliseconds(1));
            Assert.Equal(MeetingStatus.Prompted, story.State.Status);

            story.To(Start + Duration.FromMinutes(16));
            Assert.Equal(MeetingStatus.Missed, story.State.Status);
        }

        [Fact]
        public void A_prompt_delivered_late_leaves_five_minutes_to_start()
        {
            var story = new MeetingStory { Delivers = false }.To(Start + Duration.FromMinutes(8));
            story.Do(new MeetingCommand.PromptDelivered());

            story.To(Start + Duration.FromMinutes(13) - Duration.FromMilliseconds(1));
            Assert.Equal(MeetingStatus.Prompted, story.State.Status);

            story.To(Start + Duration.FromMinutes(13));
            Assert.Equal(MeetingStatus.Missed, story.State.Status);
        }
    }

    public sealed class WhileItRuns
    {
        [Fact]
        public void Sections_move_on_by_themselves_and_by_hand()
        {
            var story = new MeetingStory().Run();

            story.Pass(4);
            Assert.Equal(1, story.State.Section);

            story.Pass(1).Do(new MeetingCommand.NextSection(Priya, 1));
            Assert.Equal((2, Start + Duration.FromMinutes(8)), (story.State.Section, story.State.SectionEndsAt));
            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.NextSection(Priya, 1)));

            story.Pass(3);
            Assert.Equal((3, Start + Duration.FromMinutes(15)), (story.State.Section, story.State.SectionEndsAt));
            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.NextSection(Priya, 3)));
        }

        [Fact]
        public void Items_are_reached_one_after_the_other()
        {
            var story = new MeetingStory();
            var (first, second) = (story.Add("One"), story.Add("Two"));
            story.Run();
            Assert.True(story.State.Item(first)!.MustBeDisposed);
            Assert.Null(story.State.Item(second)!.ReachedAt);

            story.Do(new MeetingCommand.Dispose(Dana, first, new Disposition.Dropped(Dana, story.Now, "Solved")));

            Assert.True(story.State.Item(second)!.MustBeDisposed);
            Assert.Equal("One", story.Refused<MeetingRefusal.AlreadyDisposed>(new MeetingCommand.Dispose(Priya, first, Park())).Item.Text);
        }

        [Fact]
        public void An_item_added_while_it_runs_belongs_to_the_present_section_and_is_reached()
        {
            var story = new MeetingStory().Run().Pass(5);

            story.Do(new MeetingCommand.AddItem(Ana, new AgendaItemId(Guid.NewGuid()), "New"));

            Assert.Equal((1, true), (story.State.Items[0].Section, story.State.Items[0].MustBeDisposed));
        }

        [Fact]
        public void Only_those_who_are_there_say_how_items_end()
        {
            var story = new MeetingStory();
            var item = story.Add("One");
            story.Run();

            story.Refused<MeetingRefusal.NotCheckedIn>(new MeetingCommand.Dispose(Ana, item, Park()));
            story.Do(new MeetingCommand.CheckIn(Ana)).Do(new MeetingCommand.Dispose(Ana, item, Park()));
            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.CheckIn(Ana)));
        }

        [Fact]
        public void Where_nothing_is_to_decide_an_item_is_discussed_unless_it_was_parked_before()
        {
            var story = new MeetingStory();
            var (news, budget) = (story.Add("News of Acme"), story.Add("Budget"));
            story.Run().Do(new MeetingCommand.Dispose(Dana, news, new Disposition.Discussed(Dana, story.Now)));
            Assert.IsType<Disposition.Discussed>(story.State.Item(news)!.Disposition);
            Assert.NotNull(story.State.Item(budget)!.ReachedAt);

            var parked = new MeetingStory();
            var item = new AgendaItem { Id = new AgendaItemId(new Guid(9, 2, 0, new byte[8])), Text = "Budget", TimesParked = 1 };
            parked.Do(new MeetingCommand.TakeOn(item));
            parked.Run();
            parked.Refused<MeetingRefusal.ParkedBefore>(new MeetingCommand.Dispose(Dana, item.Id, new Disposition.Discussed(Dana, parked.Now)));
        }

        [Fact]
        public void A_second_parking_needs_a_person_and_a_date()
        {
            var story = new MeetingStory();
            var parked = new AgendaItem { Id = new AgendaItemId(Guid.NewGuid()), Text = "Budget", TimesParked = 1 };
            story.Do(new MeetingCommand.TakeOn(parked)).Run();
            var today = new LocalDate(2026, 3, 3);

            story.Refused<MeetingRefusal.ParkedBefore>(new MeetingCommand.Dispose(Dana, parked.Id, Park()));
            story.Refused<MeetingRefusal.WaitingNeedsBoth>(new MeetingCommand.Dispose(Dana, parked.Id, Park(on: Ana)));
            story.Refused<MeetingRefusal.WaitingNeedsBoth>(new MeetingCommand.Dispose(Dana, parked.Id, Park(on: Ana, until: today)));
            story.Refused<TextRefusal.PersonNotEligible>(new MeetingCommand.Dispose(Dana, parked.Id, Park(on: Guest, until: today.PlusDays(1))));
            story.Do(new MeetingCommand.Dispose(Dana, parked.Id, Park(on: Ana, until: today.PlusDays(14))));

            story.Do(new MeetingCommand.End(Dana, NothingToDecide: true, []));
            var carried = Assert.Single(story.Effects<MeetingEffect.Carry>()).Item;
            Assert.Equal((2, Ana, today.PlusDays(14)), (carried.TimesParked, carried.WaitingOn!.Value, carried.NotBefore!.Value));
            Assert.Single(story.Effects<MeetingEffect.Await>());
        }

        [Fact]
        public void The_stopwatch_adds_its_spells_and_stops_with_the_meeting()
        {
            var story = new MeetingStory().Run();

            story.Do(new MeetingCommand.Reconcile(Priya, On: true));
            Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.Reconcile(Dana, On: true)));
            story.Pass(2).Do(new MeetingCommand.Reconcile(Dana, On: false)).Pass(1);
            story.Do(new MeetingCommand.Reconcile(Dana, On: true)).Pass(1).Do(new MeetingCommand.End(Dana, NothingToDecide: true, []));

            Assert.Equal(Duration.FromMinutes(3), story.State.Reconciled);
            Assert.Null(story.State.ReconcilingSince);
        }

        [Fact]
        public void Near_the_end_it_presses_once()
        {
            var story = new MeetingStory().Run().Pass(12);
            Assert.Single(story.Effects<MeetingEffect.PressForEnd>());

            story.Pass(5);
            Assert.Single(story.Effects<MeetingEffect.PressForEnd>());
        }
    }

    public sealed class TheEnd
    {
        [Fact]
        public void With_the_required_people_and_a_decision_it_is_held()
        {
            var story = new MeetingStory().Run().Do(new MeetingCommand.DecisionTaken(Decision()));

            story.Do(new MeetingCommand.End(Priya, NothingToDecide: false, []));

            Assert.Equal(MeetingStatus.Held, story.State.Status);
            Assert.Single(story.Effects<MeetingEffect.PostMinutes>());
            Assert.Equal(["Confirm/0/"], story.Timers.Select(timer => timer.Key));
            story.Refused<MeetingRefusal.AlreadyOver>(new MeetingCommand.End(Priya, NothingToDecide: false, []));
        }

        [Theory]
        [InlineData(true, MeetingStatus.Held)]
        [InlineData(false, MeetingStatus.HeldUndecided)]
        public void Without_a_decision_it_takes_the_explicit_word(bool nothing, MeetingStatus status) =>
            Assert.Equal(status, new MeetingStory().Run().Do(new MeetingCommand.End(Dana, nothing, [])).State.Status);

        [Fact]
        public void Without_one_of_the_required_it_was_not_held_whatever_was_decided()
        {
            var story = new MeetingStory().ToStart().Do(new MeetingCommand.Start(Dana)).Do(new MeetingCommand.CheckIn(Ana)).Do(new MeetingCommand.DecisionTaken(Decision()));

            story.Do(new MeetingCommand.End(Dana, NothingToDecide: false, []));

            Assert.Equal((MeetingStatus.Missed, Role.MarketingLeader), (story.State.Status, Assert.Single(story.State.Ending!.Missing)));
        }

        [Fact]
        public void One_person_does_not_stand_for_two_roles()
        {
            var story = new MeetingStory();
            story.Roster = story.Roster with { Roles = [.. story.Roster.Roles.Select(holding => holding.Role is Role.MarketingLeader ? holding with { Deputy = Dana } : holding)] };
            story.ToStart().Do(new MeetingCommand.Start(Dana)).Do(new MeetingCommand.End(Dana, NothingToDecide: true, []));
            Assert.Equal(MeetingStatus.Missed, story.State.Status);

            // With Ben there, he stands for sales and she for marketing.
            Assert.Empty(RequiredPeople.Missing([Role.SalesLeader, Role.MarketingLeader], [Dana, Ben], story.Roster, Start));
        }

        [Fact]
        public void Items_reached_are_disposed_of_first_and_those_not_reached_are_carried()
        {
            var story = new MeetingStory();
            var (first, second) = (story.Add("One"), story.Add("Two"));
            story.Run();

            Assert.Equal("One", Assert.Single(story.Refused<MeetingRefusal.StillOpen>(new MeetingCommand.End(Dana, NothingToDecide: true, [])).Items).Text);
            story.Do(new MeetingCommand.End(Dana, NothingToDecide: true, [(first, Park())]));

            Assert.Equal([(first, 1, 0), (second, 0, 1)], story.Effects<MeetingEffect.Carry>().Select(carry => (carry.Item.Id, carry.Item.TimesParked, carry.Item.TimesCarried)));
        }

        [Fact]
        public void Nobody_ends_it_and_it_closes_itself_after_its_grace()
        {
            var story = new MeetingStory();
            story.Add("One");
            story.Run().To(Start + Duration.FromMinutes(25) - Duration.FromMilliseconds(1));
            Assert.Equal(MeetingStatus.Running, story.State.Status);

            story.To(Start + Duration.FromMinutes(25));

            Assert.Equal((MeetingStatus.HeldUndecided, null), (story.State.Status, story.State.Ending!.By));
            Assert.IsType<Disposition.Parked>(story.State.Items[0].Disposition);
        }

        [Fact]
        public void Parked_before_and_open_as_it_closes_itself_the_leaders_say_what_becomes_of_it()
        {
            var (story, item) = ClosedWithAnItemThatWasParked();
            var asked = Assert.IsType<Disposition.Asked>(story.State.Items[0].Disposition);
            Assert.Equal([Dana, Priya], asked.Of.AsEnumerable());
            Assert.Equal(new LocalDate(2026, 3, 4), asked.DueAt.InUtc().Date);
            Assert.Empty(story.Effects<MeetingEffect.Carry>());
            Assert.Equal(MeetingTimerKind.Answer, Assert.Single(story.State.Timers).Kind);

            story.Refused<MeetingRefusal.NotPermitted>(new MeetingCommand.Dispose(Ana, item, Park(on: Morgan, until: new LocalDate(2026, 3, 9))));
            story.Refused<MeetingRefusal.ParkedBefore>(new MeetingCommand.Dispose(Priya, item, Park()));
            story.Refused<MeetingRefusal.ParkedBefore>(new MeetingCommand.Dispose(Priya, item, new Disposition.Discussed(Priya, story.Now)));
            Assert.Equal(new LocalDate(2026, 6, 3), story.Refused<MeetingRefusal.WaitingTooLong>(new MeetingCommand.Dispose(Priya, item, Park(on: Morgan, until: new LocalDate(2030, 3, 9)))).Latest);
            story.Do(new MeetingCommand.Dispose(Priya, item, Park(on: Morgan, until: new LocalDate(2026, 3, 9))));

            Assert.Equal((2, Morgan), (Assert.Single(story.Effects<MeetingEffect.Carry>()).Item.TimesParked, Assert.Single(story.Effects<MeetingEffect.Await>()).Item.WaitingOn));
            Assert.Equal([Dana, Priya], story.Effects<MeetingEffect.EditWhatBecomes>().Where(edit => edit.IsOver).Select(edit => edit.Of));
            Assert.Empty(story.State.Timers);
        }

        [Fact]
        public void Nobody_saying_so_the_executive_reads_of_it_once_and_a_dispute_settles_it()
        {
            var (story, item) = ClosedWithAnItemThatWasParked();
            story.To(Start + Duration.FromDays(3));
            Assert.Equal(Morgan, Assert.Single(story.Effects<MeetingEffect.TellLeftOpen>()).To);
            Assert.Empty(story.State.Timers);

            story.Do(new MeetingCommand.Dispose(Ana, item, new Disposition.Escalated(Ana, story.Now, new DisputeId(Guid.NewGuid()), 4)));

            Assert.IsType<Disposition.Escalated>(story.State.Items[0].Disposition);
            Assert.Single(story.Effects<MeetingEffect.EditLeftOpen>());
            story.Refused<MeetingRefusal.AlreadyOver>(new MeetingCommand.Dispose(Dana, item, new Disposition.Dropped(Dana, story.Now, "No.")));
        }

        static (MeetingStory Story, AgendaItemId Item) ClosedWithAnItemThatWasParked()
        {
            var item = new AgendaItem { Id = new AgendaItemId(new Guid(9, 2, 0, new byte[8])), Text = "Budget", TimesParked = 1 };
            return (new MeetingStory().Do(new MeetingCommand.TakeOn(item)).Run().To(Start + Duration.FromMinutes(25)), item.Id);
        }

        [Fact]
        public void A_bot_away_at_its_close_makes_no_miss()
        {
            var story = new MeetingStory().ToStart().Do(new MeetingCommand.Start(Dana));
            story.Now = Start + Duration.FromHours(3);

            story.Do(new MeetingCommand.CloseDue());

            Assert.Equal((MeetingStatus.Skipped, true), (story.State.Status, story.State.Ending!.IsOutage));
        }

        [Fact]
        public void One_never_started_is_not_ended()
        {
            var story = new MeetingStory().ToStart();

            Assert.Equal(Start, story.Refused<MeetingRefusal.NotStarted>(new MeetingCommand.End(Dana, NothingToDecide: true, [])).StartsAt);
            Assert.Equal(MeetingStatus.Prompted, story.State.Status);
        }

        [Fact]
        public void They_met_without_the_bot()
        {
            var story = new MeetingStory().To(Start + Duration.FromHours(1));
            Assert.Equal(MeetingStatus.Missed, story.State.Status);

            Assert.Equal(Role.MarketingLeader, Assert.Single(story.Refused<MeetingRefusal.RequiredMissing>(new MeetingCommand.MetWithoutBot(Dana, [Dana], [], NothingToDecide: true)).Roles));
            story.Refused<MeetingRefusal.NotPermitted>(new MeetingCommand.MetWithoutBot(Ana, [Dana, Priya], [], NothingToDecide: true));
            story.Refused<MeetingRefusal.NoResult>(new MeetingCommand.MetWithoutBot(Dana, [Dana, Lena], [], NothingToDecide: false));
            story.Do(new MeetingCommand.MetWithoutBot(Dana, [Dana, Lena], [Decision()], NothingToDecide: false));

            Assert.Equal((MeetingStatus.Held, true), (story.State.Status, story.State.Ending!.IsWithoutBot));
            story.Refused<MeetingRefusal.AlreadyOver>(new MeetingCommand.MetWithoutBot(Dana, [Dana, Lena], [], NothingToDecide: true));
            new MeetingStory().Refused<MeetingRefusal.TooEarly>(new MeetingCommand.MetWithoutBot(Dana, [Dana, Lena], [], NothingToDecide: true));
        }
    }

    public sealed class Timers
    {
        [Fact]
        public void A_key_reads_back_as_the_timer()
        {
            MeetingTimer[] timers = [new(MeetingTimerKind.Call), new(MeetingTimerKind.Section, 3), new(MeetingTimerKind.AskForItems, Role: Role.SalesLeader)];

            Assert.Equal(timers, timers.Select(timer => MeetingTimer.Parse(timer.Key)));
            Assert.Throws<FormatException>(() => MeetingTimer.Parse("Lunch/0/"));
        }

        [Fact]
        public void A_meeting_that_is_over_has_none_set() => Assert.All(
            new[] { new MeetingStory().To(Start + Duration.FromDays(1)), new MeetingStory().Run().To(Start + Duration.FromDays(1)), new MeetingStory().Do(new MeetingCommand.Skip(Dana, "Fair.")) },
            story => Assert.True(story.State.Timers.IsEmpty && !story.Timers.Any()));
    }
}
