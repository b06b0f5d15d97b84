using AlignBot.Domain.Actions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Actions;

/// <remarks>It is Monday 2 March 2026, ten in London. Tom is asked to send the list by Friday the sixth.</remarks>
public static class ActionWorkflowTests
{
    static readonly LocalDate Friday = new(2026, 3, 6);

    static readonly WorkingCalendar London = WorkingCalendar.Default("Europe/London");

    static readonly RuleContext Now = new(Monday, Team(), London);

    static RuleContext Later(Instant at) => Now with { Now = at };

    static RuleContext Without(RuleContext context, params UserId[] gone) => context with
    {
        Roster = context.Roster with { Members = [.. context.Roster.Members.Select(member => gone.Contains(member.User) ? member with { IsActive = false } : member)] },
    };

    static Outcome<ActionItem>.Changed Given(UserId? owner = null, LocalDate? due = null, RuleContext? context = null) => ActionWorkflow.Give(
        new NewAction(new ActionId(new Guid(1, 0, 0, new byte[8])), new ProgramId(10), new FollowUp(" Send the list ", owner ?? Tom, due ?? Friday), Ana), context ?? Now);

    static Outcome<ActionItem>.Changed Do(ActionItem state, ActionCommand command, RuleContext? context = null) =>
        Assert.IsType<Outcome<ActionItem>.Changed>(ActionWorkflow.Apply(state, command, context ?? Now));

    static T Refused<T>(ActionItem state, ActionCommand command, RuleContext? context = null)
        where T : Refusal => Assert.IsType<T>(Assert.IsType<Outcome<ActionItem>.Refused>(ActionWorkflow.Apply(state, command, context ?? Now)).Why);

    static void Ignored(ActionItem state, ActionCommand command, RuleContext? context = null) =>
        Assert.IsType<Outcome<ActionItem>.Ignored>(ActionWorkflow.Apply(state, command, context ?? Now));

    static Dictionary<ActionMoment, Instant> Timers(Outcome<ActionItem>.Changed changed) =>
        changed.Effects.OfType<ActionEffect.SetTimer>().ToDictionary(timer => timer.Moment, timer => timer.At);

    public sealed class WhenGiven
    {
        [Fact]
        public void Its_owner_is_told_and_its_three_moments_are_waited_for()
        {
            var given = Given();

            Assert.Equal(("Send the list", Tom, Ana, ActionStatus.Open), (given.State.Text, given.State.Owner, given.State.GivenBy!.Value, given.State.Status));
            Assert.Contains(new ActionEffect.Give(Tom), given.Effects);
            Assert.Equal(
                [(ActionMoment.DayBefore, At(5, 9)), (ActionMoment.DueDay, At(6, 9)), (ActionMoment.Overdue, At(9, 9))],
                Timers(given).OrderBy(timer => timer.Key).Select(timer => (timer.Key, timer.Value)));
        }

        [Fact]
        public void Moments_that_have_passed_are_left_out()
        {
            Assert.Equal([ActionMoment.DueDay, ActionMoment.Overdue], Timers(Given(context: Later(At(5, 9)))).Keys.Order());
            Assert.Equal([ActionMoment.DayBefore, ActionMoment.DueDay, ActionMoment.Overdue], Timers(Given(context: Later(At(5, 9) - Duration.FromMilliseconds(1)))).Keys.Order());
        }

        [Fact]
        public void The_moments_are_mornings_of_its_owner()
        {
            var inNewYork = Now with { Roster = Now.Roster with { Members = [.. Now.Roster.Members.Select(member => member.User == Tom ? member with { TimeZone = "America/New_York" } : member)] } };

            // Nine in New York is two in London. On Sunday the eighth New York changes its clocks, London not: the Monday after it is one.
            var timers = Timers(Given(context: inNewYork));

            Assert.Equal((At(6, 14), At(9, 13)), (timers[ActionMoment.DueDay], timers[ActionMoment.Overdue]));
        }

