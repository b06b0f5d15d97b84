using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Decisions;

public static class DecisionWorkflowTests
{
    private static readonly DecisionId Other = new(new Guid(99, 0, 0, new byte[8]));

    private static readonly DecisionContext Now = new(Monday, Team(), new LocalDate(2026, 3, 2));

    private static NewDecision OnTheSpot(string text = "Webinars do not count.") => new()
    {
        Id = new DecisionId(new Guid(1, 0, 0, new byte[8])),
        Number = 31,
        Program = new ProgramId(10),
        RecordedBy = Ana,
        Text = text,
    };

    private static Decision Recorded(NewDecision? record = null) =>
        Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Record(record ?? OnTheSpot(), Now)).State;

    private static Decision Do(Decision state, DecisionCommand command) =>
        Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Apply(state, command, Now)).State;

    private static T Refused<T>(Outcome<Decision> outcome)
        where T : Refusal => Assert.IsType<T>(Assert.IsType<Outcome<Decision>.Refused>(outcome).Why);

    public sealed class WhenRecorded
    {
        [Fact]
        public void The_text_is_enough()
        {
            var decision = Recorded(OnTheSpot("  Webinars do not count.  "));

            Assert.Equal(("Webinars do not count.", DecisionSource.OnTheSpot, DecisionStatus.InForce), (decision.Text, decision.Source, decision.Status));
            Assert.True(decision.IsConfirmed);
        }

        [Theory]
        [InlineData(0, false)]
        [InlineData(1, true)]
        [InlineData(3000, true)]
        [InlineData(3001, false)]
        public void It_has_one_to_three_thousand_characters_after_trimming(int length, bool isAccepted)
        {
            var outcome = DecisionWorkflow.Record(OnTheSpot(" " + new string('d', length) + "\n"), Now);

            Assert.Equal(isAccepted, outcome is Outcome<Decision>.Changed);
        }

        [Fact]
        public void Whoever_is_named_is_asked_to_confirm()
        {
            var outcome = Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Record(OnTheSpot() with { DecidedBy = [Dana, Ana, Dana] }, Now));

            Assert.Equal([new DecisionEffect.AskToConfirm(Dana)], outcome.Effects.OfType<DecisionEffect.AskToConfirm>());
            Assert.Equal([(Dana, Confirmation.Awaited), (Ana, Confirmation.Confirmed)], outcome.State.DecidedBy.Select(d => (d.User, d.Confirmation)));
            Assert.False(outcome.State.IsConfirmed);
        }

        [Fact]
        public void A_guest_may_not_and_can_not_have_decided()
        {
            Assert.Equal(Standing.Guest, Refused<DecisionRefusal.MayNotRecord>(DecisionWorkflow.Record(OnTheSpot() with { RecordedBy = Guest }, Now)).Standing);
            Refused<TextRefusal.PersonNotEligible>(DecisionWorkflow.Record(OnTheSpot() with { DecidedBy = [Bot] }, Now));
        }

        [Fact]
        public void What_it_supersedes_is_told()
        {
            var outcome = Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Record(OnTheSpot() with { Replaces = new Replacement(DecisionLinkKind.Supersedes, Other) }, Now));

            Assert.Contains(new DecisionEffect.TellDecision(Other, new DecisionCommand.Supersede(outcome.State.Id)), outcome.Effects);
            Assert.Equal(new DecisionLink(DecisionLinkKind.Supersedes, Other, IsForward: true), Assert.Single(outcome.State.Links));
        }

        [Fact]
        public void A_review_before_today_is_refused() =>
            Refused<TextRefusal.InThePast>(DecisionWorkflow.Record(OnTheSpot() with { ReviewOn = new LocalDate(2026, 3, 1) }, Now));
    }

    public sealed class WhenTheDecidersAnswer
    {
        [Fact]
        public void Their_word_completes_it()
        {
            var decision = Do(Recorded(OnTheSpot() with { DecidedBy = [Dana] }), new DecisionCommand.Confirm(Dana));

            Assert.True(decision.IsConfirmed);
            Assert.IsType<Outcome<Decision>.Ignored>(DecisionWorkflow.Apply(decision, new DecisionCommand.Confirm(Dana), Now));
        }

        [Fact]
        public void A_refusal_contests_it_until_they_confirm()
        {
            var outcome = Assert.IsType<Outcome<Decision>.Changed>(
                DecisionWorkflow.Apply(Recorded(OnTheSpot() with { DecidedBy = [Dana] }), new DecisionCommand.Refuse(Dana, " I said maybe. "), Now));

            Assert.Equal(DecisionStatus.Contested, outcome.State.Status);
            Assert.Contains(new DecisionEffect.TellRefused(Ana, Dana, "I said maybe."), outcome.Effects);
            Assert.Equal(DecisionStatus.InForce, Do(outcome.State, new DecisionCommand.Confirm(Dana)).Status);
        }

        [Fact]
        public void Nobody_else_can() =>
            Refused<DecisionRefusal.NotNamed>(DecisionWorkflow.Apply(Recorded(), new DecisionCommand.Confirm(Tom), Now));
    }

    public sealed class WhenDetailsAreAdded
    {
        [Fact]
        public void What_was_left_out_is_filled_in()
        {
            var decision = Do(Recorded(), new DecisionCommand.AddDetails(Ana)
            {
                Rationale = "Too few convert.",
                DecidedBy = [Dana],
                ReviewOn = new LocalDate(2026, 6, 1),
                Actions = [new FollowUp("Tell marketing", Tom, new LocalDate(2026, 3, 9))],
            });

            Assert.Equal(("Too few convert.", new LocalDate(2026, 6, 1)), (decision.Rationale, decision.ReviewOn!.Value));
            Assert.Equal(Confirmation.Awaited, decision.DecidedBy.Single(d => d.User == Dana).Confirmation);
            Assert.Single(decision.Actions);
        }

        [Fact]
        public void What_stands_is_not_edited_away()
        {
            var decision = Do(Recorded(), new DecisionCommand.AddDetails(Ana) { Rationale = "First." });

            var refusal = Refused<DecisionRefusal.AlreadySaid>(DecisionWorkflow.Apply(decision, new DecisionCommand.AddDetails(Ana) { Rationale = "Second." }, Now));

            Assert.Equal(FormField.Rationale, refusal.Field);
        }

        [Fact]
        public void The_recorder_a_decider_and_the_operating_lead_may()
        {
            Do(Recorded(), new DecisionCommand.AddDetails(Olga) { Rationale = "r" });
            Refused<DecisionRefusal.MayNotAddDetails>(DecisionWorkflow.Apply(Recorded(), new DecisionCommand.AddDetails(Tom) { Rationale = "r" }, Now));
        }
    }

    public sealed class WhenAnotherTakesItsPlace
    {
        [Fact]
        public void It_is_linked_and_holds_no_more()
        {
            var decision = Do(Recorded(), new DecisionCommand.Supersede(Other));

            Assert.Equal(DecisionStatus.Superseded, decision.Status);
            Assert.Equal(new DecisionLink(DecisionLinkKind.Supersedes, Other, IsForward: false), Assert.Single(decision.Links));
            Assert.Equal(Other, Refused<DecisionRefusal.NoLongerHolds>(DecisionWorkflow.Apply(decision, new DecisionCommand.Expire(Ana), Now)).By);
        }

        [Fact]
        public void It_can_not_be_its_own() =>
            Refused<DecisionRefusal.ItsOwn>(DecisionWorkflow.Apply(Recorded(), new DecisionCommand.Reverse(Recorded().Id), Now));

        [Theory]
        [InlineData(0, DecisionStatus.Amended)]
        [InlineData(1, DecisionStatus.Reversed)]
        [InlineData(2, DecisionStatus.Expired)]
        public void Each_way_has_its_status(int way, DecisionStatus status)
        {
            DecisionCommand command = way switch { 0 => new DecisionCommand.Amend(Other), 1 => new DecisionCommand.Reverse(Other), _ => new DecisionCommand.Expire(null) };

            Assert.Equal(status, Do(Recorded(), command).Status);
        }
    }

    public sealed class WhenADisputeSpeaks
    {
        [Fact]
        public void Dissent_and_commitment_are_kept_with_it()
        {
            var decision = Do(Recorded(), new DecisionCommand.RecordDissent(Tom, "No."));
            decision = Do(decision, new DecisionCommand.RecordDissent(Tom, "Still no."));
            decision = Do(decision, new DecisionCommand.Commit(Tom));

            Assert.Equal("Still no.", Assert.Single(decision.Dissents).Text);
            Assert.Equal(Tom, Assert.Single(decision.Commitments).By);
        }
    }
}
