using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Loops;

namespace AlignBot.SourceBreaches;

/// <summary>Promises of the SLA that a source shows broken: each gets an answer of the side that owes.</summary>
sealed class SourceBreachesFeature : Feature
{
    public override string Name => BreachTimers.FeatureName;

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<BreachRow, BreachConfiguration>()
        .Keeps<BreachBookRow, BreachBookConfiguration>()
        .Has<LeadsOwed>()
        .Has<BreachDesk>()
        .Has<BreachPage>()
        .Has<WaitingWork<BreachCounting>>()
        .Runs<BreachCounting>()
        .Timers<BreachTimers>()
        .Follows<RecordsTaken, BreachesFollow>()
        .Follows<DisputeRaised, BreachDisputes>()
        .Follows<DisputeChanged, BreachDisputes>()
        .Says<BreachMessage>()
        .Says<BreachOffer>()
        .Attention<BreachAttention>()
        .Exports<BreachRecord>()
        .Offers<IAgendaSource, BreachAgenda>()
        .Offers<IOwedRecord, LeadsTurnedTo>()
        .Offers<IOwedRecord, LeadsFollowedUp>()
        .Offers<IOwedRecord, LeadsReturnedWithReason>()
        .Deed<BreachButtons>(BreachButtons.PageAction, Right.Read("read how its SLA was kept"))
        .Deed<BreachButtons>(BreachButtons.ActByAction, Right.Ruled)
        .Deed<BreachButtons>(BreachButtons.ExcuseAction, Right.Ruled)
        .Deed<BreachButtons>(BreachButtons.ContestAction, Right.Ruled)
        .Form<BreachButtons>(BreachModals.ActByCallbackId, Right.Ruled)
        .Form<BreachButtons>(BreachModals.ExcuseCallbackId, Right.Ruled);
}
