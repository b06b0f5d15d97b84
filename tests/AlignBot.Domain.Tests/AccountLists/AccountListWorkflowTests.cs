using System.Collections.Immutable;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.AccountLists;

/// <remarks>It is Monday 2 March 2026, ten in London. Olga runs the program; Dana leads sales, Priya marketing, Morgan is
/// accountable.</remarks>
public static partial class AccountListWorkflowTests
{
    static readonly RuleContext Now = new(Monday, Team(), WorkingCalendar.Default("Europe/London"));

    static readonly AccountList Blank = AccountListWorkflow.Blank(new AccountListId(new Guid(5, 0, 0, new byte[8])), new ProgramId(10));

    static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    static ListCounts Counts(int accounts, string? digest = null) => new(accounts, [accounts, 0, 0], 0, 0, digest ?? $"{accounts}");

    static AccountListCommand.Take Read(int reading, int accounts, string? digest = null, string source = "crm") =>
        new(Id(reading), source, Monday, Counts(accounts, digest));

    static Outcome<AccountList>.Changed Do(AccountList state, AccountListCommand command, RuleContext? context = null) =>
        Assert.IsType<Outcome<AccountList>.Changed>(AccountListWorkflow.Apply(state, command, context ?? Now));

    static T Refused<T>(AccountList state, AccountListCommand command, RuleContext? context = null)
        where T : Refusal =>
            Assert.IsType<T>(Assert.IsType<Outcome<AccountList>.Refused>(AccountListWorkflow.Apply(state, command, context ?? Now)).Why);

    static AccountList FromCrm() => Do(Blank, new AccountListCommand.SetUp(Olga, "crm", ListMapping.Usual, DiffDates.Usual)).State;

    static AccountList With(int accounts) => Do(FromCrm(), Read(1, accounts)).State;

    static AccountList Diffed(int changes = 3)
    {
        var read = Do(With(10), Read(2, 11)).State;
        return Do(read, new AccountListCommand.PostDiff(Id(90), null, Id(1), Id(2), Kinds(changes))).State;
    }

    static ImmutableSortedDictionary<AccountChangeKind, int> Kinds(int joined) =>
        joined == 0
            ? ImmutableSortedDictionary<AccountChangeKind, int>.Empty
            : ImmutableSortedDictionary<AccountChangeKind, int>.Empty.Add(AccountChangeKind.Joined, joined);

    public static class WhenAReadingIsThere
    {
        [Fact]
        public static void The_first_is_the_list_and_no_diff()
        {
            var changed = Do(FromCrm(), Read(1, 200));

            Assert.Equal((1, Id(1), Id(1)), (changed.State.Snapshots, changed.State.Current!.Reading, changed.State.Base!.Reading));
            Assert.Contains(
                new AccountListEffect.SetTimer(AccountListEffect.DiffTimer, DiffDates.Usual.After(Monday, Now.Calendar)), changed.Effects);
            Assert.Null(changed.State.Diff);
        }

        [Fact]
        public static void One_that_is_alike_only_says_as_of_when()
        {
            var later = Read(2, 10) with { At = Monday + Duration.FromDays(1) };

            var changed = Do(With(10), later);

            Assert.Equal(
                (1, Monday + Duration.FromDays(1), Id(2)),
                (changed.State.Snapshots, changed.State.Current!.TakenAt, changed.State.Base!.Reading));
            Assert.DoesNotContain(changed.Effects, effect => effect is AccountListEffect.Log);
        }

        [Theory]
        [InlineData(25, 21, null)]
        [InlineData(25, 20, GuardReason.Shorter)]
        [InlineData(24, 20, null)]
        [InlineData(26, 21, null)]
        [InlineData(100, 81, null)]
        [InlineData(100, 80, GuardReason.Shorter)]
        [InlineData(10, 19, null)]
        [InlineData(10, 20, GuardReason.Longer)]
        [InlineData(3, 0, GuardReason.Empty)]
        [InlineData(4, 1, null)]
        public static void A_fifth_shorter_and_at_least_five_or_twice_as_long_or_empty_is_asked_about(int before, int now, GuardReason? why)
        {
            var state = Do(With(before), Read(2, now)).State;

            Assert.Equal(why, state.Held?.Why);
            Assert.Equal(why is null ? now : before, state.Current!.Counts.Accounts);
        }

