using AlignBot.Contracts;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Forms;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Disputes;

/// <summary>What can be taken up of what others answered.</summary>
public sealed class DisputeAnswersTests
{
    static readonly Dispute Differing = new SampleDispute(raise => raise with
    {
        Path = raise.Path with
        {
            Levels =
            [
                raise.Path.Levels[1] with
                {
                    Deciders = [new Decider.ByPerson(GtmProgram.Dana), new Decider.ByPerson(GtmProgram.Priya), new Decider.ByPerson(GtmProgram.Riley)],
                    Rule = DecisionRule.All,
                },
                raise.Path.Levels[2],
            ],
        },
    })
        .Do(new DisputeCommand.Rule(GtmProgram.Dana, 1, 0, new Terms { Option = 1, Rationale = "No intent." }))
        .Do(new DisputeCommand.Agree(GtmProgram.Priya, 1, 0, 1))
        .Do(new DisputeCommand.Rule(GtmProgram.Riley, 1, 0, new Terms { Option = 0, Rationale = "They asked." }))
        .State;

    [Fact]
    public void Those_who_agree_with_the_reader_are_nothing_to_take_up()
    {
        Assert.Equal(["URILEY"], Assert.Single(DisputeAnswers.For(Differing, GtmProgram.Dana)).By.Select(user => user.Value));

        // What the reader said stays among the choices, and is what they chose.
        var form = RuleModal.Show(new FormContext(new DisputeRef(7, Differing.Id.Value, 1, 0), Differing, SampleDispute.Program, GtmProgram.Dana));
        Assert.Contains("\"initial_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"No\"", Written.Json([.. form.Blocks]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_card_says_how_the_level_below_ended()
    {
        var up = new SampleDispute().ToLevel(1)
            .Do(new DisputeCommand.Rule(GtmProgram.Dana, 1, 1, new Terms { Option = 1, Rationale = "No intent." }))
            .ToLevel(2).State;

        Assert.Equal("At level 2, Dana says: *No.* Priya did not answer.", DisputeAnswers.Before(up, SampleDispute.Program.Roster).ToString());
        Assert.Equal("At level 1, Ana and Tom did not answer.", DisputeAnswers.Before(new SampleDispute().ToLevel(1).State, SampleDispute.Program.Roster).ToString());
        Assert.Equal(0, DisputeAnswers.Before(new SampleDispute().State, SampleDispute.Program.Roster).Length);
    }

    [Fact]
    public void One_answer_stands_once_with_all_who_gave_it()
    {
        Assert.Equal(["UDANA", "UPRIYA"], Assert.Single(DisputeAnswers.For(Differing, GtmProgram.Riley)).By.Select(user => user.Value));
        Assert.Equal([1, 3], DisputeAnswers.For(Differing, GtmProgram.Priya).Select(answer => answer.Ruling.Revision));
    }
}
