using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Tests.Disputes;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Decisions;

public sealed class WhoGivesActionsTests
{
    [Fact]
    public void The_actions_of_a_disputes_decision_are_given_by_whoever_wrote_its_terms()
    {
        var story = new DisputeStory().AtTheLeaders();
        story.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No") with { Actions = [new FollowUp("Send the list", Sam, new LocalDate(2026, 4, 1))] }));
        story.Do(new DisputeCommand.Agree(Priya, 1, 1, story.State.Proposal!.Revision));

        var decision = Assert.Single(story.All.OfType<DisputeEffect.RecordDecision>()).Decision;
        Assert.Equal(Priya, decision.RecordedBy);
        Assert.Equal(Dana, Assert.Single(DecisionWorkflow.Entered(decision).OfType<DecisionEffect.Assign>()).By);
    }
}
