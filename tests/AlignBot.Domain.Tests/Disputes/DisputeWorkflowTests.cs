using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Disputes;

public static class DisputeWorkflowTests
{
    public sealed class WhenRaised
    {
        [Fact]
        public void The_parties_are_asked_to_decide_and_for_their_briefs()
        {
            var story = new DisputeStory().Raise();

            Assert.Equal([Ana, Tom], story.Asked(AskKind.Decide));
            Assert.Equal([Ana, Tom], story.Asked(AskKind.Brief));
            Assert.IsType<DisputeEffect.PostCard>(story.Last[0]);
            Assert.Equal(At(3, 10), story.State.DueAt);
            Assert.Contains(new DisputeEffect.SetTimer(new DisputeTimer(DisputeTimerKind.Deadline, 1, 0), At(3, 10)), story.Last);
        }

        [Fact]
        public void Path_and_calendar_are_frozen()
        {
            var story = new DisputeStory { Path = EscalationPath.Default with { Version = 3 } }.Raise();
            story.Path = EscalationPath.Default with { Version = 4 };
            story.Calendar = story.Calendar with { Version = 9 };

            story.Do(new DisputeCommand.EscalateNow(Ana, 1, 0));

            Assert.Equal(3, story.State.Path.Version);
            Assert.Equal(1, story.State.Calendar.Version);
        }

        [Fact]
        public void Everything_wrong_with_the_form_is_named_at_once()
        {
            var raise = Question(EscalationPath.Default) with
            {
                Question = "  ",
                Category = "weather",
                Parties = [new(Ana, null), new(Ana, null)],
                Options = ["Yes", " yes "],
                Account = new string('x', 201),
            };

            var problems = DisputeChecks.Problems(raise, new DisputeStory().Context).ToArray();

            Assert.Collection(
                problems,
                p => Assert.Equal(new TextRefusal.Missing(FormField.Question), p),
                p => Assert.IsType<DisputeRefusal.UnknownCategory>(p),
                p => Assert.Equal(new DisputeRefusal.PartiesMustDiffer(Ana), p),
                p => Assert.Equal(new DisputeRefusal.OptionsAlike("Yes"), p),
                p => Assert.Equal(new TextRefusal.TooLong(FormField.Account, 201, 200), p));
        }

        [Theory]
        [InlineData(3000, true)]
        [InlineData(3001, false)]
        public void A_question_may_have_three_thousand_characters(int length, bool isAccepted)
        {
            var raise = Question(EscalationPath.Default) with { Question = " " + new string('q', length) + " " };

            var outcome = DisputeWorkflow.Raise(raise, new DisputeStory().Context);

            Assert.Equal(isAccepted, outcome is Outcome<Dispute>.Changed);
        }

        [Theory]
        [InlineData("guest", Standing.Guest)]
        [InlineData("bot", Standing.Bot)]
        [InlineData("nobody", Standing.Unknown)]
        public void A_party_has_to_be_a_full_member(string party, Standing standing)
        {
            var raise = Question(EscalationPath.Default) with { Parties = [new(Ana, null), new(new UserId(party), null)] };

            var outcome = DisputeWorkflow.Raise(raise, new DisputeStory().Context);

            Assert.Equal(new DisputeRefusal.PartyNotEligible(new UserId(party), standing), Assert.IsType<Outcome<Dispute>.Refused>(outcome).Why);
        }

        [Fact]
        public void A_guest_may_not_raise()
        {
            var outcome = DisputeWorkflow.Raise(Question(EscalationPath.Default) with { RaisedBy = Guest }, new DisputeStory().Context);

            Assert.IsType<DisputeRefusal.NotPermitted>(Assert.IsType<Outcome<Dispute>.Refused>(outcome).Why);
        }

        [Fact]
        public void A_category_is_found_whatever_its_case()
        {
            var story = new DisputeStory().Raise(r => r with { Category = "DEFINITION" });

            Assert.Equal("definition", story.State.Category);
        }
    }