        [Fact]
        public void Due_on_a_day_off_its_own_reminder_is_the_working_day_before()
        {
            var timers = Timers(Given(due: new LocalDate(2026, 3, 7)));

            Assert.Equal((At(5, 9), At(6, 9), At(9, 9)), (timers[ActionMoment.DayBefore], timers[ActionMoment.DueDay], timers[ActionMoment.Overdue]));
        }

        [Fact]
        public void To_somebody_who_has_left_meanwhile_it_goes_to_whoever_runs_the_program()
        {
            var given = Given(context: Without(Now, Tom));

            Assert.Equal(Olga, given.State.HandOverAsked);
            Assert.Contains(new ActionEffect.AskToHandOver(Olga), given.Effects);
            Assert.DoesNotContain(given.Effects, effect => effect is ActionEffect.Give or ActionEffect.Close);
        }

        [Fact]
        public void It_is_checked_as_it_is_said()
        {
            Assert.Empty(ActionWorkflow.Problems(new FollowUp("Send the list", Tom, new LocalDate(2026, 3, 2)), Now));
            Assert.IsType<TextRefusal.InThePast>(Assert.Single(ActionWorkflow.Problems(new FollowUp("Send the list", Tom, new LocalDate(2026, 3, 1)), Now)));
            Assert.IsType<TextRefusal.PersonNotEligible>(Assert.Single(ActionWorkflow.Problems(new FollowUp("Send the list", Guest, Friday), Now)));
            Assert.IsType<TextRefusal.TooLong>(Assert.Single(ActionWorkflow.Problems(new FollowUp(new string('x', TextLimits.Line + 1), Tom, Friday), Now)));
            Assert.IsType<TextRefusal.Missing>(Assert.Single(ActionWorkflow.Problems(new FollowUp("  ", Tom, Friday), Now)));
        }
    }

    public sealed class WhenSomebodySaysItIsDone
    {
        [Theory]
        [InlineData("tom", true)]
        [InlineData("ana", true)]
        [InlineData("olga", true)]
        [InlineData("morgan", true)]
        [InlineData("dana", false)]
        [InlineData("guest", false)]
        [InlineData("nobody", false)]
        public void Its_owner_the_giver_and_those_who_run_the_program_may(string who, bool may)
        {
            var outcome = ActionWorkflow.Apply(Given().State, new ActionCommand.Finish(new UserId(who)), Now);

            Assert.Equal(may, outcome is Outcome<ActionItem>.Changed);
        }

        [Fact]
        public void Nobody_is_reminded_any_more_and_a_second_click_does_nothing()
        {
            var done = Do(Given().State, new ActionCommand.Finish(Tom), Later(At(3, 12)));

            Assert.Equal((ActionStatus.Done, Tom, At(3, 12)), (done.State.Status, done.State.DoneBy!.Value, done.State.DoneAt!.Value));
            Assert.Equal(3, done.Effects.OfType<ActionEffect.ClearTimer>().Count());
            Assert.Contains(new ActionEffect.Close(Tom), done.Effects);
            Ignored(done.State, new ActionCommand.Finish(Ana));
            Ignored(done.State, new ActionCommand.Remind(ActionMoment.DueDay), Later(At(6, 9)));
            Refused<ActionRefusal.AlreadyDone>(done.State, new ActionCommand.Move(Tom, Friday.PlusDays(1), "Later"));
            Refused<ActionRefusal.AlreadyDone>(done.State, new ActionCommand.HandOver(Tom, Sam, "Away"));
        }

        [Fact]
        public void Who_left_and_had_given_it_may_not() =>
            Assert.Equal((Tom, (UserId?)Ana), Refused<ActionRefusal.NotYours>(Given().State, new ActionCommand.Finish(Ana), Without(Now, Ana)) is var no ? (no.Owner, no.GivenBy) : default);
    }

