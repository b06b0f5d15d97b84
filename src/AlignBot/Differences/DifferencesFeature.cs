using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Loops;

namespace AlignBot.Differences;

/// <summary>Numbers that differ: before the strategy review each side gives its pipeline without seeing the other's, and both are shown together.</summary>
sealed class DifferencesFeature : Feature
{
    static readonly Right Reading = Right.Read("see how far the two pipelines are apart");

    public override string Name => FiguresDesk.FeatureName;

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<FiguresRow, FiguresConfiguration>()
        .Keeps<FigureSourcesRow, FigureSourcesConfiguration>()
        .Has<FiguresDesk>()
        .Has<FiguresPage>()
        .Has<WaitingWork<FiguresOfSources>>()
        .Runs<FiguresOfSources>()
        .Timers<FiguresTimers>()
        .Follows<MeetingScheduled, FiguresFollow>()
        .Follows<RosterChanged, FiguresFollow>()
        .Says<FiguresAsk>()
        .Says<FiguresShown>()
        .Exports<FiguresRecord>()
        .Offers<IWantRecords, OpportunitiesOfFigures>()
        .Offers<IAgendaSource, FiguresAgenda>()
        .Offers<IMeetingPart, FiguresInReview>()
        .Offers<IDriftPoints, FiguresDrift>()
        .Verb<NumbersVerb>("numbers", Reading)
        .Points(new Signpost("Numbers that differ", "numbers") { Said = ["numbers", "difference", "differ", "blind", "reconcile"] })
        .Deed<FiguresButtons>(FiguresButtons.PageAction, Reading)
        .Deed<FiguresButtons>(FiguresButtons.EnterAction, Right.Ruled)
        .Deed<FiguresButtons>(FiguresButtons.SourcesAction, Right.Govern)
        .Form<FiguresForms>(FigureModal.CallbackId, Right.Ruled)
        .Form<FiguresForms>(FigureSourcesModal.CallbackId, Right.Govern);
}
