using System.Collections.Immutable;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Audits;

/// <remarks>It is Monday 2 March 2026, ten in London. Olga runs the program; Dana leads sales, Priya marketing, Morgan is accountable.</remarks>
public static class AuditWorkflowTests
{
    static readonly LocalDate Quarter = new(2026, 1, 1);

    static readonly ImmutableArray<Finding> Found =
    [
        new("cadence/missed", ArtifactKind.Cadence, "2 of 9 were not held.", Dana),
        new("artifact/no-terms", ArtifactKind.Definition, "No term is defined."),
    ];

    static readonly RuleContext Now = new(Monday, Team(), WorkingCalendar.Default("Europe/London"));

    static Outcome<Audit> Begin(UserId? actor = null, LocalDate? last = null, ImmutableArray<Finding>? found = null, RuleContext? context = null) =>
        AuditWorkflow.Begin(new AuditId(new Guid(9, 0, 0, new byte[8])), new ProgramId(10), Quarter, last, found ?? Found, actor, context ?? Now);

    static Audit Begun(UserId? actor = null) => Assert.IsType<Outcome<Audit>.Changed>(Begin(actor ?? Olga)).State;

    static Outcome<Audit>.Changed Do(Audit state, AuditCommand command, RuleContext? context = null) => Assert.IsType<Outcome<Audit>.Changed>(AuditWorkflow.Apply(state, command, context ?? Now));

    static T Refused<T>(Outcome<Audit> outcome)
        where T : Refusal => Assert.IsType<T>(Assert.IsType<Outcome<Audit>.Refused>(outcome).Why);

    static AuditCommand.Give Give(string key = "cadence/missed", UserId? owner = null, UserId? by = null, LocalDate? due = null) =>
        new(by ?? Olga, key, new ActionId(new Guid(8, 0, 0, new byte[8])), new FollowUp("Hold them", owner ?? Dana, due ?? new LocalDate(2026, 3, 13)));

    static AuditCommand.Answer AllRight(UserId? by = null) => new(by ?? Olga, [.. Enum.GetValues<AuditQuestion>().Select(question => new AuditReply(question, IsSo: true, " "))]);

    [Fact]
    public static void What_is_found_stands_in_the_order_of_the_operating_model_and_once()
    {
        var audit = Assert.IsType<Outcome<Audit>.Changed>(Begin(Olga, found: [.. Found, Found[0]])).State;

        Assert.Equal(["artifact/no-terms", "cadence/missed"], audit.Entries.Select(entry => entry.Finding.Key));
        Assert.Equal("2026 Q1", audit.Name);
    }

    [Fact]
    public static void Whoever_begins_it_has_it_at_once_and_the_clock_asks_whoever_runs_the_program_in_their_hours()
    {
        var byHand = Assert.IsType<Outcome<Audit>.Changed>(Begin(Dana));
        Assert.Contains(new AuditEffect.AskToRun(Dana), byHand.Effects);

        var sunday = Now with { Now = Monday - Duration.FromDays(1) };
        var byClock = Assert.IsType<Outcome<Audit>.Changed>(Begin(context: sunday));
        Assert.DoesNotContain(byClock.Effects, effect => effect is AuditEffect.AskToRun);
        Assert.Contains(new AuditEffect.SetTimer(AuditEffect.AskTimer, Monday - Duration.FromHours(1)), byClock.Effects);
        Assert.Contains(new AuditEffect.AskToRun(Olga), Do(byClock.State, new AuditCommand.Ask()).Effects);
    }

    [Fact]
    public static void A_rep_goes_through_none_and_a_quarter_has_one()
    {
        Assert.Equal($"{Olga} {Dana} {Priya} {Morgan}", string.Join(' ', Refused<AuditRefusal.NotYours>(Begin(Ana)).WhoMay));
        Refused<AuditRefusal.IsThere>(Begin(Olga, last: Quarter));
        Refused<AuditRefusal.NotYours>(AuditWorkflow.Apply(Begun(), new AuditCommand.Accept(Ana, "cadence/missed", "So what"), Now));
        Refused<AuditRefusal.NotYours>(AuditWorkflow.Apply(Begun(), AllRight(Tom), Now));
    }