        [Fact]
        public static void An_odd_one_is_asked_about_once_and_the_newest_is_what_is_confirmed()
        {
            var first = Do(With(100), Read(2, 40));
            Assert.Contains(new AccountListEffect.AskAbout(Olga, Id(2)), first.Effects);
            Assert.IsType<Outcome<AccountList>.Ignored>(AccountListWorkflow.Apply(first.State, Read(4, 40), Now));
            var second = Do(first.State, Read(3, 39));
            Assert.Contains(new AccountListEffect.RefreshAsk(Olga), second.Effects);
            Assert.DoesNotContain(second.Effects, effect => effect is AccountListEffect.AskAbout or AccountListEffect.AskNoMore);

            Refused<AccountListRefusal.NotHeld>(second.State, new AccountListCommand.Confirm(Olga, Id(2)));
            var confirmed = Do(second.State, new AccountListCommand.Confirm(Olga, Id(3)));

            Assert.Equal((39, 2, Olga), (confirmed.State.Current!.Counts.Accounts, confirmed.State.Snapshots, confirmed.State.Current.By));
            Assert.Contains(new AccountListEffect.AskNoMore(Olga, Id(3)), confirmed.Effects);
            Assert.Contains(
                confirmed.Effects,
                effect => effect is AccountListEffect.Log { Fact: AccountListFact.Taken { Confirmed: GuardReason.Shorter }, Actor: var by }
                    && by == Olga);
        }

        [Fact]
        public static void What_was_odd_and_is_right_again_asks_nobody_any_more()
        {
            var held = Do(With(100), Read(2, 0)).State;

            var changed = Do(held, Read(3, 100));

            Assert.Null(changed.State.Held);
            Assert.Contains(new AccountListEffect.AskNoMore(Olga, Id(2)), changed.Effects);
        }

        [Fact]
        public static void Discarded_it_leaves_the_list_as_it_was()
        {
            var held = Do(With(100), Read(2, 0)).State;

            Refused<AccountListRefusal.NotYours>(held, new AccountListCommand.Discard(Ana, Id(2)));
            var discarded = Do(held, new AccountListCommand.Discard(Priya, Id(2))).State;

            Assert.Null(discarded.Held);
            Assert.Equal(100, discarded.Current!.Counts.Accounts);
        }

        [Fact]
        public static void Of_a_source_that_it_does_not_come_from_it_is_left_and_a_file_is_refused()
        {
            Assert.IsType<Outcome<AccountList>.Ignored>(AccountListWorkflow.Apply(With(10), Read(2, 10, source: "old"), Now));
            Refused<AccountListRefusal.ComesFrom>(With(10), Read(2, 10, source: AccountList.FromFiles) with { Actor = Olga });
        }

        [Fact]
        public static void Read_under_another_mapping_or_before_the_newest_it_is_left()
        {
            var state = Do(With(10), Read(2, 11) with { At = Monday + Duration.FromHours(2) }).State;

            Assert.IsType<Outcome<AccountList>.Ignored>(AccountListWorkflow.Apply(state, Read(3, 12), Now));
            Assert.IsType<Outcome<AccountList>.Ignored>(AccountListWorkflow.Apply(
                state, Read(3, 12) with { At = Monday + Duration.FromHours(3), Mapping = new ListMapping { AllAreListed = true } }, Now));
        }

        [Fact]
        public static void An_odd_one_that_was_read_otherwise_is_not_asked_about_any_more()
        {
            var held = Do(With(100), Read(2, 40)).State;

            var changed = Do(held, new AccountListCommand.SetUp(Olga, "crm", new ListMapping { AllAreListed = true }, DiffDates.Usual));

            Assert.Null(changed.State.Held);
            Assert.Contains(new AccountListEffect.AskNoMore(Olga, Id(2)), changed.Effects);
            Assert.Contains(new AccountListEffect.Read("crm"), changed.Effects);
        }

        [Fact]
        public static void From_a_file_an_odd_one_has_to_be_meant()
        {
            var files = Do(Blank, Read(1, 100, source: AccountList.FromFiles) with { Actor = Olga }).State;
            var half = Read(2, 50, source: AccountList.FromFiles) with { Actor = Olga };

            Refused<AccountListRefusal.NotSeen>(files, half);

            Assert.Equal(50, Do(files, half with { Seen = true }).State.Current!.Counts.Accounts);
        }

        [Fact]
        public static void The_first_of_another_source_is_neither_odd_nor_a_diff()
        {
            var moved = Do(With(100), new AccountListCommand.SetUp(Olga, "warehouse", ListMapping.Usual, DiffDates.Usual)).State;

            var state = Do(moved, Read(2, 5, source: "warehouse")).State;

            Assert.Equal((5, Id(2)), (state.Current!.Counts.Accounts, state.Base!.Reading));
        }
    }

    public static class WhenASourceFails
    {
        [Fact]
        public static void The_list_stands_and_the_trouble_is_written_down_once()
        {
            var first = Do(With(10), new AccountListCommand.Fail("crm", "No."));
            Assert.Equal((10, "No."), (first.State.Current!.Counts.Accounts, first.State.Trouble!.Text));

            Assert.IsType<Outcome<AccountList>.Ignored>(
                AccountListWorkflow.Apply(first.State, new AccountListCommand.Fail("crm", "No."),
                    Now with { Now = Monday + Duration.FromDays(1) }));

            var back = Do(first.State, Read(2, 10));
            Assert.Null(back.State.Trouble);
            Assert.Contains(back.Effects, effect => effect is AccountListEffect.Log { Fact: AccountListFact.Recovered });
        }
    }

