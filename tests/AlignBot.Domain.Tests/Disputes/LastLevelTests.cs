using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Disputes;

/// <summary>Above the last level is nobody: who answers alike there, but for dates and actions, has decided when the time is over.</summary>
public sealed class LastLevelTests
{
    static readonly LocalDate April = new(2026, 4, 1), May = new(2026, 5, 1), June = new(2026, 6, 1);

    [Fact]
    public void An_answer_that_all_give_binds_from_the_latest_of_their_days_and_no_default_does()
    {
        var story = Leaders();
        story.Do(new DisputeCommand.Rule(Dana, 1, 0, Say("No") with { EffectiveOn = April, ReviewOn = April.PlusDays(3) }));
        story.Do(new DisputeCommand.Rule(Priya, 1, 0, Say("No", "Nobody calls them.") with { EffectiveOn = May, ReviewOn = June }));

        story.TurnTo(At(4, 10).Plus(-Duration.Epsilon));
        Assert.True(story.State.IsOpen);
        story.TurnTo(At(4, 10));

        var decision = Assert.Single(story.All.OfType<DisputeEffect.RecordDecision>()).Decision;
        Assert.Equal((DisputeStatus.Decided, DecisionSource.Dispute, "No"), (story.State.Status, decision.Source, decision.Text));
        Assert.Equal((May, June), (decision.EffectiveOn, decision.ReviewOn));
        Assert.Equal([(Dana, null), (Priya, "Nobody calls them.")], decision.DecidedBy.Select(by => (by.User, by.Reason)));
    }

    [Fact]
    public void Of_the_actions_stay_those_that_all_ask_for_by_their_latest_day()
    {
        var story = Leaders();
        story.Do(new DisputeCommand.Rule(Dana, 1, 0, Say("No") with { Actions = [new("Tell sales", Dana, April), new("Clean the list", Sam, April)] }));
        story.Do(new DisputeCommand.Rule(Priya, 1, 0, Say("No") with { Actions = [new("clean the list.", Sam, May)] }));

        story.TurnTo(At(4, 10));

        Assert.Equal([new FollowUp("Clean the list", Sam, May)], Assert.Single(story.All.OfType<DisputeEffect.RecordDecision>()).Decision.Actions.AsEnumerable());
    }

    [Theory]
    [InlineData("Yes")]
    [InlineData(null)]
    public void The_default_is_for_those_who_answer_differently_or_not_at_all(string? other)
    {
        var story = Leaders();
        story.Do(new DisputeCommand.Rule(Dana, 1, 0, Say("No")));
        if (other is not null)
        {
            story.Do(new DisputeCommand.Rule(Priya, 1, 0, Say(other) with { EffectiveOn = May }));
        }

        story.TurnTo(At(4, 10));

        Assert.Equal(DisputeStatus.DecidedByTimeout, story.State.Status);
    }

    static DisputeStory Leaders() =>
        new DisputeStory { Path = EscalationPath.Default with { Levels = [EscalationPath.Default.Levels[1]] } }.Raise();
}
