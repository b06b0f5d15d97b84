using System.Collections.Immutable;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Artifacts;

/// <remarks>It is Monday 2 March 2026, ten in London. Dana leads sales, Priya marketing; Ana sells, Tom markets.</remarks>
public static class SlaWorkflowTests
{
    static readonly RuleContext Now = new(Monday, Team(), WorkingCalendar.Default("Europe/London"));
    static readonly Clause Cases = new() { Side = Function.Sales, Kind = ClauseKind.CaseInDispute, Within = Window.Of("2wd") };
    static readonly Clause Leads = new() { Side = Function.Sales, Kind = ClauseKind.Reported, Promise = "accept or return each MQL.", Within = Window.Of("4wh") };
    static readonly Clause Actions = new() { Side = Function.Marketing, Kind = ClauseKind.ActionByItsDay };

    static RuleContext On(int day, int hour = 10) => Now with { Now = At(day, hour) };

    static Artifact Begun() => Assert.IsType<Outcome<Artifact>.Changed>(ArtifactWorkflow.Begin(
        new NewArtifact(new ArtifactId(new Guid(7, 0, 0, new byte[8])), 1, new ProgramId(10), ArtifactKind.ServiceLevelAgreement, "", Dana), Now)).State;

    static Outcome<Artifact>.Changed Do(Artifact state, ArtifactCommand command, RuleContext? context = null) =>
        Assert.IsType<Outcome<Artifact>.Changed>(ArtifactWorkflow.Apply(state, command, context ?? Now));

    static T Refused<T>(Artifact state, ArtifactCommand command, RuleContext? context = null)
        where T : Refusal => Assert.IsType<T>(Assert.IsType<Outcome<Artifact>.Refused>(ArtifactWorkflow.Apply(state, command, context ?? Now)).Why);

    static void Ignored(Artifact state, ArtifactCommand command, RuleContext? context = null) =>
        Assert.IsType<Outcome<Artifact>.Ignored>(ArtifactWorkflow.Apply(state, command, context ?? Now));

    static ArtifactCommand.Write Write(string beside, int seen, params ImmutableArray<Clause> clauses) => new(Dana, beside, seen) { Clauses = clauses };

    static Artifact Signed(Artifact written, RuleContext? context = null)
    {
        var dana = Do(written, new ArtifactCommand.Sign(Dana, written.Latest!.Hash), context).State;
        return Do(dana, new ArtifactCommand.Sign(Priya, written.Latest.Hash), context).State;
    }

    static Artifact InForce() => Signed(Do(Begun(), Write("", 0, Cases, Leads)).State);

    static ArtifactCommand.ReportLate Late(UserId by, string text = "Acme lay for a week", int clause = 2, int day = 2) => new(by, clause, new LocalDate(2026, 3, day), text);

    static Artifact Reported() => Do(InForce(), Late(Tom)).State;

    public sealed class WhenWritten
    {
        [Fact]
        public void What_would_have_prevented_a_dispute_stands_beside_its_clauses_which_stay()
        {
            var draft = Do(InForce(), new ArtifactCommand.Suggest(new DisputeId(new Guid(9, 0, 0, new byte[8])), 3, [new Suggestion(Dana, "Leads go to one queue.")])).State.Latest!;

            Assert.Equal([1, 2], draft.Clauses.Select(clause => clause.Number));
            Assert.Equal("To be worked in, after DSP-3:\n- Leads go to one queue.", draft.Beside);
            Assert.Equal(ClauseText.Compose(draft.Clauses, draft.Beside), draft.Text);
        }