    public sealed class WhenTheDeadlinePasses
    {
        [Theory]
        [InlineData(-1, 0)]
        [InlineData(0, 1)]
        [InlineData(1, 1)]
        public void The_next_level_is_asked_at_that_instant_and_not_before(int milliseconds, int level)
        {
            var story = new DisputeStory().Raise();

            story.TurnTo(At(3, 10) + Duration.FromMilliseconds(milliseconds));

            Assert.Equal(level, story.State.Level);
        }

        [Fact]
        public void Exactly_one_level_is_left_however_late_the_tick_is()
        {
            var story = new DisputeStory().Raise();
            story.Now = At(20, 10);

            story.Do(new DisputeCommand.DeadlinePassed(1, 0));

            Assert.Equal(1, story.State.Level);
            Assert.Equal(At(24, 10), story.State.DueAt);
            Assert.Equal([Dana, Priya], story.Asked(AskKind.Decide));
            var wentUp = Assert.Single(story.Announced<DisputeNotice.WentUp>());
            Assert.Equal((0, 1, LevelEnd.TimeRanOut), (wentUp.From, wentUp.To, wentUp.Why));
            Assert.Contains(new DisputeEffect.CloseAsk(new(Ana, AskKind.Decide, 1, 0), AskEnd.WentUp), story.Last);
        }

        [Fact]
        public void A_second_tick_for_the_same_level_is_ignored()
        {
            var story = new DisputeStory().Raise();
            story.TurnTo(At(3, 10));

            story.Ignored(new DisputeCommand.DeadlinePassed(1, 0));

            Assert.Equal(1, story.State.Level);
        }

        [Fact]
        public void At_the_last_level_the_default_stands_and_nobody_is_said_to_have_decided()
        {
            var story = new DisputeStory().Raise();

            story.TurnTo(At(3, 10));
            story.TurnTo(At(5, 10));
            story.TurnTo(At(6, 10));

            Assert.Equal(DisputeStatus.DecidedByTimeout, story.State.Status);
            var decision = Assert.Single(story.All.OfType<DisputeEffect.RecordDecision>()).Decision;
            Assert.Equal((EscalationPath.StatusQuo, DecisionSource.Timeout), (decision.Text, decision.Source));
            Assert.Empty(decision.DecidedBy);
            Assert.Null(decision.RecordedBy);
            Assert.Empty(story.State.Closing!.By);
            Assert.All(story.State.Timers, t => Assert.True(t.Kind is DisputeTimerKind.StandBy or DisputeTimerKind.Lesson, t.Key));
            Assert.Equal(At(13, 10), story.Timers.Max(t => t.At));
        }

        [Fact]
        public void Missing_briefs_are_recorded_and_stop_nothing()
        {
            var story = new DisputeStory().Raise();
            story.Do(new DisputeCommand.GiveBrief(Ana, 1, "Mine.", "Theirs at its best."));

            story.TurnTo(At(6, 10));

            Assert.Equal([new DisputeFact.BriefMissing(Tom)], story.Logged<DisputeFact.BriefMissing>());
        }

        [Fact]
        public void Whoever_has_given_their_case_is_not_asked_for_it_by_the_message_that_asks_them_to_settle()
        {
            var story = new DisputeStory().Raise();

            story.Do(new DisputeCommand.GiveBrief(Ana, 1, "Mine.", "Theirs at its best."));

            Assert.Equal([Ana, Tom], story.Last.OfType<DisputeEffect.RefreshAsk>().Select(refresh => refresh.Of.To));
        }

        [Fact]
        public void Without_an_id_for_the_decision_the_last_level_can_not_end()
        {
            var story = new DisputeStory().AtTheTop();
            story.Now = At(10, 10);

            Assert.Throws<InvalidOperationException>(() =>
                DisputeWorkflow.Apply(story.State, new DisputeCommand.DeadlinePassed(1, 2), story.Context with { NewDecisionId = default }));
        }
    }