    public sealed class WhenItWasNotDoneAfterAll
    {
        readonly ActionItem done = Do(Given().State, new ActionCommand.Finish(Tom)).State;

        [Fact]
        public void It_is_open_again_with_the_moments_that_still_lie_ahead()
        {
            var open = Do(done, new ActionCommand.Reopen(Tom), Later(At(5, 12)));

            Assert.Equal((ActionStatus.Open, (UserId?)null, (Instant?)null), (open.State.Status, open.State.DoneBy, open.State.DoneAt));
            Assert.Equal([ActionMoment.DueDay, ActionMoment.Overdue], Timers(open).Keys.Order());
            Assert.Contains(new ActionEffect.Refresh(Tom), open.Effects);
            Ignored(open.State, new ActionCommand.Reopen(Ana));
        }

        [Fact]
        public void A_stranger_may_not() => Refused<ActionRefusal.NotYours>(done, new ActionCommand.Reopen(Dana));

        [Fact]
        public void With_its_owner_gone_it_is_to_be_handed_over()
        {
            var open = Do(done, new ActionCommand.Reopen(Olga), Without(Now, Tom));

            Assert.Equal((ActionStatus.Open, Olga), (open.State.Status, open.State.HandOverAsked!.Value));
            Assert.Equal(["Reopened", "OwnerGone"], open.Effects.OfType<ActionEffect.Log>().Select(log => log.Fact.GetType().Name));
        }
    }

    public sealed class WhenItIsHandedOver
    {
        [Fact]
        public void The_other_is_asked_and_once_they_take_it_the_first_has_nothing_to_do()
        {
            var asked = Do(Given().State, new ActionCommand.HandOver(Tom, Sam, " I am away. "));
            Assert.Equal((Tom, Sam), (asked.State.Owner, asked.State.Offered!.To));
            Assert.Equal([new ActionEffect.Give(Sam)], asked.Effects.OfType<ActionEffect.Give>());
            Assert.Empty(Timers(asked));
            Refused<ActionRefusal.AskedAlready>(asked.State, new ActionCommand.HandOver(Tom, Sam, "Again"));
            Refused<ActionRefusal.NotAsked>(asked.State, new ActionCommand.TakeOver(Ana));

            var next = Do(asked.State, new ActionCommand.TakeOver(Sam));

            Assert.Equal((Sam, (HandOverOffer?)null), (next.State.Owner, next.State.Offered));
            Assert.Contains(new ActionEffect.Close(Tom), next.Effects);
            Assert.Contains(new ActionEffect.Refresh(Sam), next.Effects);
            Assert.Contains(new ActionEffect.Log(new ActionFact.HandedOver(Tom, Sam, "I am away."), Sam), next.Effects);
            Assert.Equal(3, Timers(next).Count);
            Ignored(next.State, new ActionCommand.TakeOver(Sam));
        }

        [Fact]
        public void Not_taken_over_it_stays_and_both_are_told_once()
        {
            var asked = Do(Given().State, new ActionCommand.HandOver(Tom, Sam, "I am away."));

            var next = Do(asked.State, new ActionCommand.Decline(Sam));

            Assert.Equal((Tom, (HandOverOffer?)null), (next.State.Owner, next.State.Offered));
            Assert.Equal([new ActionEffect.TellDeclined(Tom, Sam)], next.Effects.OfType<ActionEffect.TellDeclined>());
            Refused<ActionRefusal.NotAsked>(next.State, new ActionCommand.TakeOver(Sam));

            var done = Do(asked.State, new ActionCommand.Finish(Tom));
            Assert.Contains(new ActionEffect.Close(Sam), done.Effects);
            Refused<ActionRefusal.AlreadyDone>(done.State, new ActionCommand.TakeOver(Sam));
        }