        [Fact]
        public void Its_text_is_its_clauses_so_that_a_signature_binds_them()
        {
            var written = Do(Begun(), Write("We look at it each quarter.", 0, Cases, Leads)).State.Latest!;

            Assert.Equal(
                "1. Sales gives its case in a dispute within 2 working days of its being raised. Counted from the record.\n"
                + "2. Sales: accept or return each MQL, within 4 working hours. What is late is reported by marketing.\n\nWe look at it each quarter.",
                written.Text);
            Assert.Equal(ArtifactText.Hash(ArtifactKind.ServiceLevelAgreement, "", written.Text), written.Hash);
            Assert.Equal([1, 2], written.Clauses.Select(clause => clause.Number));
            Assert.Equal("We look at it each quarter.", written.Beside);
        }

        [Fact]
        public void Another_window_is_another_version_that_both_sign_anew()
        {
            var signed = InForce();
            var (cases, leads) = (signed.InForce!.Clauses[0], signed.InForce.Clauses[1]);

            var longer = Do(signed, Write("", 1, cases, leads with { Within = Window.Of("8wh") }));

            Assert.Equal([Dana, Priya], longer.State.SignersAsked.AsEnumerable());
            Assert.NotEqual(signed.InForce.Hash, longer.State.Latest!.Hash);
            Assert.IsType<Outcome<Artifact>.Ignored>(ArtifactWorkflow.Apply(signed, Write("", 1, cases, leads), Now));
        }

        [Fact]
        public void The_number_of_a_clause_that_went_is_not_given_again()
        {
            var signed = InForce();

            var next = Do(signed, Write("", 1, signed.InForce!.Clauses[0], Actions)).State;
            var back = Do(next, Write("", 2, next.Latest!.Clauses[0], next.Latest.Clauses[1], Leads)).State;

            Assert.Equal([1, 3], next.Latest.Clauses.Select(clause => clause.Number));
            Assert.Equal([1, 3, 4], back.Latest!.Clauses.Select(clause => clause.Number));
        }

        [Fact]
        public void Two_forms_that_took_the_same_clause_along_do_not_make_it_two()
        {
            var clause = InForce().InForce!.Clauses[1];

            Assert.Equal([2, 3], Do(InForce(), Write("", 1, clause, clause with { Promise = "call each MQL" })).State.Latest!.Clauses.Select(one => one.Number));
        }

        [Fact]
        public void A_clause_that_stays_as_it_is_counts_since_it_was_first_signed_and_another_since_now()
        {
            var signed = InForce();
            var clauses = signed.InForce!.Clauses;

            var later = Signed(Do(signed, Write("", 1, clauses[0], clauses[1] with { Within = Window.Of("1wd") })).State, On(9));

            Assert.Equal([Monday, At(9, 10)], later.Clauses.Select(clause => clause.Since));
        }

        [Fact]
        public void Text_alone_is_an_sla_as_before()
        {
            var old = Signed(Do(Begun(), Write("Sales: accept each MQL within 2 working days.", 0)).State);

            Assert.Equal("Sales: accept each MQL within 2 working days.", old.InForce!.Text);
            Assert.Empty(old.Clauses);
            Refused<ArtifactRefusal.NoSuchClause>(old, Late(Tom, clause: 1));
        }

        [Fact]
        public void A_text_that_comes_by_a_file_reads_back_as_its_clauses()
        {
            var all = Do(Begun(), Write("As agreed.\n\n1. It begins with good faith.", 0, Cases, Leads with { Promise = "call, within 2 working days, whoever asks" }, Actions,
                new Clause { Side = Function.Sales, Kind = ClauseKind.DecisionConfirmed, Within = Window.Of("1wd") }, new Clause { Side = Function.Marketing, Kind = ClauseKind.LeaderAtMeeting })).State;

            var read = ClauseText.Read(all.Latest!.Text);
            Assert.Equal(all.Latest.Clauses.AsEnumerable(), read.Clauses);
            Assert.Equal(all.Latest.Beside, read.Beside);
            Assert.Empty(ClauseText.Read("Sales: accept each MQL within 2 working days.").Clauses);
            Assert.IsType<Outcome<Artifact>.Ignored>(ArtifactWorkflow.Apply(all, Write(all.Latest.Text, 1), Now));

            var shorter = Do(all, Write(all.Latest.Text.Replace("within 4 working hours", "within 2 working hours", StringComparison.Ordinal), 1)).State.Latest!;
            Assert.Equal(Window.Of("2wh"), shorter.Clauses[1].Within);
            Assert.Equal([1, 2, 3, 4, 5], shorter.Clauses.Select(clause => clause.Number));
        }

