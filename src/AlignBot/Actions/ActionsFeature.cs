using AlignBot.Contracts;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;

namespace AlignBot.Actions;

/// <summary>Follow-ups: who does what until when, reminded of and closed with a click.</summary>
sealed class ActionsFeature : Feature
{
    public override string Name => "action";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<ActionRow, ActionConfiguration>()
        .Has<ActionPosts>()
        .Has<ActionDesk>()
        .Offers<IFollowUps, FollowUps>()
        .Timers<ActionTimers>()
        .Follows<RosterChanged, LeftActions>()
        .Offers<IFindings, ActionFindings>()
        .Offers<IHandoverBrief, ActionsHandedOver>()
        .Says<ActionAskMessage>()
        .Says<ActionNudgeMessage>()
        .Says<ActionDeclinedMessage>()
        .Offers<IAgendaSource, ActionAgenda>()
        .Offers<IOwedRecord, ActionsInTime>()
        .Waits<ActionWaiting>()
        .Attention<ActionsAttention>()
        .Exports<ActionRecord>()
        .Verb<ActionsVerb>("actions", Right.Read("see its actions"), Cost.Search)
        .Points(new Signpost("Actions", "actions all") { OnHome = 20, Said = ["followups", "follow-ups"] })
        .Points(new Signpost("What is overdue", "actions overdue") { Said = ["overdue", "late"] })
        .Deed<ActionButtons>(ActionButtons.DoneAction, Right.Ruled)
        .Deed<ActionButtons>(ActionButtons.ReopenAction, Right.Ruled)
        .Deed<ActionButtons>(ActionButtons.HandOverAction, Right.Ruled)
        .Deed<ActionButtons>(ActionButtons.DropAction, Right.Ruled)
        .Deed<ActionButtons>(ActionButtons.MoreAction, Right.Ruled)
        .Deed<ActionButtons>(ActionButtons.TakeOverAction, Right.Ruled)
        .Deed<ActionButtons>(ActionButtons.DeclineAction, Right.Ruled)
        .Form<ActionButtons>(ActionModals.HandOverCallbackId, Right.Ruled)
        .Form<ActionButtons>(ActionModals.MoveCallbackId, Right.Ruled)
        .Form<ActionButtons>(ActionModals.DropCallbackId, Right.Ruled);
}
