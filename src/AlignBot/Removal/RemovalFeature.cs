using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;

namespace AlignBot.Removal;

/// <summary>A program is deleted with all that is kept of it, by two people, after an export.</summary>
sealed class RemovalFeature : Feature
{
    public override string Name => "removal";

    public override void Declare(FeatureDeclaration it) => it
        .Has<RemovalDesk>()
        .Says<RemovalAskMessage>()
        .Says<RemovalKeptMessage>()
        .Says<RemovedMessage>()
        .Verb<RemovalVerb>("delete", Right.GovernTo("delete the program", Mrkdwn.Of($"Ask one of them.")))
        .Deed<RemovalButtons>(RemovalWords.AskAction, Right.Ruled)
        .Deed<RemovalButtons>(RemovalWords.ConfirmAction, Right.Ruled)
        .Deed<RemovalButtons>(RemovalWords.KeepAction, Right.Ruled);
}