        [Fact]
        public void Asked_of_another_instead_the_first_who_was_asked_is_not_any_more()
        {
            var asked = Do(Do(Given().State, new ActionCommand.HandOver(Tom, Sam, "I am away.")).State, new ActionCommand.HandOver(Tom, Morgan, "Sam is too."));

            Assert.Equal(Morgan, asked.State.Offered!.To);
            Assert.Contains(new ActionEffect.Close(Sam), asked.Effects);
            Refused<ActionRefusal.NotAsked>(asked.State, new ActionCommand.TakeOver(Sam));
        }

        [Fact]
        public void It_takes_a_member_who_is_somebody_else_and_a_reason()
        {
            var action = Given().State;

            Refused<ActionRefusal.SameOwner>(action, new ActionCommand.HandOver(Tom, Tom, "Again"));
            Assert.Equal(Standing.Guest, Refused<TextRefusal.PersonNotEligible>(action, new ActionCommand.HandOver(Tom, Guest, "Away")).Standing);
            Refused<TextRefusal.Missing>(action, new ActionCommand.HandOver(Tom, Sam, " "));
            Refused<TextRefusal.TooLong>(action, new ActionCommand.HandOver(Tom, Sam, new string('x', TextLimits.Line + 1)));
            Refused<ActionRefusal.NotYours>(action, new ActionCommand.HandOver(Dana, Sam, "Mine"));
            Do(action, new ActionCommand.HandOver(Tom, Sam, new string('x', TextLimits.Line)));
        }
    }

    public sealed class WhenItsDayIsMoved
    {
        [Fact]
        public void Today_is_the_earliest()
        {
            var action = Given().State;

            Refused<TextRefusal.InThePast>(action, new ActionCommand.Move(Tom, new LocalDate(2026, 3, 1), "Sooner"));
            Assert.Equal(new LocalDate(2026, 3, 2), Do(action, new ActionCommand.Move(Tom, new LocalDate(2026, 3, 2), "Sooner")).State.DueOn);
            Ignored(action, new ActionCommand.Move(Tom, Friday, "The same"));
            Refused<TextRefusal.Missing>(action, new ActionCommand.Move(Tom, Friday.PlusDays(3), ""));
        }

        [Fact]
        public void Its_moments_move_with_it()
        {
            var moved = Do(Given().State, new ActionCommand.Move(Ana, new LocalDate(2026, 3, 13), "The fields are missing."));

            Assert.Equal(3, moved.Effects.OfType<ActionEffect.ClearTimer>().Count());
            Assert.Equal((At(12, 9), At(13, 9), At(16, 9)), Timers(moved) is var timers ? (timers[ActionMoment.DayBefore], timers[ActionMoment.DueDay], timers[ActionMoment.Overdue]) : default);
        }
    }

    public sealed class WhenItsMomentsCome
    {
        [Fact]
        public void Its_owner_is_reminded_and_that_it_is_overdue_is_written_down()
        {
            var before = Do(Given().State, new ActionCommand.Remind(ActionMoment.DayBefore), Later(At(5, 9)));
            Assert.Equal<Effect>([new ActionEffect.Nudge(Tom, ActionMoment.DayBefore), new ActionEffect.Refresh(Tom)], before.Effects);

            var overdue = Do(before.State, new ActionCommand.Remind(ActionMoment.Overdue), Later(At(9, 9)));
            Assert.Contains(new ActionEffect.Log(new ActionFact.Overdue(Friday), null), overdue.Effects);
            Assert.Contains(new ActionEffect.EditNudge(Tom, ActionMoment.DayBefore), overdue.Effects);
            Assert.Equal(ActionMoment.Overdue, overdue.State.LastReminder);
            Assert.True(overdue.State.IsOverdue(new LocalDate(2026, 3, 7)));
            Assert.False(overdue.State.IsOverdue(Friday));
        }