    public sealed class WhenReminding
    {
        [Fact]
        public void Seats_that_have_not_ruled_are_reminded_at_their_share_of_working_time()
        {
            var story = new DisputeStory().Raise();
            story.Do(new DisputeCommand.Rule(Ana, 1, 0, Say("No")));

            // One working day of 8.5 hours from 10:00: three quarters of it are gone at 16:22:30, and one reminder is enough.
            story.TurnTo(At(2, 16, 22));
            Assert.Empty(story.All.OfType<DisputeEffect.Nudge>());
            story.TurnTo(At(2, 16, 23));

            Assert.Equal([new DisputeEffect.Nudge(Tom, 1, 0, 75, At(3, 10))], story.All.OfType<DisputeEffect.Nudge>());
            story.TurnTo(At(3, 9, 59));
            Assert.Single(story.All.OfType<DisputeEffect.Nudge>());
        }

        [Fact]
        public void Two_reminders_that_would_meet_at_closing_are_one()
        {
            var level = EscalationPath.Default.Levels[2] with { Window = AlignBot.Domain.Time.Window.Of("24h"), Reminders = [50, 90] };
            var story = new DisputeStory { Now = At(6, 16), Path = EscalationPath.Default with { Levels = [level] } }.Raise();

            // Half and nine tenths of Friday 16:00 to Saturday 16:00 both fall on Saturday: both would move to Friday's closing.
            Assert.Equal([(At(6, 17, 30), "reminder/1/0/90/morgan")], story.Timers.Where(t => t.Key.StartsWith("reminder", StringComparison.Ordinal)));
        }

        [Fact]
        public void A_reminder_outside_the_recipients_hours_moves_to_their_next_opening_where_it_cant_move_earlier()
        {
            var story = new DisputeStory();
            story.Change(Tom, m => m with { TimeZone = "Asia/Tokyo" });

            story.Raise();

            // 16:22 in London is the middle of Tokyo's night; Tokyo closed at 08:30 London time, before the level even opened. It opens at midnight.
            Assert.Equal([(At(3, 0), "reminder/1/0/75/tom")], story.Timers.Where(t => t.Key.EndsWith("tom", StringComparison.Ordinal)));
        }
    }

    public sealed class WhenTheSeatsRule
    {
        [Fact]
        public void The_parties_agreeing_is_a_settlement()
        {
            var story = new DisputeStory().Raise();
            story.Do(new DisputeCommand.Rule(Ana, 1, 0, new Terms { Option = 1, Rationale = "A second touch is needed." }));
            var proposal = story.State.Proposal!;

            story.Do(new DisputeCommand.Agree(Tom, 1, 0, proposal.Revision));

            Assert.Equal(DisputeStatus.Settled, story.State.Status);
            var decision = Assert.Single(story.All.OfType<DisputeEffect.RecordDecision>()).Decision;
            Assert.Equal(("No", DecisionSource.Settlement, "A second touch is needed."), (decision.Text, decision.Source, decision.Rationale));
            Assert.Equal([Ana, Tom], decision.DecidedBy.Select(d => d.User));
            Assert.True(decision.IsConfirmed);
            Assert.Equal(story.State.Id, decision.Dispute);
            Assert.Equal(decision.Id, story.State.StandingDecision);
            Assert.Empty(story.Timers);
        }

        [Fact]
        public void One_party_never_settles_for_both_whatever_an_older_path_says()
        {
            var first = EscalationPath.Default.Levels[0] with { Deciders = [new Decider.TheParties(), new Decider.ByPerson(Sam)], Rule = DecisionRule.One };
            var story = new DisputeStory { Path = EscalationPath.Default with { Levels = [first, .. EscalationPath.Default.Levels[1..]] } }.Raise();

            story.Do(new DisputeCommand.Rule(Ana, 1, 0, Say("No")));
            story.Do(new DisputeCommand.Rule(Sam, 1, 0, Say("No")));
            Assert.True(story.State.IsOpen);
            story.Do(new DisputeCommand.Rule(Tom, 1, 0, Say("No")));

            // With somebody who is no party, it is decided, not settled.
            Assert.Equal(DisputeStatus.Decided, story.State.Status);
        }

