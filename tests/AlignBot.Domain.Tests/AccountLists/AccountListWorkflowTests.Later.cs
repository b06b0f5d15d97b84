using System.Collections.Immutable;
using AlignBot.Domain.AccountLists;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.AccountLists;

public static partial class AccountListWorkflowTests
{
    public static class WhenAWeeklyDiffIsDue
    {
        static readonly Instant Due = DiffDates.Usual.After(Monday, Now.Calendar);

        static RuleContext At(Instant now) => Now with { Now = now };

        static AccountList Awaiting() => Do(With(10), new AccountListCommand.AwaitDiff(Due), At(Due)).State;

        [Fact]
        public static void The_next_is_awaited_at_once_and_it_is_dated_by_when_it_was_due()
        {
            var due = Do(With(10), new AccountListCommand.AwaitDiff(Due), At(Due));
            Assert.Contains(new AccountListEffect.SetTimer(AccountListEffect.DiffTimer, Due + Duration.FromDays(7)), due.Effects);

            var late = At(Due + Duration.FromHours(3));
            var posted = Do(due.State, new AccountListCommand.PostDiff(Id(90), Due, Id(1), Id(1), Kinds(0)), late);

            Assert.Equal((Due, null), (posted.State.Diff!.PostedAt, posted.State.DueDiff));
            Assert.DoesNotContain(posted.Effects, effect => effect is AccountListEffect.SetTimer);
        }

        [Theory]
        [InlineData(7, 0, 0)]
        [InlineData(7, 1, 7)]
        [InlineData(14, 0, 7)]
        [InlineData(14, 1, 14)]
        public static void Weeks_that_nobody_posted_are_one(int days, int milliseconds, int latest)
        {
            var now = Due + Duration.FromDays(days) + Duration.FromMilliseconds(milliseconds - 1);

            var state = Do(With(10), new AccountListCommand.AwaitDiff(Due), At(now)).State;

            Assert.Equal((Due + Duration.FromDays(latest), DiffDates.Usual.After(now, Now.Calendar)), (state.DueDiff, state.NextDiff));
        }

        [Fact]
        public static void What_was_counted_for_another_is_not_posted()
        {
            var next = Do(Awaiting(), new AccountListCommand.AwaitDiff(Due + Duration.FromDays(7)), At(Due + Duration.FromDays(7))).State;

            Assert.IsType<Outcome<AccountList>.Ignored>(
                AccountListWorkflow.Apply(next, new AccountListCommand.PostDiff(Id(90), Due, Id(1), Id(1), Kinds(0)),
                    At(Due + Duration.FromDays(7))));
            Assert.IsType<Outcome<AccountList>.Ignored>(
                AccountListWorkflow.Apply(With(10), new AccountListCommand.PostDiff(Id(90), Due, Id(1), Id(1), Kinds(0)), At(Due)));
        }

        [Theory]
        [InlineData(-1, true)]
        [InlineData(0, false)]
        [InlineData(1, false)]
        public static void One_whose_moment_has_come_is_not_moved_by_another_calendar_or_other_settings(int milliseconds, bool isMoved)
        {
            var (state, context) = (With(10), At(Due + Duration.FromMilliseconds(milliseconds)));
            var setUp = new AccountListCommand.SetUp(Olga, "crm", ListMapping.Usual, DiffDates.Usual with { Day = IsoDayOfWeek.Friday });

            Assert.Equal(
                isMoved,
                AccountListWorkflow.Apply(state, new AccountListCommand.CalendarChanged(), context) is Outcome<AccountList>.Changed);
            Assert.Equal(isMoved, Do(state, setUp, context).Effects.Any(effect => effect is AccountListEffect.SetTimer));
        }
    }

    public static class WhenASecondListCanNotBeRead
    {
        static readonly AccountList Compared = Do(
            With(10), new AccountListCommand.SetUpSecond(Priya, "Segment", "hubspot", ListMapping.Usual)).State;

        [Fact]
        public static void It_says_so_itself_and_the_list_does_not()
        {
            var failed = Do(Compared, new AccountListCommand.FailSecond("segment", "The flag says 'maybe'.", ListMapping.Usual));

            Assert.Equal(
                ("The flag says 'maybe'.", Monday),
                (failed.State.Second("Segment")!.Trouble!.Text, failed.State.Second("Segment")!.Trouble!.Since));
            Assert.Null(failed.State.Trouble);
            Assert.IsType<Outcome<AccountList>.Ignored>(
                AccountListWorkflow.Apply(failed.State, new AccountListCommand.FailSecond("segment", "The flag says 'maybe'.",
                    ListMapping.Usual), Now));
            Assert.IsType<Outcome<AccountList>.Ignored>(
                AccountListWorkflow.Apply(Compared, new AccountListCommand.FailSecond("segment", "Other.",
                    ListMapping.Usual with { AllAreListed = true }), Now));
        }

        [Fact]
        public static void A_source_that_fails_is_trouble_of_every_list_that_comes_from_it_until_it_is_read()
        {
            var failed = Do(Compared, new AccountListCommand.Fail("hubspot", "The key is not taken.")).State;
            Assert.Equal("The key is not taken.", failed.Second("Segment")!.Trouble!.Text);
            Assert.Null(failed.Trouble);

            var read = Do(
                failed,
                new AccountListCommand.Compare("Segment", new ListSnapshot(1, Id(7), "hubspot", Monday, Counts(9)),
                    new Divergence(Monday, 9, 1, 0, 0)));

            Assert.Null(read.State.Second("Segment")!.Trouble);
            Assert.Contains(read.Effects, effect => effect is AccountListEffect.Log { Fact: AccountListFact.Compared });
        }
    }

    public static class WhenOwnersAreLookedUp
    {
        [Fact]
        public static void They_are_kept_and_written_down_where_they_are_others()
        {
            var found = ImmutableSortedDictionary<string, UserId>.Empty.Add("ana@corp.example", Ana);

            var matched = Do(With(10), new AccountListCommand.MatchOwners(found));

            Assert.Equal(Ana, matched.State.Members["ana@corp.example"]);
            Assert.Contains(
                matched.Effects, effect => effect is AccountListEffect.Log { Fact: AccountListFact.OwnersMatched { Owners: 1 } });
            Assert.IsType<Outcome<AccountList>.Ignored>(
                AccountListWorkflow.Apply(matched.State, new AccountListCommand.MatchOwners(found), Now));
            Assert.Empty(
                Do(matched.State, new AccountListCommand.MatchOwners(ImmutableSortedDictionary<string, UserId>.Empty)).State.Members);
        }
    }

    public static class WhenSomebodyTakesNoPart
    {
        [Fact]
        public static void Nobody_is_named_to_them()
        {
            var stranger = new UserId("USTRANGER");

            Assert.Empty(
                Refused<AccountListRefusal.NotYours>(FromCrm(), new AccountListCommand.SetUp(stranger, "crm",
                    ListMapping.Usual with { AllAreListed = true }, DiffDates.Usual)).WhoMay);
            Assert.Empty(Refused<AccountListRefusal.NotALeader>(Diffed(), new AccountListCommand.Attest(stranger, 1)).WhoMay);
            Assert.NotEmpty(Refused<AccountListRefusal.NotALeader>(Diffed(), new AccountListCommand.Attest(Ana, 1)).WhoMay);
        }
    }
}