        [Theory]
        [InlineData("1. Sales gives its case in a dispute within 99 working days of its being raised. Counted from the record.")]
        [InlineData("1. Sales does each action that it has by its day. Counted from the record.\n2. Sales does each action that it has by its day. Counted from the record.")]
        public void A_text_whose_lines_could_be_no_clauses_stays_a_text(string text)
        {
            var written = Do(Begun(), Write(text, 0)).State.Latest!;

            Assert.Equal(text, written.Text);
            Assert.Empty(written.Clauses);
        }

        [Fact]
        public void In_another_program_a_clause_keeps_the_number_that_it_comes_with()
        {
            var signed = InForce();
            var without = Do(signed, Write("", 1, signed.InForce!.Clauses[0], Actions)).State.Latest!;

            var elsewhere = Do(Begun(), Write(without.Text, 0)).State;

            Assert.Equal(without.Hash, elsewhere.Latest!.Hash);
            Assert.Equal(3, elsewhere.LastClause);
        }

        [Fact]
        public void What_is_to_be_worked_in_after_a_dispute_stands_beside_the_clauses()
        {
            var signed = Signed(Do(Begun(), Write("In good faith.", 0, Cases, Leads)).State);

            var draft = Do(signed, new ArtifactCommand.Suggest(new DisputeId(new Guid(9, 0, 0, new byte[8])), 14, [new Suggestion(Dana, "Say by when.")])).State.Latest!;

            Assert.Equal(signed.InForce!.Clauses.AsEnumerable(), draft.Clauses);
            Assert.Equal("In good faith.\n\nTo be worked in, after DSP-14:\n- Say by when.", draft.Beside);
            Assert.Equal(ClauseText.Compose(draft.Clauses, draft.Beside), draft.Text);
        }

        [Theory]
        [InlineData("24h")]
        [InlineData("90m")]
        public void A_window_on_the_clock_is_refused(string window) =>
            Refused<ArtifactRefusal.WindowOnTheClock>(Begun(), Write("", 0, Cases with { Within = Window.Of(window) }));

        [Fact]
        public void What_nobody_can_keep_or_count_is_refused()
        {
            Refused<ArtifactRefusal.WindowTooLong>(Begun(), Write("", 0, Cases with { Within = Window.Of("31wd") }));
            Refused<ArtifactRefusal.NoWindow>(Begun(), Write("", 0, Cases with { Within = null }));
            Refused<ArtifactRefusal.OwedByNoSide>(Begun(), Write("", 0, Cases with { Side = Function.RevOps }));
            Refused<ArtifactRefusal.ClauseTwice>(Begun(), Write("", 0, Cases, Cases with { Within = Window.Of("1wd") }));
            Refused<ArtifactRefusal.TooManyClauses>(Begun(), Write("", 0, [.. Enumerable.Range(0, Clause.Most + 1).Select(n => Leads with { Promise = $"promise {n}" })]));
            Refused<TextRefusal.Missing>(Begun(), Write("", 0, Leads with { Promise = " " }));
            Refused<TextRefusal.TooLong>(Begun(), Write("", 0, Leads with { Promise = new string('a', Clause.LongestPromise + 1) }));
            Refused<ArtifactRefusal.SaysNothing>(Begun(), Write("", 0, Leads with { Promise = "???" }));
            Refused<TextRefusal.TooLong>(Begun(), Write(new string('a', TextLimits.Body), 0, Leads));
        }
    }

