using AlignBot.Contracts;
using AlignBot.Decisions.Asks;
using AlignBot.Decisions.Cards;
using AlignBot.Decisions.Forms;
using AlignBot.Decisions.Search;
using AlignBot.Decisions.Web;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Erasure;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Decisions;

/// <summary>The decision log: recorded in one step, confirmed, amended, superseded, searched.</summary>
sealed class DecisionsFeature : Feature
{
    public static readonly Right Reading = Right.Read(DecisionList.Reading);

    public override string Name => "decision";

    public override void Declare(FeatureDeclaration it)
    {
        it.Keeps<DecisionRow, DecisionConfiguration>()
            .Prepares<DecisionReindex>()
            .Offers<IAfterErasure>(provider => provider.GetRequiredService<DecisionReindex>())
            .Has<DecisionPosts>()
            .Has<DecisionDesk>()
            .Has<ConfidentialDecisions>()
            .Offers<IDecisionLog>(provider => provider.GetRequiredService<DecisionDesk>())
            .Offers<IDecisionForm, DecisionForm>()
            .Offers<IDecisionRecord, DecisionOrigins>()
            .Follows<ActionChanged, DecisionCards>()
            .Follows<RosterChanged, DecisionReviews>()
            .Offers<IFindings, DecisionFindings>()
            .Offers<IHandoverBrief, DecisionsHandedOver>()
            .Has<DecisionPage>()
            .Has<DecisionSearch>()
            .Offers<IDecisionIndex>(provider => provider.GetRequiredService<IDatabase>() is SqliteDatabase
                ? new SqliteDecisionIndex(provider.GetRequiredService<ConfidentialDecisions>())
                : new PostgreSqlDecisionIndex(provider.GetRequiredService<ConfidentialDecisions>()))
            .Timers<DecisionTimers>()
            .Says<DecisionCard>()
            .Says<DecisionAskMessage>()
            .Says<DecisionRefusedMessage>()
            .Offers<IAgendaSource, DecisionAgenda>()
            .Offers<IOwedRecord, ConfirmedInTime>()
            .Offers<ISearchLog, LogSearch>()
            .Waits<DecisionWaiting>()
            .Shows<DecisionShelf>()
        .Shows<DecisionDocument>()
        .Home<LogSection>()
            .Status<LogStatus>()
            .Attention<DecisionsAttention>()
            .Exports<DecisionRecord>();

        it.Command<DecisionCommandHandler>(
                "/decision", Right.Ruled,
                Mrkdwn.Of($"`/decision` and what was decided records it, alone it opens a form; `/decision list`, `search` and `show` read the log"))
            .Points(new Signpost("Decision log", "decision list") { InHelp = 40, OnHome = 10, Said = ["log", "list", "decisions", "decided", "search", "find"] })
            .Points(new Signpost("Record a decision", "decision") { Said = ["record", "decide"] })
            .Word("/decision", "list", Reading, Cost.Search)
            .Word("/decision", "search", Reading, Cost.Search)
            .Word("/decision", "show", Reading)
            .MessageShortcut<DecisionCommandHandler>(DecisionCommandHandler.MessageShortcutId, "Record a decision", Right.Ruled)
            .GlobalShortcut<DecisionCommandHandler>(DecisionCommandHandler.GlobalShortcutId, "Record a decision", Right.Ruled)
            .Deed<DecisionCommandHandler>(DecisionCommandHandler.RecordWordsAction, Right.Ruled)
            .Deed<DecisionList>(DecisionList.OlderAction, Reading, Cost.Search)
            .Deed<DecisionButtons>(DecisionButtons.ConfirmAction, Right.Ruled)
            .Deed<DecisionButtons>(DecisionButtons.RefuseAction, Right.Ruled)
            .Deed<DecisionButtons>(DecisionButtons.ReaffirmAction, Right.Ruled)
            .Deed<DecisionButtons>(DecisionButtons.ChangeAction, Right.Ruled)
            .Deed<DecisionButtons>(DecisionButtons.ExpireAction, Right.Ruled)
            .Deed<DecisionButtons>(DecisionButtons.DisputeAction, Right.Ruled)
            .Deed<DecisionButtons>(DecisionButton.ShowAction, Reading)
            .Deed<DecisionButtons>(DecisionButtons.MoreAction, Right.Ruled)
            .Entry(DecisionButtons.MoreAction, DecisionButtons.ShowEntry, Reading)
            .Deed<DecisionButtons>(DecisionButtons.OpenAction, Right.Open)
            .Form<DecisionForms>(DecisionModals.RecordCallbackId, Right.Ruled)
            .Form<DecisionForms>(DecisionModals.DetailsCallbackId, Right.Ruled)
            .Form<DecisionForms>(DecisionModals.ChangeCallbackId, Right.Ruled)
            .Form<DecisionForms>(DecisionModals.ReaffirmCallbackId, Right.Ruled)
            .Form<DecisionForms>(DecisionModals.RefuseCallbackId, Right.Ruled)
            .Form<DecisionForms>(DecisionModals.ExpireCallbackId, Right.Ruled);
    }
}
