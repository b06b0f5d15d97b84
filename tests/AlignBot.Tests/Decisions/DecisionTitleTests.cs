using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Decisions;

/// <summary>What an entry of the log is called: the question first.</summary>
public sealed class DecisionTitleTests
{
    const string Question = "Do webinar sign-ups count as MQLs?";

    static readonly Decision Answered = new()
    {
        Id = new DecisionId(Guid.CreateVersion7()),
        Number = 1,
        Program = new ProgramId(1),
        RecordedAt = Bot.Monday,
        Question = Question,
        Text = "No, not without a second touch.",
        Source = DecisionSource.Dispute,
    };

    [Fact]
    public void The_question_stands_first_and_the_answer_below() =>
        Assert.Equal($"*DEC-1*  {Question}\nNo, not without a second touch.", DecisionTitle.Of(Answered, 600).Text);

    [Fact]
    public void What_does_not_hold_any_more_says_so() =>
        Assert.Equal($"*DEC-1*  _superseded_  {Question}\nNo, not without a second touch.", DecisionTitle.Of(Answered with { Status = DecisionStatus.Superseded }, 600).Text);

    [Fact]
    public void In_one_line_a_long_question_leaves_room_for_the_answer()
    {
        Assert.Equal($"{Question} No, not without a second touch.", DecisionTitle.Line(Answered));
        Assert.Equal("Webinar sign-ups: No, not without a second touch.", DecisionTitle.Line(Answered with { Question = "Webinar sign-ups" }));
        Assert.Equal("Do webinar… No, not without a second touch.", DecisionTitle.Line(Answered, 10));
        Assert.EndsWith("second touch.", DecisionTitle.Of(Answered with { Question = new string('q', 3000) }, 600).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_question_the_decision_is_the_title() =>
        Assert.Equal("*DEC-1*  No, not without a second touch.", DecisionTitle.Of(Answered with { Question = null }, 600).Text);

    [Theory]
    [InlineData(LapseReason.NobodyAnswered, false, "Undecided: nothing changes (nobody answered by Thu 3 Dec 2026)")]
    [InlineData(LapseReason.NotEverybodyAnswered, false, "Undecided: nothing changes (not everybody answered by Thu 3 Dec 2026)")]
    [InlineData(LapseReason.NoAgreement, false, "Undecided: nothing changes (those asked did not agree by Thu 3 Dec 2026)")]
    [InlineData(LapseReason.NobodyReached, true, "Undecided: nothing changes (both sides had agreed to that; nobody could be reached by Thu 3 Dec 2026)")]
    public void What_nobody_decided_says_so_and_why(LapseReason why, bool agreed, string title) => Assert.Equal(title, DecisionTitle.Answer(
        Answered with { Source = DecisionSource.Timeout, Text = EscalationPath.StatusQuo, Lapse = new Lapse(why, new LocalDate(2026, 12, 3), agreed) }));

    [Fact]
    public void Another_default_is_named_as_it_was_agreed() => Assert.Equal(
        "Undecided: Half of them count", DecisionTitle.Answer(Answered with { Source = DecisionSource.Timeout, Text = "Half of them count.", Lapse = null }));
}
