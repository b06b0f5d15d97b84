using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Disputes;

public static class DisputeAfterwardsTests
{
    static DisputeStory Decided()
    {
        var story = new DisputeStory().AtTheTop();
        story.Do(new DisputeCommand.Rule(Morgan, 1, 2, Say("Yes")));
        return story;
    }

    public sealed class WhenReopened
    {
        [Fact]
        public void It_starts_again_under_the_path_of_today_and_the_old_decision_stands()
        {
            var story = Decided();
            var old = story.State.StandingDecision;
            story.Now = At(10, 10);

            story.Do(new DisputeCommand.Reopen(Tom, 1, "The webinar data was wrong.", EscalationPath.Default with { Version = 2 }));

            Assert.Equal((2, 0, DisputeStatus.Open, 2), (story.State.Round, story.State.Level, story.State.Status, story.State.Path.Version));
            Assert.Equal(old, story.State.StandingDecision);
            Assert.Equal([Ana, Tom], story.Asked(AskKind.Decide));
            Assert.Equal(old, Assert.Single(story.Announced<DisputeNotice.Reopened>()).Standing);
        }

        [Fact]
        public void A_new_decision_supersedes_the_old_one_both_ways()
        {
            var story = Decided();
            var old = story.State.StandingDecision!.Value;
            story.Do(new DisputeCommand.Reopen(Tom, 1, "New data.", EscalationPath.Default));
            story.Do(new DisputeCommand.Rule(Ana, 2, 0, Say("No")));

            story.Do(new DisputeCommand.Agree(Tom, 2, 0, story.State.LastRevision));

            var decision = story.All.OfType<DisputeEffect.RecordDecision>().Last().Decision;
            Assert.Equal([new DecisionLink(DecisionLinkKind.Supersedes, old, IsForward: true)], decision.Links.AsEnumerable());
            Assert.Contains(new DisputeEffect.TellDecision(old, new DecisionCommand.Supersede(decision.Id)), story.Last);
            Assert.Equal(decision.Id, story.State.StandingDecision);
        }

        [Fact]
        public void A_time_out_leaves_the_old_decision_standing()
        {
            var story = Decided();
            var old = story.State.StandingDecision;
            story.Do(new DisputeCommand.Reopen(Tom, 1, "New data.", EscalationPath.Default));

            story.TurnTo(At(20, 10));

            Assert.Equal(DisputeStatus.DecidedByTimeout, story.State.Status);
            Assert.Equal(old, story.State.StandingDecision);
            Assert.DoesNotContain(story.Last, e => e is DisputeEffect.TellDecision);
            Assert.Equal("DEC-1 stands: Yes", story.State.Closing!.Outcome);
        }

        [Theory]
        [InlineData(-1, true)]
        [InlineData(0, true)]
        [InlineData(1, false)]
        public void It_has_to_be_within_thirty_days(int milliseconds, bool isAccepted)
        {
            var story = Decided();
            story.Now = Monday + Duration.FromDays(30) + Duration.FromMilliseconds(milliseconds);

            var outcome = story.Send(new DisputeCommand.Reopen(Tom, 1, "New data.", EscalationPath.Default));

            Assert.Equal(isAccepted, outcome is Outcome<Dispute>.Changed);
            if (outcome is Outcome<Dispute>.Refused refused)
            {
                Assert.Equal(new DisputeRefusal.TooLateToReopen(Monday + Duration.FromDays(30)), refused.Why);
            }
        }

        [Fact]
        public void Once_only_with_evidence_and_by_a_party()
        {
            var story = Decided();
            story.Refused<TextRefusal.Missing>(new DisputeCommand.Reopen(Tom, 1, " ", EscalationPath.Default));
            story.Refused<DisputeRefusal.NotAParty>(new DisputeCommand.Reopen(Morgan, 1, "e", EscalationPath.Default));
            story.Do(new DisputeCommand.Reopen(Tom, 1, "e", EscalationPath.Default));
            story.Refused<DisputeRefusal.NotDecidedYet>(new DisputeCommand.Reopen(Ana, 2, "e", EscalationPath.Default));
            story.TurnTo(At(20, 10));

            story.Refused<DisputeRefusal.AlreadyReopened>(new DisputeCommand.Reopen(Ana, 2, "e", EscalationPath.Default));
        }

        [Fact]
        public void Timers_of_the_first_round_mean_nothing_in_the_second()
        {
            var story = Decided();
            story.Do(new DisputeCommand.Reopen(Tom, 1, "e", EscalationPath.Default));
            story.Now = At(30, 10);

            story.Ignored(new DisputeCommand.DeadlinePassed(1, 0));
            Assert.Equal(0, story.State.Level);
        }
    }