        [Fact]
        public void It_is_not_done_for_a_reason_that_one_review_reads()
        {
            var reminded = Do(Given().State, new ActionCommand.Remind(ActionMoment.DayBefore), Later(At(5, 9)));
            var dropped = Do(reminded.State, new ActionCommand.Drop(Tom, " Frozen anyway. "), Later(At(5, 10)));

            Assert.Equal((ActionStatus.NotDoing, "Frozen anyway."), (dropped.State.Status, dropped.State.NotDoing));
            Assert.Contains(new ActionEffect.EditNudge(Tom, ActionMoment.DayBefore), dropped.Effects);
            var (first, second) = (new MeetingId(Guid.NewGuid()), new MeetingId(Guid.NewGuid()));
            var read = Do(dropped.State, new ActionCommand.ReadIn(first), Later(At(6, 9)));
            Assert.IsType<Outcome<ActionItem>.Ignored>(ActionWorkflow.Apply(read.State, new ActionCommand.ReadIn(second), Later(At(6, 9))));

            var again = Do(read.State, new ActionCommand.Reopen(Tom), Later(At(6, 9)));
            Assert.Equal((ActionStatus.Open, null, null), (again.State.Status, again.State.NotDoing, again.State.ReadIn));
        }

        [Fact]
        public void If_its_owner_is_gone_the_operating_lead_is_asked_once()
        {
            var asked = Do(Given().State, new ActionCommand.Remind(ActionMoment.DueDay), Without(Later(At(6, 9)), Tom));

            Assert.Equal(Olga, asked.State.HandOverAsked);
            Assert.Contains(new ActionEffect.AskToHandOver(Olga), asked.Effects);
            Ignored(asked.State, new ActionCommand.OwnerLeft(), Without(Later(At(6, 10)), Tom));
        }
    }

    public sealed class WhenItsOwnerLeaves
    {
        [Fact]
        public void Whoever_runs_the_program_hands_it_over_and_is_told_when_that_is_done()
        {
            var asked = Do(Given().State, new ActionCommand.OwnerLeft(), Without(Now, Tom));
            Assert.Equal([new ActionEffect.AskToHandOver(Olga)], asked.Effects.OfType<ActionEffect.AskToHandOver>());

            var next = Do(asked.State, new ActionCommand.HandOver(Olga, Sam, "Tom has left."), Without(Now, Tom));
            Assert.Equal((Sam, (UserId?)null), (next.State.Owner, next.State.HandOverAsked));
            Assert.Contains(new ActionEffect.CloseHandOver(Olga), next.Effects);
        }

        [Fact]
        public void Without_an_operating_lead_it_is_the_executive_and_with_nobody_it_stays()
        {
            Assert.Equal(Morgan, Do(Given().State, new ActionCommand.OwnerLeft(), Without(Now, Tom, Olga)).State.HandOverAsked);
            Ignored(Given().State, new ActionCommand.OwnerLeft(), Without(Now, Tom, Olga, Morgan));
        }

        [Fact]
        public void Whoever_runs_the_program_next_is_asked_in_place_of_the_last()
        {
            var asked = Do(Given().State, new ActionCommand.OwnerLeft(), Without(Now, Tom)).State;
            var next = Without(Now, Tom);
            next = next with { Roster = next.Roster with { Roles = [.. next.Roster.Roles.Select(held => held.Role is Role.OperatingLead ? held with { Holder = Sam } : held)] } };

            var handed = Do(asked, new ActionCommand.OwnerLeft(), next);

            Assert.Equal(Sam, handed.State.HandOverAsked);
            Assert.Contains(new ActionEffect.CloseHandOver(Olga), handed.Effects);
            Assert.Contains(new ActionEffect.AskToHandOver(Sam), handed.Effects);
            Ignored(handed.State, new ActionCommand.OwnerLeft(), next);
        }

        [Fact]
        public void The_operating_leads_own_goes_to_nobody_but_them() =>
            Assert.Equal(Morgan, Do(Given(owner: Olga).State, new ActionCommand.OwnerLeft(), Without(Now, Olga)).State.HandOverAsked);
    }
}