    [Fact]
    public static void Each_is_given_to_somebody_or_accepted_with_a_reason_once()
    {
        var given = Do(Begun(), Give());
        Assert.Contains(given.Effects, effect => effect is AuditEffect.GiveAction { What.Owner: var owner } && owner == Dana);
        var twice = Refused<AuditRefusal.SettledAlready>(AuditWorkflow.Apply(given.State, new AuditCommand.Accept(Dana, "cadence/missed", "Holidays"), Now));
        Assert.IsType<AuditSettlement.Given>(twice.How);

        Assert.Equal(FormField.Reason, Refused<TextRefusal.Missing>(AuditWorkflow.Apply(given.State, new AuditCommand.Accept(Olga, "artifact/no-terms", "  "), Now)).Field);
        Assert.Equal(FormField.ActionDue, Refused<TextRefusal.InThePast>(AuditWorkflow.Apply(Begun(), Give(due: new LocalDate(2026, 3, 1)), Now)).Field);
        Assert.IsType<Outcome<Audit>.Ignored>(AuditWorkflow.Apply(given.State, new AuditCommand.Accept(Olga, "no/such", "x"), Now));
    }

    [Fact]
    public static void What_is_not_so_any_more_is_mended_what_comes_back_is_open_and_what_was_settled_stays()
    {
        var audit = Do(Begun(), Give()).State;

        var mended = AuditWorkflow.AsFound(audit, []);
        Assert.Equal([new AuditSettlement.Mended(), audit.Entries[1].Settled], mended.Entries.Select(entry => entry.Settled));

        var back = AuditWorkflow.AsFound(mended, [Found[1] with { Text = "No term is defined still." }, new Finding("roles/x", ArtifactKind.OperatingDefinition, "Nobody leads sales.")]);
        Assert.Equal(["No term is defined still.", "Nobody leads sales."], back.Unsettled.Select(entry => entry.Finding.Text));
    }

    [Fact]
    public static void What_is_not_as_it_should_be_is_said_in_a_sentence_and_becomes_a_finding()
    {
        var no = new AuditReply(AuditQuestion.Figures, IsSo: false, "Two decks went to the board.");
        Refused<AuditRefusal.SayWhat>(AuditWorkflow.Apply(Begun(), new AuditCommand.Answer(Dana, [no with { Note = " " }]), Now));

        var said = Do(Begun(), new AuditCommand.Answer(Dana, [no])).State;
        Assert.Equal("Two decks went to the board.", Assert.Single(said.Unsettled, entry => entry.Finding.About is ArtifactKind.Scoreboard).Finding.Text);

        // It is not looked up in the record, and is gone with the answer, unless somebody has it already.
        Assert.Equal(said.Unsettled.Select(entry => entry.Finding.Key), AuditWorkflow.AsFound(said, Found).Unsettled.Select(entry => entry.Finding.Key));
        Assert.DoesNotContain(Do(said, AllRight()).State.Entries, entry => entry.Finding.About is ArtifactKind.Scoreboard);
        var given = Do(said, Give("answer/Figures")).State;
        Assert.Contains(Do(given, AllRight()).State.Entries, entry => entry.Finding.About is ArtifactKind.Scoreboard);
        Assert.IsType<Outcome<Audit>.Ignored>(AuditWorkflow.Apply(said, new AuditCommand.Answer(Priya, [no]), Now));
    }