    public sealed class WhenSomethingIsReportedLate
    {
        [Fact]
        public void The_leader_of_the_owing_side_is_asked_and_told_on_their_next_morning()
        {
            var reported = Do(InForce(), Late(Tom));

            Assert.Equal((1, Function.Sales, Tom), (reported.State.Late[0].Number, reported.State.Late[0].Side, reported.State.Late[0].By));
            Assert.Equal([Dana], reported.Effects.OfType<ArtifactEffect.AskAboutLate>().Select(ask => ask.User));
            Assert.Equal(At(3, 9), Assert.Single(reported.Effects.OfType<ArtifactEffect.AwaitLate>()).At);
            Assert.Equal(Dana, Assert.Single(Do(reported.State, new ArtifactCommand.LateDue(Function.Sales), On(3, 9)).Effects.OfType<ArtifactEffect.TellLate>()).User);
        }

        [Fact]
        public void Others_within_the_week_make_no_message_of_their_own()
        {
            var told = Do(Reported(), new ArtifactCommand.LateDue(Function.Sales), On(3, 9)).State;

            var second = Do(told, Late(Tom, "Globex, too", day: 3), On(3, 11));
            var third = Do(second.State, Late(Priya, "And Initech", day: 3), On(3, 12));

            Assert.Equal(At(10, 9), Assert.Single(second.Effects.OfType<ArtifactEffect.AwaitLate>()).At);
            Assert.Empty(third.Effects.OfType<ArtifactEffect.AwaitLate>());
            Ignored(third.State, new ArtifactCommand.LateDue(Function.Sales), On(9, 17));
        }

        [Fact]
        public void Only_those_to_whom_it_is_owed_report_it_and_only_what_the_record_does_not_count()
        {
            var sla = InForce();

            Refused<ArtifactRefusal.NotOwedToThem>(sla, Late(Ana));
            Refused<ArtifactRefusal.NotOwedToThem>(sla, Late(Olga));
            Refused<ArtifactRefusal.NotAMember>(sla, Late(Guest));
            Refused<ArtifactRefusal.ClauseIsCounted>(sla, Late(Tom, clause: 1));
            Refused<ArtifactRefusal.NoSuchClause>(sla, Late(Tom, clause: 9));
            Refused<ArtifactRefusal.NoSuchClause>(Begun(), Late(Tom));
        }

        [Fact]
        public void Its_day_is_not_to_come_and_not_before_the_clause_was_signed()
        {
            Refused<ArtifactRefusal.LateOn>(InForce(), Late(Tom, day: 3));
            Refused<ArtifactRefusal.LateOn>(InForce(), Late(Tom, day: 1));
            Refused<TextRefusal.Missing>(InForce(), Late(Tom, " "));
        }

        [Fact]
        public void The_same_twice_is_one_and_nobody_reports_without_end()
        {
            Refused<ArtifactRefusal.ReportedAlready>(Reported(), Late(Priya, "acme  lay for a WEEK"));

            var sla = InForce();
            for (var n = 0; n < ListLimits.ReportsOfOne; n++)
            {
                sla = Do(sla, Late(Tom, $"Lead {n}")).State;
            }

            Refused<ArtifactRefusal.TooManyReports>(sla, Late(Tom, "One more"));
            Assert.Equal(ListLimits.ReportsOfOne + 1, Do(sla, Late(Priya, "One more")).State.Late.Length);
        }

        [Fact]
        public void The_leader_who_says_that_it_is_so_is_not_asked_any_more()
        {
            Refused<ArtifactRefusal.NotOfTheirSide>(Reported(), new ArtifactCommand.AcceptLate(Priya, 1));
            Refused<ArtifactRefusal.NotOfTheirSide>(Reported(), new ArtifactCommand.AcceptLate(Ana, 1));

            var accepted = Do(Reported(), new ArtifactCommand.AcceptLate(Dana, 1));

            Assert.Equal([Dana], accepted.Effects.OfType<ArtifactEffect.AskAboutLateNoMore>().Select(ask => ask.User));
            Assert.True(accepted.State.Late[0].Counts);
            Refused<ArtifactRefusal.AnsweredAlready>(accepted.State, new ArtifactCommand.AcceptLate(Dana, 1));
            Assert.Empty(Do(accepted.State, new ArtifactCommand.LateDue(Function.Sales), On(3, 9)).Effects);
        }

