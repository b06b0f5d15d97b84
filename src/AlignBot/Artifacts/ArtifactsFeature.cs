using AlignBot.Artifacts.Accounts;
using AlignBot.Artifacts.Asks;
using AlignBot.Artifacts.Declared;
using AlignBot.Artifacts.Definitions;
using AlignBot.Artifacts.Forms;
using AlignBot.Artifacts.Living;
using AlignBot.Artifacts.Signing;
using AlignBot.Artifacts.Sla;
using AlignBot.Artifacts.Web;
using AlignBot.Contracts;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;

namespace AlignBot.Artifacts;

/// <summary>The governed documents of the operating model: owners, versions, signatures, reviews; and what each term means here.</summary>
sealed class ArtifactsFeature : Feature
{
    public static readonly Right Reading = Right.Read("read what was agreed");

    public override string Name => "artifact";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<ArtifactRow, ArtifactConfiguration>()
        .Keeps<ArtifactRevisionRow, ArtifactRevisionConfiguration>()
        .Keeps<ArtifactDisputeRow, ArtifactDisputeConfiguration>()
        .Keeps<SignerRow, SignerConfiguration>()
        .Has<ArtifactPosts>()
        .Has<ArtifactDesk>()
        .Has<ArtifactVersions>()
        .Has<AccountBook>()
        .Has<AccountLookup>()
        .Has<AccountCard>()
        .Offers<ISearchBeside, AccountSearch>()
        .Has<SignatureAsks>()
        .Has<SlaOpener>()
        .Has<SlaCounts>()
        .Runs<OperatingPin>()
        .Timers<ArtifactTimers>()
        .Timers<SignatureAsks>()
        .Follows<LivingTextChanged, LivingTexts>()
        .Follows<RosterChanged, LivingTexts>()
        .Follows<DisputeRaised, ArtifactDisputes>()
        .Follows<DisputeChanged, ArtifactDisputes>()
        .Offers<IArtifactBook, ArtifactBook>()
        .Offers<IFindings, ArtifactFindings>()
        .Offers<IDriftPoints, ArtifactDrift>()
        .Offers<IPitfallFacts, ArtifactPitfalls>()
        .Offers<ILeadershipFacts, ArtifactsBetweenLeaders>()
        .Follows<DisputeRaised, SlaContests>()
        .Follows<DisputeChanged, SlaContests>()
        .Offers<IFindings, SlaFindings>()
        .Offers<ISlaClauses, SignedClauses>()
        .Offers<IAgendaSource, KickOffAgenda>()
        .Follows<MeetingHeld, KickOffAgenda>()
        .Offers<ITerms, Terms>()
        .Offers<IDocumentChanges, DocumentChanges>()
        .Offers<IArtifactStandings, ArtifactsSigned>()
        .Offers<IArtifactParts, ArtifactParts>()
        .Offers<IHandoverBrief, ArtifactsHandedOver>()
        .Offers<IRaiseSection, TermsBeforeRaising>()
        .Offers<ICardPart<Domain.Disputes.Dispute>, PracticeOfDispute>()
        .Says<SignMessage>()
        .Says<OwnerAskMessage>()
        .Says<OwnedMessage>()
        .Offers<IComesWithRole, OwnedMessage>()
        .Says<InForceMessage>()
        .Says<LateMessage>()
        .Waits<ArtifactWaiting>()
        .Shows<ArtifactShelf>()
        .Shows<ArtifactDocument>()
        .Shows<AccountDocument>()
        .Home<ArtifactsSection>()
        .Status<ArtifactsStatus>()
        .Attention<ArtifactsAttention>()
        .Attention<SlaAttention>()
        .Exports<ArtifactRecord>()
        .Has<ArtifactDeclaring>()
        .InProgramFile<ArtifactSection>()
        .Offers<IComesByDate, ArtifactForecast>()
        .Verb<DefineVerb>("define", Reading)
        .Points(new Signpost("What a term means", "define") { OnHome = 25, Said = ["definition", "definitions", "terms", "glossary", "meaning"] })
        .Verb<AccountVerb>("account", Reading, Cost.Search)
        .Points(new Signpost("What we do at an account", "account") { Said = ["account", "accounts", "plan", "plans", "customer"] })
        .Deed<EntryForms>(EntryForms.AddAction, Right.Ruled)
        .Deed<EntryForms>(EntryForms.AllAction, Reading, Cost.Search)
        .Form<EntryForms>(EntryModal.CallbackId, Right.Ruled)
        .Verb<ArtifactsVerb>("artifacts", Reading)
        .Points(new Signpost("How we work together", "artifacts") { OnHome = 30, Said = ["artifact", "operating", "playbook", "playbooks", "incentives", "signatures"] })
        .Deed<ArtifactButtons>(ArtifactButtons.OpenAction, Reading)
        .Deed<ArtifactButtons>(ArtifactButtons.RightAction, Right.Ruled)
        .Deed<ArtifactButtons>(ArtifactButtons.BeginAction, Right.Ruled)
        .Deed<ArtifactButtons>(ArtifactButtons.DisputeAction, Right.Ruled)
        .Deed<ArtifactButtons>(ArtifactButtons.MoreAction, Right.Ruled)
        .Deed<WriteForms>(WriteForms.WriteAction, Right.Ruled)
        .Form<WriteForms>(WriteForms.WriteCallbackId, Right.Ruled)
        .Form<OperatingForms>(OperatingForms.CallbackId, Right.Ruled)
        .Deed<SlaEditor>(SlaModal.AddAction, Right.Ruled)
        .Deed<SlaEditor>(SlaModal.ClauseAction, Right.Ruled)
        .Form<SlaForms>(SlaModal.CallbackId, Right.Ruled)
        .Form<SlaForms>(ClauseModal.CallbackId, Right.Ruled)
        .Deed<SlaLate>(SlaLate.ReportAction, Right.Ruled)
        .Deed<SlaLate>(SlaLate.AnswersAction, Right.Ruled)
        .Deed<SlaLate>(SlaLate.AcceptAction, Right.Ruled)
        .Deed<SlaLate>(SlaLate.ContestAction, Right.Ruled)
        .Deed<SlaLate>(SlaLate.TakeBackAction, Right.Ruled)
        .Form<SlaLate>(LateModals.ReportCallbackId, Right.Ruled)
        .Form<SlaLate>(LateModals.TakeBackCallbackId, Right.Ruled)
        .Verb<SlaVerb>("sla", Reading)
        .Points(new Signpost("What we owe each other", "sla") { Said = ["sla", "clauses", "late", "service level", "agreement", "owe"] })
        .Deed<SignForms>(SignForms.SignAllAction, Right.Ruled)
        .Deed<SignForms>(SignForms.SignAction, Right.Ruled)
        .Deed<SignForms>(SignForms.DeclineAction, Right.Ruled)
        .Form<SignForms>(SignForms.SignCallbackId, Right.Ruled)
        .Form<SignForms>(SignForms.DeclineCallbackId, Right.Ruled)
        .Deed<KeepForms>(KeepForms.OwnerAction, Right.Ruled)
        .Form<KeepForms>(KeepForms.OwnerCallbackId, Right.Ruled)
        .Form<KeepForms>(KeepForms.ReviewCallbackId, Right.Ruled)
        .Form<KeepForms>(KeepForms.DueCallbackId, Right.Ruled)
        .Form<KeepForms>(KeepForms.RetireCallbackId, Right.Ruled);
}
