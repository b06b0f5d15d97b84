using System.Collections.Immutable;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Precedents;
using AlignBot.Domain.Tests.Disputes;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Precedents;

public static class CitationRulesTests
{
    static readonly Decision Before = Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Record(
        new NewDecision { Id = Id(1), Number = 31, Program = new ProgramId(10), RecordedBy = Ana, Text = "Webinars do not count." },
        new DecisionContext(Monday, Team(), new LocalDate(2026, 3, 2)))).State;

    static readonly Dispute Open = new DisputeStory().Raise().State;

    static DecisionId Id(int n) => new(new Guid(n, 0, 0, new byte[8]));

    static Outcome<Citation> Cite(
        UserId by, string? why = null, Dispute? dispute = null, Decision? decision = null, ImmutableArray<Citation> standing = default) => CitationRules.Cite(
        new NewCitation(new Guid(7, 0, 0, new byte[8]), by, why), dispute ?? Open, decision ?? Before, standing.IsDefault ? [] : standing, Team(), Monday);

    static T Refused<T>(Outcome<Citation> outcome)
        where T : Refusal => Assert.IsType<T>(Assert.IsType<Outcome<Citation>.Refused>(outcome).Why);

    static Citation Of(int decision) => new() { Id = Guid.NewGuid(), Dispute = Open.Id, Decision = Id(decision), By = Ana, At = Monday };

    [Fact]
    public static void Any_member_cites_with_a_reason_or_without()
    {
        var changed = Assert.IsType<Outcome<Citation>.Changed>(Cite(Sam, "  The same question. "));

        Assert.Equal((Open.Id, Before.Id, Sam, Monday, "The same question."), (changed.State.Dispute, changed.State.Decision, changed.State.By, changed.State.At, changed.State.Why));
        Assert.Equal([typeof(CitationEffect.Announce), typeof(CitationEffect.Log)], changed.Effects.Select(effect => effect.GetType()));
        Assert.Null(Assert.IsType<Outcome<Citation>.Changed>(Cite(Sam, "   ")).State.Why);
    }

    [Fact]
    public static void What_no_longer_holds_may_be_cited_too() =>
        Assert.IsType<Outcome<Citation>.Changed>(Cite(Tom, decision: Before with { Status = DecisionStatus.Superseded }));

    [Fact]
    public static void A_guest_and_a_stranger_do_not()
    {
        Refused<CitationRefusal.NotAMember>(Cite(Guest));
        Refused<CitationRefusal.NotAMember>(Cite(new UserId("nobody")));
    }

    [Fact]
    public static void Nothing_is_cited_in_a_dispute_that_is_over()
    {
        var story = new DisputeStory().Raise();
        story.Do(new DisputeCommand.Withdraw(Ana, 1, null));

        Assert.Equal(14, Refused<CitationRefusal.Closed>(Cite(Tom, dispute: story.State)).Dispute);
    }

    [Fact]
    public static void A_decision_is_cited_once_and_a_dispute_cites_ten()
    {
        Assert.Equal((31, Ana), (Refused<CitationRefusal.CitedAlready>(Cite(Tom, standing: [Of(1)])).Decision, Ana));
        Assert.IsType<Outcome<Citation>.Changed>(Cite(Tom, standing: [.. Enumerable.Range(2, CitationRules.Most - 1).Select(Of)]));
        Refused<CitationRefusal.TooMany>(Cite(Tom, standing: [.. Enumerable.Range(2, CitationRules.Most).Select(Of)]));
    }

    [Fact]
    public static void Not_what_came_of_it_and_not_what_few_read()
    {
        Assert.Equal(31, Refused<CitationRefusal.ItsOwn>(Cite(Tom, decision: Before with { Dispute = Open.Id })).Decision);
        Assert.Equal(31, Refused<CitationRefusal.KeptAmongFew>(Cite(Tom, decision: Before with { KeptTo = new DisputeId(Guid.NewGuid()) })).Decision);
    }

    [Fact]
    public static void The_reason_has_the_length_of_a_line()
    {
        Assert.IsType<Outcome<Citation>.Changed>(Cite(Tom, new string('x', TextLimits.Line)));
        Assert.Equal(TextLimits.Line + 1, Refused<TextRefusal.TooLong>(Cite(Tom, new string('x', TextLimits.Line + 1))).Length);
    }
}
