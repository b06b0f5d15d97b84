using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Decisions;

public static class DecisionWorkflowTests
{
    static readonly DecisionId Other = new(new Guid(99, 0, 0, new byte[8]));

    static readonly DecisionContext Now = new(Monday, Team(), new LocalDate(2026, 3, 2));

    static NewDecision OnTheSpot(string text = "Webinars do not count.") => new()
    {
        Id = new DecisionId(new Guid(1, 0, 0, new byte[8])),
        Number = 31,
        Program = new ProgramId(10),
        RecordedBy = Ana,
        Text = text,
    };

    static Decision Recorded(NewDecision? record = null) =>
        Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Record(record ?? OnTheSpot(), Now)).State;

    static Decision Do(Decision state, DecisionCommand command) =>
        Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Apply(state, command, Now)).State;

    static T Refused<T>(Outcome<Decision> outcome)
        where T : Refusal => Assert.IsType<T>(Assert.IsType<Outcome<Decision>.Refused>(outcome).Why);

    public sealed class WhenManyDecided
    {
        static readonly UserId[] Crowd = [.. Enumerable.Range(0, TextLimits.Deciders + 1).Select(n => new UserId($"UCROWD{n}"))];

        static readonly DecisionContext Crowded = Now with
        {
            Roster = Team() with { Members = [.. Team().Members, .. Crowd.Select(user => new Member { User = user, DisplayName = user.Value })] },
        };

        [Fact]
        public void As_many_are_named_as_can_be_asked()
        {
            Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Record(OnTheSpot() with { DecidedBy = [.. Crowd[1..], Crowd[1]] }, Crowded));

            var many = Refused<DisputeRefusal.TooMany>(DecisionWorkflow.Record(OnTheSpot() with { DecidedBy = [.. Crowd] }, Crowded));
            Assert.Equal((FormField.DecidedBy, 21, 20), (many.Field, many.Count, many.Limit));
        }

        [Fact]
        public void Those_added_later_count_with_those_who_are_named_already()
        {
            var decision = Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Record(OnTheSpot() with { DecidedBy = [.. Crowd[1..]] }, Crowded)).State;

            Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Apply(decision, new DecisionCommand.AddDetails(Ana) { DecidedBy = [Crowd[1]] }, Crowded));
            Refused<DisputeRefusal.TooMany>(DecisionWorkflow.Apply(decision, new DecisionCommand.AddDetails(Ana) { DecidedBy = [Crowd[0]] }, Crowded));
        }
    }

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

    public sealed class WhenItIsReplaced
    {
        static NewDecision Instead(UserId by) => OnTheSpot("Webinars count after a second touch.") with { Id = Other, Number = 32, RecordedBy = by };

        [Theory]
        [InlineData("ana", true)]
        [InlineData("dana", true)]
        [InlineData("olga", true)]
        [InlineData("morgan", true)]
        [InlineData("tom", false)]
        public void Whoever_recorded_or_decided_it_and_those_who_run_the_program_may(string who, bool may)
        {
            var outcome = DecisionWorkflow.Replace(Recorded(OnTheSpot() with { DecidedBy = [Dana] }), Instead(new UserId(who)), DecisionLinkKind.Amends, Now);

            Assert.Equal(may, outcome is Outcome<Decision>.Changed);
            if (!may)
            {
                Assert.Equal((31, false), Refused<DecisionRefusal.MayNotChange>(outcome) is var no ? (no.Number, no.IsOfDispute) : default);
            }
        }

        [Theory]
        [InlineData("dana", true)]
        [InlineData("morgan", true)]
        [InlineData("ana", false)]
        [InlineData("olga", false)]
        public void What_a_dispute_ended_in_only_its_deciders_and_the_executive_may(string who, bool may)
        {
            var ruled = Recorded(OnTheSpot() with { DecidedBy = [Dana] }) with { Source = DecisionSource.Dispute };

            Assert.Equal(may, DecisionWorkflow.WhyNotChange(ruled, new UserId(who), Now) is null);
            Assert.True(may || Assert.IsType<DecisionRefusal.MayNotChange>(DecisionWorkflow.WhyNotChange(ruled, new UserId(who), Now)).IsOfDispute);
        }

        [Fact]
        public void Neither_a_guest_nor_what_no_longer_holds()
        {
            Assert.Equal(Standing.Guest, Refused<DecisionRefusal.MayNotRecord>(DecisionWorkflow.Replace(Recorded(), Instead(Guest), DecisionLinkKind.Reverses, Now)).Standing);
            var over = Do(Recorded(), new DecisionCommand.Expire(Ana));
            Assert.Equal(DecisionStatus.Expired, Refused<DecisionRefusal.NoLongerHolds>(DecisionWorkflow.Replace(over, Instead(Ana), DecisionLinkKind.Supersedes, Now)).Status);
        }

        [Fact]
        public void Nobody_is_asked_about_it_any_more()
        {
            var old = Recorded(OnTheSpot() with { DecidedBy = [Dana, Tom], ReviewOn = new LocalDate(2026, 6, 1) });

            var outcome = Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Apply(old, new DecisionCommand.Reverse(Other), Now));

            Assert.Equal([new DecisionEffect.CloseAsk(Dana), new DecisionEffect.CloseAsk(Tom)], outcome.Effects.OfType<DecisionEffect.CloseAsk>());
            Assert.Single(outcome.Effects.OfType<DecisionEffect.ClearReview>());
        }

        [Fact]
        public void One_of_a_meeting_is_confirmed_as_that_closes_and_asks_nobody_by_itself()
        {
            var outcome = Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Record(OnTheSpot() with { DecidedBy = [Dana], Meeting = new MeetingId(Guid.NewGuid()) }, Now));

            Assert.Equal(DecisionSource.Meeting, outcome.State.Source);
            Assert.Empty(outcome.Effects.OfType<DecisionEffect.AskToConfirm>());
            Assert.Equal([new DecisionEffect.AwaitConfirmation(Dana)], outcome.Effects.OfType<DecisionEffect.AwaitConfirmation>());
            Assert.False(outcome.State.IsConfirmed);
        }
    }

    public sealed class WhenItsReviewComes
    {
        static readonly LocalDate ReviewDay = new(2026, 6, 1);

        static readonly DecisionContext OnTheDay = Now with { Today = ReviewDay };

        static Decision Due => Recorded(OnTheSpot() with { DecidedBy = [Dana, Ana], ReviewOn = ReviewDay });

        [Fact]
        public void Whoever_decided_is_asked_once_and_not_a_day_before()
        {
            Assert.IsType<Outcome<Decision>.Ignored>(DecisionWorkflow.Apply(Due, new DecisionCommand.ReviewDue(), Now with { Today = ReviewDay.PlusDays(-1) }));

            var asked = Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Apply(Due, new DecisionCommand.ReviewDue(), OnTheDay));

            Assert.Equal([Dana, Ana], asked.State.ReviewAsked.AsEnumerable());
            Assert.Contains(new DecisionEffect.Log(new DecisionFact.CameUpForReview(ReviewDay), null), asked.Effects);
            Assert.IsType<Outcome<Decision>.Ignored>(DecisionWorkflow.Apply(asked.State, new DecisionCommand.ReviewDue(), OnTheDay));
        }

        [Fact]
        public void Who_said_no_or_is_gone_is_not_asked_and_then_the_recorder_is_or_the_operating_lead()
        {
            static DecisionContext Without(params UserId[] gone) => OnTheDay with
            {
                Roster = OnTheDay.Roster with { Members = [.. OnTheDay.Roster.Members.Select(member => gone.Contains(member.User) ? member with { IsActive = false } : member)] },
            };
            var decided = Recorded(OnTheSpot() with { DecidedBy = [Dana], ReviewOn = ReviewDay });
            var refused = Do(decided, new DecisionCommand.Refuse(Dana, "Not so."));

            UserId[] Asked(Decision decision, DecisionContext context) =>
                [.. Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Apply(decision, new DecisionCommand.ReviewDue(), context)).State.ReviewAsked];

            Assert.Equal([Ana], Asked(refused, OnTheDay));
            Assert.Equal([Ana], Asked(decided, Without(Dana)));
            Assert.Equal([Olga], Asked(decided, Without(Dana, Ana)));
        }

        [Fact]
        public void Asked_by_a_role_it_goes_on_to_who_has_the_role_and_asked_of_who_left_to_who_is_there()
        {
            static DecisionContext With(Func<Member, Member> member, Func<RoleHolding, RoleHolding>? role = null) => OnTheDay with
            {
                Roster = OnTheDay.Roster with { Members = [.. OnTheDay.Roster.Members.Select(member)], Roles = [.. OnTheDay.Roster.Roles.Select(role ?? (held => held))] },
            };
            static Member Gone(Member member) => member.User == Dana || member.User == Ana ? member with { IsActive = false } : member;
            static Decision Asked(DecisionContext context) => Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Apply(Due, new DecisionCommand.ReviewDue(), context)).State;
            static Outcome<Decision> Next(Decision asked, DecisionContext context) => DecisionWorkflow.Apply(asked, new DecisionCommand.PeopleChanged(), context);

            Assert.IsType<Outcome<Decision>.Ignored>(Next(Asked(OnTheDay), OnTheDay));
            var left = Assert.IsType<Outcome<Decision>.Changed>(Next(Asked(OnTheDay), With(Gone)));
            Assert.Equal([Olga], left.State.ReviewAsked.AsEnumerable());
            Assert.Equal([Dana, Ana], left.Effects.OfType<DecisionEffect.CloseReview>().Select(close => close.To));

            var role = Assert.IsType<Outcome<Decision>.Changed>(Next(left.State, With(Gone, held => held.Role is Role.OperatingLead ? held with { Holder = Morgan } : held)));
            Assert.Equal([Morgan], role.State.ReviewAsked.AsEnumerable());
        }

        [Fact]
        public void Reaffirmed_it_waits_for_the_next_day_or_for_none()
        {
            var asked = Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Apply(Due, new DecisionCommand.ReviewDue(), OnTheDay)).State;

            Assert.Equal(ReviewDay.PlusDays(1), Refused<DecisionRefusal.ReviewTooSoon>(DecisionWorkflow.Apply(asked, new DecisionCommand.Reaffirm(Dana, ReviewDay), OnTheDay)).Earliest);
            var next = Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Apply(asked, new DecisionCommand.Reaffirm(Dana, ReviewDay.PlusDays(1)), OnTheDay));
            Assert.Contains(new DecisionEffect.SetReview(ReviewDay.PlusDays(1)), next.Effects);
            Assert.Equal([Dana, Ana], next.Effects.OfType<DecisionEffect.CloseReview>().Select(close => close.To));
            Assert.Empty(next.State.ReviewAsked);

            var never = Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Apply(asked, new DecisionCommand.Reaffirm(Ana, null), OnTheDay));
            Assert.Null(never.State.ReviewOn);
            Assert.Contains(new DecisionEffect.ClearReview(), never.Effects);
            Refused<DecisionRefusal.MayNotChange>(DecisionWorkflow.Apply(asked, new DecisionCommand.Reaffirm(Tom, null), OnTheDay));
        }

        [Fact]
        public void Another_day_given_with_the_details_takes_the_question_back()
        {
            var asked = Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Apply(Due, new DecisionCommand.ReviewDue(), OnTheDay)).State;

            var moved = Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Apply(asked, new DecisionCommand.AddDetails(Ana) { ReviewOn = ReviewDay.PlusDays(30) }, OnTheDay));

            Assert.Empty(moved.State.ReviewAsked);
            Assert.Equal(2, moved.Effects.OfType<DecisionEffect.CloseReview>().Count());
        }

        [Fact]
        public void What_no_longer_holds_needs_no_review() =>
            Assert.IsType<Outcome<Decision>.Ignored>(DecisionWorkflow.Apply(Do(Due, new DecisionCommand.Expire(Ana)), new DecisionCommand.ReviewDue(), OnTheDay));
    }

    public sealed class WhenItWasAMistake
    {
        static DecisionContext After(Duration passed) => Now with { Now = Now.Now + passed };

        [Fact]
        public void Whoever_recorded_it_strikes_it_for_ten_minutes()
        {
            var struck = Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Apply(Recorded(), new DecisionCommand.Strike(Ana), After(DecisionWorkflow.StrikeWithin)));

            Assert.True(struck.State.IsStruck);
            Assert.False(struck.State.Holds);
            Refused<DecisionRefusal.TooLateToStrike>(DecisionWorkflow.Apply(Recorded(), new DecisionCommand.Strike(Ana), After(DecisionWorkflow.StrikeWithin + Duration.FromMilliseconds(1))));
        }

        [Fact]
        public void Nobody_else_does_nor_once_something_follows_from_it()
        {
            Refused<DecisionRefusal.MayNotChange>(DecisionWorkflow.Apply(Recorded(), new DecisionCommand.Strike(Tom), Now));
            Refused<DecisionRefusal.TooLateToStrike>(DecisionWorkflow.Apply(
                Recorded(OnTheSpot() with { Actions = [new FollowUp("Tell the team", Tom, new LocalDate(2026, 3, 9))] }), new DecisionCommand.Strike(Ana), Now));
            var confirmed = Do(Recorded(OnTheSpot() with { DecidedBy = [Dana] }), new DecisionCommand.Confirm(Dana));
            Refused<DecisionRefusal.TooLateToStrike>(DecisionWorkflow.Apply(confirmed, new DecisionCommand.Strike(Ana), Now));
            Assert.False(Do(Recorded(), new DecisionCommand.Expire(Ana, "Over.")).IsStruck);
        }
    }

    public sealed class WhenItExpires
    {
        [Theory]
        [InlineData(TextLimits.Body, true)]
        [InlineData(TextLimits.Body + 1, false)]
        public void The_reason_may_be_left_out_and_has_its_limit(int length, bool isAccepted)
        {
            Assert.Equal(DecisionStatus.Expired, Do(Recorded(), new DecisionCommand.Expire(Ana)).Status);
            Assert.Equal(isAccepted, DecisionWorkflow.Apply(Recorded(), new DecisionCommand.Expire(Ana, new string('r', length)), Now) is Outcome<Decision>.Changed);
        }

        [Fact]
        public void A_stranger_may_not_and_the_clock_may()
        {
            Refused<DecisionRefusal.MayNotChange>(DecisionWorkflow.Apply(Recorded(), new DecisionCommand.Expire(Tom), Now));
            Assert.Equal(DecisionStatus.Expired, Do(Recorded(), new DecisionCommand.Expire(null)).Status);
        }
    }
}