    public sealed class WhenWithdrawn
    {
        [Fact]
        public void The_raiser_may_alone_until_the_first_ruling()
        {
            var story = new DisputeStory().Raise();

            story.Do(new DisputeCommand.Withdraw(Ana, 1, "Solved over lunch."));

            Assert.Equal(DisputeStatus.Withdrawn, story.State.Status);
            Assert.Empty(story.Timers);
            Assert.Empty(story.State.Asks);
            Assert.Empty(story.All.OfType<DisputeEffect.RecordDecision>());
        }

        [Fact]
        public void After_a_ruling_both_parties_have_to()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));

            story.Do(new DisputeCommand.Withdraw(Ana, 1));
            Assert.True(story.State.IsOpen);
            Assert.Equal([Tom], story.Asked(AskKind.Withdrawal));
            story.Ignored(new DisputeCommand.Withdraw(Ana, 1));
            story.Do(new DisputeCommand.Withdraw(Tom, 1));

            Assert.Equal([Ana, Tom], story.State.Closing!.By.AsEnumerable());
            story.Refused<DisputeRefusal.WasWithdrawn>(new DisputeCommand.Reopen(Ana, 1, "e", EscalationPath.Default));
        }

        [Theory]
        [InlineData("ana", true)]
        [InlineData("tom", false)]
        public void The_request_can_be_taken_back_or_refused(string by, bool takenBack)
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));
            story.Refused<DisputeRefusal.NoWithdrawalAsked>(new DisputeCommand.KeepOpen(Ana, 1));
            story.Do(new DisputeCommand.Withdraw(Ana, 1));

            story.Do(new DisputeCommand.KeepOpen(new UserId(by), 1));

            Assert.Equal(takenBack, Assert.Single(story.Logged<DisputeFact.WithdrawalDropped>()).TakenBack);
            Assert.DoesNotContain(story.State.Asks, a => a.Kind is AskKind.Withdrawal);
            story.Do(new DisputeCommand.Withdraw(Tom, 1));
            Assert.True(story.State.IsOpen);
        }

        [Fact]
        public void A_raiser_who_is_no_party_can_not_after_a_ruling()
        {
            var story = new DisputeStory().Raise(r => r with { RaisedBy = Sam });
            story.Do(new DisputeCommand.Rule(Ana, 1, 0, Say("No")));

            story.Refused<DisputeRefusal.WithdrawalNeedsBothParties>(new DisputeCommand.Withdraw(Sam, 1));
            story.Refused<DisputeRefusal.NotPermitted>(new DisputeCommand.Withdraw(Olga, 1));
        }
    }

    public sealed class WhenThePartiesSettle
    {
        [Fact]
        public void One_offers_and_the_other_accepts_at_any_level()
        {
            var story = new DisputeStory().AtTheTop();
            story.Do(new DisputeCommand.ProposeSettlement(Ana, 1, Say("Half of them count")));
            Assert.Equal([Tom], story.Asked(AskKind.Settlement));
            story.Refused<DisputeRefusal.OwnProposal>(new DisputeCommand.AcceptSettlement(Ana, 1, story.State.Settlement!.Revision));

            story.Do(new DisputeCommand.AcceptSettlement(Tom, 1, story.State.Settlement.Revision));

            Assert.Equal((DisputeStatus.Settled, "Half of them count"), (story.State.Status, story.State.Closing!.Outcome));
            Assert.Equal([Ana, Tom], story.State.Closing.By.AsEnumerable());
            Assert.Contains(new DisputeEffect.CloseAsk(new(Morgan, AskKind.Decide, 1, 2), AskEnd.Decided), story.Last);
        }

        [Fact]
        public void Nobody_accepts_terms_they_did_not_read()
        {
            var story = new DisputeStory().Raise();
            story.Do(new DisputeCommand.ProposeSettlement(Ana, 1, Say("Half")));
            var read = story.State.Settlement!.Revision;
            story.Do(new DisputeCommand.ProposeSettlement(Ana, 1, Say("A third")));

            story.Refused<DisputeRefusal.TermsChanged>(new DisputeCommand.AcceptSettlement(Tom, 1, read));
        }

        [Fact]
        public void A_declined_offer_is_gone()
        {
            var story = new DisputeStory().Raise();
            story.Do(new DisputeCommand.ProposeSettlement(Ana, 1, Say("Half")));
            var revision = story.State.Settlement!.Revision;
            story.Do(new DisputeCommand.DeclineSettlement(Tom, 1));

            story.Refused<DisputeRefusal.NothingOffered>(new DisputeCommand.AcceptSettlement(Tom, 1, revision));
            Assert.Equal([false], story.Logged<DisputeFact.SettlementDeclined>().Select(d => d.TakenBack));
        }

        [Fact]
        public void Deciders_do_not()
        {
            var story = new DisputeStory().AtTheLeaders();

            story.Refused<DisputeRefusal.NotAParty>(new DisputeCommand.ProposeSettlement(Dana, 1, Say("Half")));
        }
    }

    public sealed class WhenAnotherDefaultIsProposed
    {
        [Fact]
        public void It_binds_only_once_both_parties_agreed()
        {
            var story = new DisputeStory().Raise(r => r with { OtherDefault = "They count until June." });
            Assert.Equal(EscalationPath.StatusQuo, story.State.DefaultOutcome);
            Assert.Equal([Tom], story.Asked(AskKind.OtherDefault));

            story.Do(new DisputeCommand.AgreeToDefault(Tom, 1, "They count until June."));
            story.TurnTo(At(20, 10));

            Assert.Equal("They count until June.", story.State.Closing!.Outcome);
            Assert.True(Assert.Single(story.Announced<DisputeNotice.DecidedByTimeout>()).WasAgreed);
        }

        [Fact]
        public void The_one_not_agreed_never_binds()
        {
            var story = new DisputeStory().Raise(r => r with { OtherDefault = "They count until June." });

            story.TurnTo(At(20, 10));

            Assert.Equal(EscalationPath.StatusQuo, story.State.Closing!.Outcome);
        }

        [Fact]
        public void Agreeing_names_the_words_that_were_read()
        {
            var story = new DisputeStory().Raise(r => r with { OtherDefault = "Until June." });
            story.Do(new DisputeCommand.ProposeDefault(Ana, 1, "Until July."));

            story.Refused<DisputeRefusal.DefaultChanged>(new DisputeCommand.AgreeToDefault(Tom, 1, "Until June."));
            Assert.Null(story.State.AgreedDefault);
        }
    }

    public sealed class WhenDecided
    {
        [Fact]
        public void A_party_records_dissent_and_commits_all_the_same()
        {
            var story = Decided();
            var decision = story.State.Closing!.Decision!.Value;

            story.Do(new DisputeCommand.RecordDissent(Tom, 1, "The sample is too small."));
            Assert.Contains(new DisputeEffect.TellDecision(decision, new DecisionCommand.RecordDissent(Tom, "The sample is too small.")), story.Last);
            Assert.DoesNotContain(story.State.Asks, a => a.To == Tom);
            story.Do(new DisputeCommand.Commit(Tom, 1));
            story.Ignored(new DisputeCommand.Commit(Tom, 1));

            Assert.Equal("The sample is too small.", Assert.Single(story.State.Dissents).Text);
            Assert.Equal(Tom, Assert.Single(story.State.Commitments).By);
            Assert.DoesNotContain(story.State.Asks, a => a.To == Tom);
        }

        [Fact]
        public void The_ask_to_stand_by_it_lapses_after_five_working_days()
        {
            var story = Decided();
            story.Do(new DisputeCommand.Commit(Tom, 1));
            Assert.Equal([(At(9, 10), "stand-by/1/2/0/ana")], story.Timers.Where(timer => timer.Key.StartsWith("stand-by", StringComparison.Ordinal)));

            story.TurnTo(At(9, 10));

            Assert.Equal(AskEnd.Lapsed, Assert.Single(story.Last.OfType<DisputeEffect.CloseAsk>()).Why);
            Assert.DoesNotContain(story.State.Asks, ask => ask.Kind is AskKind.Commit);
            story.Do(new DisputeCommand.Commit(Ana, 1));
        }

        [Fact]
        public void Those_who_settled_have_nothing_to_dissent_from()
        {
            var story = new DisputeStory().Raise();
            story.Do(new DisputeCommand.Rule(Ana, 1, 0, Say("No")));
            story.Do(new DisputeCommand.Agree(Tom, 1, 0, 1));

            story.Refused<DisputeRefusal.SettledByYourself>(new DisputeCommand.RecordDissent(Tom, 1, "Hm."));
        }

        [Fact]
        public void Nothing_more_can_be_done_to_it()
        {
            var story = Decided();

            story.Refused<DisputeRefusal.AlreadyClosed>(new DisputeCommand.Recuse(Morgan, 1, 2, "Why not"));
            story.Refused<DisputeRefusal.AlreadyClosed>(new DisputeCommand.EscalateNow(Olga, 1, 2));
            story.Refused<DisputeRefusal.AlreadyClosed>(new DisputeCommand.GiveBrief(Ana, 1, "a", "b"));
            story.Refused<DisputeRefusal.AlreadyClosed>(new DisputeCommand.Withdraw(Ana, 1));
            story.Ignored(new DisputeCommand.RosterChanged());
            story.Ignored(new DisputeCommand.DeadlinePassed(1, 2));
            Assert.All(story.State.Timers, t => Assert.True(t.Kind is DisputeTimerKind.StandBy or DisputeTimerKind.Lesson, t.Key));
        }

        [Fact]
        public void A_view_can_be_added_by_any_member_but_not_by_a_guest()
        {
            var story = Decided();

            story.Do(new DisputeCommand.AddView(Sam, 1, "Glad it is settled."));
            story.Refused<DisputeRefusal.NotPermitted>(new DisputeCommand.AddView(Guest, 1, "Me too."));

            Assert.Null(Assert.Single(story.State.Advice).Level);
        }
    }
}
