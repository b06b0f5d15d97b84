using AlignBot.Contracts;
using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Forms;
using AlignBot.Disputes.Lessons;
using AlignBot.Disputes.Overview;
using AlignBot.Disputes.Raising;
using AlignBot.Disputes.Records;
using AlignBot.Disputes.Web;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Outbox;
using AlignBot.Slack.Blocks;

namespace AlignBot.Disputes;

/// <summary>Disputes: a written question, named deciders, a deadline at every level, and a decision at the end.</summary>
sealed class DisputesFeature : Feature
{
    public static readonly Right Reading = Right.Read(DisputeFile.Reading);

    public override string Name => "dispute";

    public override void Declare(FeatureDeclaration it)
    {
        it.Keeps<DisputeRow, DisputeConfiguration>()
            .Keeps<DisputePersonRow, DisputePersonConfiguration>()
            .Has<DisputePosts>()
            .Has<LessonsTaken>()
            .Has<DisputeDesk>()
            .Offers<IDisputeTimes, DisputesInTime>()
            .Offers<IDisputeRecord, DisputeOrigins>()
            .Offers<IRaiseDispute, OfferDispute>()
            .OffersEachRequest<IDecideDispute, DecideElsewhere>()
            .Offers<IRehearsalWords, RehearsalWords>()
            .Has<DisputeArchive>()
            .Has<MatterSearch>()
            .Has<DisputeExport>()
            .Has<DisputeElsewhere>()
            .Offers<IHearMessages, WordsInThread>()
            .Timers<DisputeTimers>()
            .Timers<DisputeSeats>()
            .Follows<RosterChanged, DisputeSeats>()
            .Offers<IFindings, DisputeFindings>()
            .Offers<IDriftPoints, DisputeDrift>()
            .Offers<ILeadershipFacts, DisputesBetweenLeaders>()
            .Offers<IHandoverBrief, DisputesHandedOver>()
            .Follows<ChannelMoved, DisputeChannels>()
            .Credits<DisputeOutages>()
            .Prepares<EndlessLevels>()
            .Checks<DisputeCheckup>()
            .Offers<IAgendaSource, DisputeAgenda>()
            .Offers<IOwedRecord, CasesInTime>()
            .Offers<IAgendaSource, LessonAgenda>()
            .Waits<DisputeAsks>()
            .Shows<DisputeShelf>()
        .Shows<DisputeDocument>()
        .Home<DisputesSection>()
            .Status<DisputesStatus>()
            .Attention<DisputesAttention>()
            .Exports<DisputeRecord>();

        it.Offers<IMessageRenderer>(provider => provider.GetRequiredService<DisputeElsewhere>())
            .Says<DisputeThreadAsk>()
            .Says<DisputeCard>()
            .Says<DisputeNoticeMessage>()
            .Says<DisputeAskMessage>();

        it.Command<DisputeCommandHandler>(
                "/dispute", Right.Ruled,
                Mrkdwn.Of($"`/dispute` and a question raises a dispute: named deciders, a deadline at every level, a decision at the end; `/dispute list` and `/dispute show DSP-n` read them"))
            .Word("/dispute", "list", Reading, Cost.Search)
            .Word("/dispute", "show", Reading)
            .MessageShortcut<RaiseDispute>(RaiseDispute.MessageShortcutId, "Raise a dispute", Right.Ruled)
            .GlobalShortcut<RaiseDispute>(RaiseDispute.GlobalShortcutId, "Raise a dispute", Right.Ruled)
            .Deed<RaiseDispute>(RaiseDispute.OpenFormAction, Right.Ruled)
            .Deed<RaiseDispute>(RaiseDispute.HomeAction, Right.Ruled)
            .Deed<RaiseDispute>(RaiseDisputeModal.MoreAction, Right.Ruled)
            .Form<RaiseDispute>(RaiseDisputeModal.CallbackId, Right.Ruled)
            .Deed<ConfirmRaise>(LikeWords.JoinAction, Right.Ruled)
            .Form<ConfirmRaise>(RaiseConfirmModal.CallbackId, Right.Ruled)
            .Deed<DisputeList>(DisputeList.OlderAction, Reading, Cost.Search)
            .Deed<DisputeList>(DisputeList.NewerAction, Reading, Cost.Search)
            .Deed<DisputeForms>(TermsInputs.AddRowAction, Right.Ruled)
            .Deed<DisputeForms>(TermsInputs.AddDatesAction, Right.Ruled)
            .Deed<DisputeForms>(TermsInputs.ChoiceAction, Right.Ruled)
            .Closing<DisputeForms>(RuleModal.CallbackId, Right.Ruled);

        it.Points(new Signpost("Raise a dispute", "dispute") { InHelp = 20, Said = ["raise", "disagree", "escalate"] })
            .Points(new Signpost("Open disputes", "dispute list") { Said = ["disputes", "open"] });

        it.Deed<DisputeButtons>(DisputeButtons.OpenThread, Right.Open);
        foreach (var deed in DisputeButtons.Ruled)
        {
            it.Deed<DisputeButtons>(deed, Right.Ruled);
        }

        foreach (var deed in DisputeButtons.PutOffs)
        {
            it.Deed<DisputeButtons>(deed, Right.Ruled).Entry(DisputeButtons.More, deed, Right.Ruled);
        }

        foreach (var deed in DisputeButtons.Read)
        {
            var cost = deed == DisputeButtons.Export ? Cost.Export : Cost.Form;
            it.Deed<DisputeButtons>(deed, Reading, cost).Entry(DisputeButtons.More, deed, Reading, cost);
        }

        foreach (var form in DisputeForm.All)
        {
            it.Form<DisputeForms>(form.CallbackId, Right.Ruled);
        }
    }
}