    [Fact]
    public static void It_is_closed_once_all_is_settled_and_answered()
    {
        var audit = Do(Begun(), Give()).State;
        var left = Refused<AuditRefusal.NotDone>(AuditWorkflow.Apply(audit, new AuditCommand.Close(Olga), Now));
        Assert.Equal((1, 5), (left.Unsettled, left.Unanswered));

        audit = Do(Do(audit, AllRight()).State, new AuditCommand.Accept(Olga, "artifact/no-terms", "Next month.")).State;
        var closed = Do(audit, new AuditCommand.Close(Dana));
        Assert.Contains(new AuditEffect.WriteDown(Dana), closed.Effects);
        Assert.Contains(new AuditEffect.AskNoMore(Olga), closed.Effects);
        Refused<AuditRefusal.IsOver>(AuditWorkflow.Apply(closed.State, AllRight(), Now));
        Assert.IsType<Outcome<Audit>.Ignored>(AuditWorkflow.Apply(closed.State, new AuditCommand.Remind(), Now));

        Refused<AuditRefusal.IsSigned>(AuditWorkflow.Apply(closed.State, new AuditCommand.Reopen(Olga, IsSigned: true), Now));
        Assert.True(Do(closed.State, new AuditCommand.Reopen(Olga, IsSigned: false)).State.IsOpen);
    }

    [Fact]
    public static void One_that_nobody_closes_gives_way_to_the_next()
    {
        var replaced = Do(Begun(), new AuditCommand.Replace());

        Assert.Equal(new AuditEnd(Monday, By: null), replaced.State.End);
        Assert.Contains(new AuditEffect.ClearTimer(AuditEffect.RemindTimer), replaced.Effects);
        Refused<AuditRefusal.IsOver>(AuditWorkflow.Apply(replaced.State, new AuditCommand.Reopen(Olga, IsSigned: false), Now));
    }

    [Fact]
    public static void Somebody_who_is_gone_hands_it_on()
    {
        var without = Now with { Roster = Now.Roster with { Members = [.. Now.Roster.Members.Select(member => member.User == Olga ? member with { IsActive = false } : member)] } };
        Assert.IsType<Outcome<Audit>.Ignored>(AuditWorkflow.Apply(Begun(), new AuditCommand.PeopleChanged(), Now));

        var away = Now with { Roster = Now.Roster with { Absences = [new Absence { User = Olga, From = new LocalDate(2026, 3, 2), To = new LocalDate(2026, 3, 3) }] } };
        Assert.IsType<Outcome<Audit>.Ignored>(AuditWorkflow.Apply(Begun(), new AuditCommand.PeopleChanged(), away));

        var gone = Do(Begun(), new AuditCommand.PeopleChanged(), without);
        Assert.Contains(new AuditEffect.AskNoMore(Olga), gone.Effects);
        Assert.Contains(new AuditEffect.AskToRun(Dana), Do(gone.State, new AuditCommand.Ask(), without).Effects);
    }

    [Theory]
    [InlineData("2026-03-02T10:00", "2026-03-18T09:00")]
    [InlineData("2026-03-18T08:59", "2026-03-18T09:00")]
    [InlineData("2026-03-18T09:00", "2026-06-17T08:00")] // summer time
    [InlineData("2026-12-31T23:00", "2027-03-18T09:00")]
    public static void It_begins_on_the_tenth_working_day_before_its_quarter_ends(string after, string at)
    {
        static Instant Utc(string text) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(text).Value.InUtc().ToInstant();
        Assert.Equal(Utc(at), AuditDates.OpensAfter(Utc(after), Now.Calendar));
    }

    [Theory]
    [InlineData(null, "2026-04-02", "2025-06-01", "2026-01-01")] // the one that has just ended, and has none
    [InlineData("2026-01-01", "2026-04-02", "2025-06-01", "2026-04-01")]
    [InlineData(null, "2026-05-02", "2025-06-01", "2026-04-01")] // too long ago
    [InlineData(null, "2026-04-02", "2026-04-01", "2026-04-01")] // there was no program
    [InlineData("2025-10-01", "2026-03-18", "2025-06-01", "2026-01-01")]
    public static void The_quarter_that_is_looked_at(string? last, string today, string began, string quarter)
    {
        static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
        Assert.Equal(Day(quarter), AuditDates.QuarterFor(last is null ? null : Day(last), Day(today), Day(began)));
    }
}