        [Fact]
        public void One_ruling_decides_where_one_is_enough()
        {
            var story = new DisputeStory().AtTheTop();

            story.Do(new DisputeCommand.Rule(Morgan, 1, 2, Say("Only after a second touch")));

            Assert.Equal(DisputeStatus.Decided, story.State.Status);
            Assert.Equal([Ana, Tom], story.Asked(AskKind.Commit));
            Assert.Equal([Morgan], story.State.Closing!.By.AsEnumerable());
        }

        [Fact]
        public void All_have_to_stand_behind_the_same_terms()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));
            Assert.True(story.State.IsOpen);

            story.Do(new DisputeCommand.Agree(Priya, 1, 1, story.State.Proposal!.Revision));

            Assert.Equal([Dana, Priya], story.State.Closing!.By.AsEnumerable());
        }

        [Fact]
        public void A_majority_is_over_half_of_the_seats()
        {
            var story = new DisputeStory { Path = Three(DecisionRule.Majority) }.Raise();
            story.Do(new DisputeCommand.Rule(Dana, 1, 0, Say("No")));
            Assert.True(story.State.IsOpen);

            story.Do(new DisputeCommand.Agree(Olga, 1, 0, story.State.Proposal!.Revision));

            Assert.Equal(DisputeStatus.Decided, story.State.Status);
            Assert.Equal([Dana, Olga], story.State.Closing!.By.AsEnumerable());
        }

        [Fact]
        public void Terms_changed_after_somebody_agreed_are_asked_again()
        {
            var story = new DisputeStory { Path = Three(DecisionRule.All) }.Raise();
            story.Do(new DisputeCommand.Rule(Dana, 1, 0, Say("No")));
            var first = story.State.Proposal!.Revision;
            story.Do(new DisputeCommand.Agree(Priya, 1, 0, first));

            story.Do(new DisputeCommand.Rule(Dana, 1, 0, Say("No, and never")));

            Assert.Equal([Priya], story.Asked(AskKind.Decide));
            Assert.Null(story.State.SeatOf(Priya)!.Ruling);
            var changed = story.Refused<DisputeRefusal.TermsChanged>(new DisputeCommand.Agree(Olga, 1, 0, first));
            Assert.Equal("No, and never", changed.Terms.Other);
        }

        [Fact]
        public void Nobody_agrees_with_themself_or_with_nothing()
        {
            var story = new DisputeStory().Raise();
            story.Refused<DisputeRefusal.NothingToAgreeWith>(new DisputeCommand.Agree(Tom, 1, 0, 1));
            story.Do(new DisputeCommand.Rule(Ana, 1, 0, Say("No")));

            story.Refused<DisputeRefusal.OwnProposal>(new DisputeCommand.Agree(Ana, 1, 0, 1));
        }

        [Fact]
        public void The_rationale_is_required()
        {
            var story = new DisputeStory().Raise();

            Assert.Equal(FormField.Rationale, story.Refused<TextRefusal.Missing>(new DisputeCommand.Rule(Ana, 1, 0, Say("No", " "))).Field);
        }

        [Fact]
        public void An_option_or_other_words_but_not_both()
        {
            var story = new DisputeStory().Raise();

            story.Refused<DisputeRefusal.ChooseOneOption>(new DisputeCommand.Rule(Ana, 1, 0, new Terms { Rationale = "r" }));
            story.Refused<DisputeRefusal.ChooseOneOption>(new DisputeCommand.Rule(Ana, 1, 0, new Terms { Option = 0, Other = "x", Rationale = "r" }));
            story.Refused<DisputeRefusal.UnknownOption>(new DisputeCommand.Rule(Ana, 1, 0, new Terms { Option = 2, Rationale = "r" }));
        }

        [Fact]
        public void Dates_are_today_or_later_and_a_review_is_not_before_the_start()
        {
            var story = new DisputeStory().Raise();
            var today = new LocalDate(2026, 3, 2);

            story.Refused<TextRefusal.InThePast>(new DisputeCommand.Rule(Ana, 1, 0, Say("No") with { EffectiveOn = today.PlusDays(-1) }));
            story.Refused<TextRefusal.ReviewBeforeEffect>(new DisputeCommand.Rule(Ana, 1, 0, Say("No") with { EffectiveOn = today.PlusDays(2), ReviewOn = today.PlusDays(1) }));
            story.Do(new DisputeCommand.Rule(Ana, 1, 0, Say("No") with { EffectiveOn = today, ReviewOn = today }));
        }

        [Fact]
        public void A_stranger_is_told_who_decides()
        {
            var story = new DisputeStory().AtTheLeaders();

            var refusal = story.Refused<DisputeRefusal.NotASeat>(new DisputeCommand.Rule(Sam, 1, 1, Say("Me")));

            Assert.Equal([Dana, Priya], refusal.Seats.Select(s => s.Occupant!.Value));
            Assert.Empty(story.State.Advice);
        }

        internal static EscalationPath Three(DecisionRule rule) => EscalationPath.Default with
        {
            Levels =
            [
                EscalationPath.Default.Levels[1] with
                {
                    Rule = rule,
                    Deciders = [new Decider.ByRole(Role.SalesLeader), new Decider.ByRole(Role.MarketingLeader), new Decider.ByRole(Role.OperatingLead)],
                },
                EscalationPath.Default.Levels[2],
            ],
        };
    }

    public sealed class WhenTheSeatsSayTheSame
    {
        [Theory]
        [InlineData("no.", null)]
        [InlineData(null, 1)]
        public void It_is_agreement_whichever_button_and_both_reasons_are_kept(string? words, int? option)
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Do(new DisputeCommand.Rule(Dana, 1, 1, new Terms { Option = 1, Rationale = "Sign-ups are not intent." }));

            story.Do(new DisputeCommand.Rule(Priya, 1, 1, new Terms { Option = option, Other = words, Rationale = "Nobody calls them." }));

            var decision = Assert.Single(story.All.OfType<DisputeEffect.RecordDecision>()).Decision;
            Assert.Equal(("No", "Sign-ups are not intent."), (decision.Text, decision.Rationale));
            Assert.Equal([(Dana, null), (Priya, "Nobody calls them.")], decision.DecidedBy.Select(d => (d.User, d.Reason)));
            Assert.Equal([new OwnReason(Priya, "Nobody calls them.")], Assert.Single(story.Announced<DisputeNotice.Decided>()).OwnReasons!.Value.AsEnumerable());
        }

        [Fact]
        public void Dates_that_differ_are_named_as_the_only_difference_and_either_can_be_agreed_with()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));
            story.Do(new DisputeCommand.Rule(Priya, 1, 1, Say("no") with { EffectiveOn = new LocalDate(2026, 4, 1) }));

            Assert.Equal("No", Assert.Single(story.Announced<DisputeNotice.NoAgreement>()).CommonAnswer);
            Assert.Equal("No", story.State.CommonAnswer);
            story.Do(new DisputeCommand.Agree(Dana, 1, 1, story.State.SeatOf(Priya)!.Ruling!.Revision));

            Assert.Equal(new LocalDate(2026, 4, 1), Assert.Single(story.All.OfType<DisputeEffect.RecordDecision>()).Decision.EffectiveOn);
        }

        [Fact]
        public void Actions_that_differ_are_no_agreement()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No") with { Actions = [new FollowUp("Tell everybody", Dana, new LocalDate(2026, 4, 1))] }));
            story.Do(new DisputeCommand.Rule(Priya, 1, 1, Say("No") with { Actions = [new FollowUp("Tell everybody", Priya, new LocalDate(2026, 4, 1))] }));

            Assert.True(story.State.IsOpen);
        }

        [Fact]
        public void Whoever_changes_their_mind_leaves_the_other_with_their_own_word()
        {
            var story = new DisputeStory { Path = WhenTheSeatsRule.Three(DecisionRule.All) }.Raise();
            story.Do(new DisputeCommand.Rule(Dana, 1, 0, Say("No")));
            story.Do(new DisputeCommand.Rule(Priya, 1, 0, Say("No", "Nobody calls them.")));
            Assert.True(story.State.Agrees(story.State.SeatOf(Priya)!.Ruling!));

            story.Do(new DisputeCommand.Rule(Dana, 1, 0, Say("Yes")));

            Assert.Equal("No", story.State.SeatOf(Priya)!.Ruling!.Terms.Other);
            Assert.NotNull(story.State.ReconcileUntil);
        }

        [Fact]
        public void Parties_who_offer_each_other_the_same_have_settled()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Do(new DisputeCommand.ProposeSettlement(Ana, 1, Say("No")));
            story.Do(new DisputeCommand.ProposeSettlement(Tom, 1, Say("No", "It is fair.")));

            Assert.Equal((DisputeStatus.Settled, "No"), (story.State.Status, story.State.Closing!.Outcome));
            Assert.Equal([Ana, Tom], story.State.Closing.By.AsEnumerable());
        }

        [Theory]
        [InlineData(true)]
        [InlineData(false)]
        public void At_their_own_level_an_offer_and_a_word_to_settle_by_are_the_same(bool isOfferFirst)
        {
            var story = new DisputeStory().Raise();
            DisputeCommand[] both = [new DisputeCommand.ProposeSettlement(Ana, 1, Say("No")), new DisputeCommand.Rule(isOfferFirst ? Tom : Ana, 1, 0, Say("No"))];
            story.Do(isOfferFirst ? both[0] : both[1]);

            story.Do(isOfferFirst ? both[1] : new DisputeCommand.ProposeSettlement(Tom, 1, Say("No")));

            Assert.Equal(DisputeStatus.Settled, story.State.Status);
            Assert.Equal([Ana, Tom], story.State.Closing!.By.AsEnumerable());
        }
    }

    public sealed class WhenTheSeatsDiffer
    {
        [Fact]
        public void They_have_four_working_hours_to_reconcile()
        {
            var story = new DisputeStory().AtTheLeaders();

            story.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));
            story.Do(new DisputeCommand.Rule(Priya, 1, 1, Say("Yes")));

            Assert.Equal(At(2, 14), story.State.ReconcileUntil);
            Assert.Equal(At(2, 14), Assert.Single(story.Announced<DisputeNotice.NoAgreement>()).Until);
        }

        [Theory]
        [InlineData(-1, 1)]
        [InlineData(0, 2)]
        [InlineData(1, 2)]
        public void Then_it_goes_up(int milliseconds, int level)
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));
            story.Do(new DisputeCommand.Rule(Priya, 1, 1, Say("Yes")));

            story.TurnTo(At(2, 14) + Duration.FromMilliseconds(milliseconds));

            Assert.Equal(level, story.State.Level);
        }

        [Fact]
        public void The_deadline_ends_it_sooner()
        {
            var story = new DisputeStory().Raise();
            story.Now = At(3, 9, 30);

            story.Do(new DisputeCommand.Rule(Ana, 1, 0, Say("No")));
            story.Do(new DisputeCommand.Rule(Tom, 1, 0, Say("Yes")));
            story.TurnTo(At(3, 10));

            Assert.Equal(LevelEnd.NoAgreement, story.Announced<DisputeNotice.WentUp>().Single().Why);
        }

        [Fact]
        public void A_change_of_mind_within_it_decides()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));
            story.Do(new DisputeCommand.Rule(Priya, 1, 1, Say("Yes")));

            story.Do(new DisputeCommand.Agree(Dana, 1, 1, story.State.SeatOf(Priya)!.Ruling!.Revision));

            Assert.Equal("Yes", story.State.Closing!.Outcome);
            Assert.Equal([Priya, Dana], story.State.Closing.By.AsEnumerable());
        }

        [Fact]
        public void A_seat_may_send_it_up_at_once()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));
            story.Do(new DisputeCommand.Rule(Priya, 1, 1, Say("Yes")));

            story.Do(new DisputeCommand.EscalateNow(Priya, 1, 1));

            Assert.Equal(2, story.State.Level);
        }
    }

    public sealed class WhenItIsTooLate
    {
        [Fact]
        public void A_ruling_after_the_level_is_refused_and_kept_as_advice()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.TurnTo(At(4, 10));

            var refusal = story.Refused<DisputeRefusal.StaleLevel>(new DisputeCommand.Rule(Dana, 1, 1, Say("No", "Too few.")));

            Assert.Equal((LevelEnd.TimeRanOut, At(4, 10)), (refusal.Ended.How, refusal.Ended.At));
            Assert.Equal([Morgan], refusal.Deciders.AsEnumerable());
            Assert.Equal(("No: Too few.", Dana), (Assert.Single(story.State.Advice).Text, story.State.Advice[0].By));
            Assert.Equal(2, story.State.Level);
        }

        [Fact]
        public void A_second_ruling_is_told_who_decided_what_and_when()
        {
            var story = new DisputeStory().AtTheTop();
            story.Do(new DisputeCommand.Rule(Morgan, 1, 2, Say("Yes")));

            var refusal = story.Refused<DisputeRefusal.AlreadyClosed>(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));

            Assert.Equal(("Yes", Monday), (refusal.Closing.Outcome, refusal.Closing.At));
            Assert.Equal([Morgan], refusal.Closing.By.AsEnumerable());
            Assert.Single(story.State.Advice);
            Assert.Single(story.All.OfType<DisputeEffect.RecordDecision>());
        }

        [Fact]
        public void A_ruling_before_the_tick_still_counts()
        {
            var story = new DisputeStory().AtTheTop();
            story.Now = At(3, 10, 0, 1);

            story.Do(new DisputeCommand.Rule(Morgan, 1, 2, Say("Yes")));

            Assert.Equal(DisputeStatus.Decided, story.State.Status);
        }
    }

    public sealed class WhenAFormIsOpen
    {
        [Theory]
        [InlineData(299_999, 1)]
        [InlineData(300_000, 2)]
        public void Expiry_waits_five_minutes_for_it(int milliseconds, int level)
        {
            var story = new DisputeStory().AtTheLeaders();
            story.TurnTo(At(4, 9, 59, 59));
            story.Do(new DisputeCommand.FormOpened(Dana, 1, 1));

            story.TurnTo(At(4, 10) + Duration.FromMilliseconds(milliseconds));

            Assert.Equal(level, story.State.Level);
            Assert.Contains(story.Logged<DisputeFact.Held>(), h => h.Why is HoldReason.FormOpen && h.Until == At(4, 10, 5));
        }

        [Fact]
        public void Opened_at_the_deadline_or_later_it_is_not_waited_for()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Now = At(4, 10);
            story.Do(new DisputeCommand.FormOpened(Dana, 1, 1));

            story.Do(new DisputeCommand.DeadlinePassed(1, 1));

            Assert.Equal(2, story.State.Level);
        }

        [Fact]
        public void Closing_it_ends_the_wait()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.TurnTo(At(4, 9, 59));
            story.Do(new DisputeCommand.FormOpened(Dana, 1, 1));
            story.TurnTo(At(4, 10, 1));

            story.Do(new DisputeCommand.FormClosed(Dana, 1, 1));

            Assert.Equal(2, story.State.Level);
        }

        [Fact]
        public void What_it_sends_within_the_wait_counts()
        {
            var story = new DisputeStory().AtTheTop();
            story.TurnTo(At(3, 9, 59));
            story.Do(new DisputeCommand.FormOpened(Morgan, 1, 2));
            story.TurnTo(At(3, 10, 4));

            story.Do(new DisputeCommand.Rule(Morgan, 1, 2, Say("Yes")));

            Assert.Equal(DisputeStatus.Decided, story.State.Status);
        }
    }
}