        [Fact]
        public void One_that_is_contested_counts_again_when_its_dispute_is_over_unless_it_is_taken_back()
        {
            var about = new DisputeId(new Guid(9, 0, 0, new byte[8]));
            var contested = Do(Reported(), new ArtifactCommand.ContestLate(Dana, 1, about)).State;
            Assert.False(contested.Late[0].Counts);
            Ignored(contested, new ArtifactCommand.ContestLate(Dana, 1, about));

            var over = Do(contested, new ArtifactCommand.ContestStands(about, IsOpen: false)).State;
            Assert.True(over.Late[0].Counts);
            Ignored(over, new ArtifactCommand.ContestStands(about, IsOpen: false));

            Refused<ArtifactRefusal.NotTheirReport>(over, new ArtifactCommand.TakeBackLate(Dana, 1));
            var back = Do(over, new ArtifactCommand.TakeBackLate(Priya, 1)).State;
            Assert.False(back.Late[0].Counts);
            Ignored(back, new ArtifactCommand.TakeBackLate(Tom, 1));
        }

        [Fact]
        public void One_that_is_decided_to_have_been_kept_is_taken_back_with_that_and_counts_if_it_is_decided_otherwise()
        {
            var about = new DisputeId(new Guid(9, 0, 0, new byte[8]));
            var contested = Do(Reported(), new ArtifactCommand.ContestLate(Dana, 1, about)).State;

            var kept = Do(contested, new ArtifactCommand.ContestStands(about, IsOpen: false, WasKept: true));

            Assert.False(kept.State.Late[0].Counts);
            Assert.Equal(new ArtifactFact.LateDecidedKept(1, 2, about), kept.Effects.OfType<ArtifactEffect.Log>().Single().Fact);
            Ignored(kept.State, new ArtifactCommand.ContestStands(about, IsOpen: false, WasKept: true));
            var reopened = Do(kept.State, new ArtifactCommand.ContestStands(about, IsOpen: true)).State;
            Assert.False(reopened.Late[0].Counts);
            Assert.True(Do(reopened, new ArtifactCommand.ContestStands(about, IsOpen: false)).State.Late[0].Counts);
        }

        [Fact]
        public void What_waits_goes_to_whoever_leads_the_side_now()
        {
            var sam = Now with { Roster = Team() with { Roles = [.. Team().Roles.Select(role => role.Role is Role.SalesLeader ? role with { Holder = Sam } : role)] } };

            var changed = Do(Reported(), new ArtifactCommand.PeopleChanged(), sam);

            Assert.Equal([Dana], changed.Effects.OfType<ArtifactEffect.AskAboutLateNoMore>().Select(ask => ask.User));
            Assert.Equal([Sam], changed.Effects.OfType<ArtifactEffect.AskAboutLate>().Select(ask => ask.User));
            Ignored(changed.State, new ArtifactCommand.PeopleChanged(), sam);
        }

        [Fact]
        public void Of_long_ago_the_history_alone_knows()
        {
            var sla = InForce();
            for (var n = 0; n <= ListLimits.Reports; n++)
            {
                var then = Now with { Now = Monday + Duration.FromDays(31 * n) };
                sla = Do(sla, Late(Tom, $"Lead {n}") with { On = then.Today }, then).State;
            }

            Assert.Equal((ListLimits.Reports, ListLimits.Reports + 1), (sla.Late.Length, sla.LastReport));
            Refused<ArtifactRefusal.NoSuchReport>(sla, new ArtifactCommand.AcceptLate(Dana, 1));
        }
    }
}