    public static class WhenTheWeekIsOver
    {
        [Fact]
        public static void Both_leaders_attest_and_nobody_else()
        {
            var state = Diffed();
            Refused<AccountListRefusal.NotALeader>(state, new AccountListCommand.Attest(Olga, 1));
            Refused<AccountListRefusal.NotTheNewest>(state, new AccountListCommand.Attest(Dana, 2));

            var one = Do(state, new AccountListCommand.Attest(Dana, 1)).State;
            Assert.False(one.Diff!.IsAttested);
            Assert.IsType<Outcome<AccountList>.Ignored>(AccountListWorkflow.Apply(one, new AccountListCommand.Attest(Dana, 1), Now));

            Assert.True(Do(one, new AccountListCommand.Attest(Priya, 1)).State.Diff!.IsAttested);
        }

        [Fact]
        public static void One_without_changes_needs_nobody()
        {
            var state = Diffed(changes: 0);

            Assert.True(state.Diff!.IsAttested);
            Assert.IsType<Outcome<AccountList>.Ignored>(AccountListWorkflow.Apply(state, new AccountListCommand.Attest(Dana, 1), Now));
        }

        [Fact]
        public static void What_was_not_attested_is_counted_until_one_is()
        {
            var second = Do(Diffed(), new AccountListCommand.PostDiff(Id(91), null, Id(2), Id(2), Kinds(1))).State;
            var third = Do(second, new AccountListCommand.PostDiff(Id(92), null, Id(2), Id(2), Kinds(1))).State;
            Assert.Equal((1, 2), (second.Unattested, third.Unattested));

            var attested = Do(Do(third, new AccountListCommand.Attest(Dana, 3)).State, new AccountListCommand.Attest(Priya, 3)).State;
            Assert.Equal(0, attested.Unattested);
            Assert.Equal(0, Do(attested, new AccountListCommand.PostDiff(Id(93), null, Id(2), Id(2), Kinds(0))).State.Unattested);
        }

        [Fact]
        public static void Counted_against_a_list_that_is_another_by_now_it_is_not_posted()
        {
            var moved = Do(With(10), Read(2, 11)).State;

            Assert.IsType<Outcome<AccountList>.Ignored>(
                AccountListWorkflow.Apply(moved, new AccountListCommand.PostDiff(Id(90), null, Id(1), Id(1), Kinds(0)), Now));
        }
    }

    public static class WhenASecondListIsCompared
    {
        [Fact]
        public static void What_changed_is_written_down_and_what_did_not_is_not()
        {
            var state = Do(
                With(10), new AccountListCommand.SetUpSecond(Priya, " Segment ", AccountList.FromFiles, ListMapping.Usual)).State;
            var snapshot = new ListSnapshot(1, Id(7), AccountList.FromFiles, Monday, Counts(9));
            Assert.IsType<Outcome<AccountList>.Ignored>(
                AccountListWorkflow.Apply(state, new AccountListCommand.Compare("segment", snapshot with { Source = "crm" },
                    new Divergence(Monday, 8, 2, 1, 0)), Now));
            Assert.IsType<Outcome<AccountList>.Ignored>(
                AccountListWorkflow.Apply(state, new AccountListCommand.Compare("segment", snapshot, new Divergence(Monday, 8, 2, 1, 0),
                    Again: true), Now));
            var first = Do(state, new AccountListCommand.Compare("segment", snapshot, new Divergence(Monday, 8, 2, 1, 0)));
            Assert.Contains(first.Effects, effect => effect is AccountListEffect.Log { Fact: AccountListFact.Compared });

            var same = Do(
                first.State,
                new AccountListCommand.Compare("Segment", snapshot, new Divergence(Monday + Duration.FromDays(1), 8, 2, 1, 0)));

            Assert.Empty(same.Effects);
            Assert.Equal(
                (28, Monday + Duration.FromDays(1)),
                (same.State.Second("SEGMENT")!.Divergence!.Percent, same.State.Second("segment")!.Divergence!.At));
        }

        [Fact]
        public static void Only_as_many_as_are_kept()
        {
            var state = With(10);
            for (var at = 0; at < AccountListWorkflow.MostSeconds; at++)
            {
                state = Do(state, new AccountListCommand.SetUpSecond(Olga, $"List {at}", "hubspot", ListMapping.Usual)).State;
            }

            Refused<AccountListRefusal.TooManySeconds>(
                state, new AccountListCommand.SetUpSecond(Olga, "One more", "hubspot", ListMapping.Usual));
            Refused<TextRefusal.Missing>(state, new AccountListCommand.SetUpSecond(Olga, "  ", "hubspot", ListMapping.Usual));
        }
    }
}
