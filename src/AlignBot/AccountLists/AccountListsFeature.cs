using AlignBot.AccountLists.Comparing;
using AlignBot.AccountLists.Declared;
using AlignBot.AccountLists.Diffs;
using AlignBot.AccountLists.Importing;
using AlignBot.AccountLists.Naming;
using AlignBot.AccountLists.Overview;
using AlignBot.AccountLists.Pages;
using AlignBot.AccountLists.Pairs;
using AlignBot.AccountLists.Reading;
using AlignBot.AccountLists.Storage;
using AlignBot.AccountLists.Web;
using AlignBot.Contracts;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Loops;

namespace AlignBot.AccountLists;

/// <summary>The one account list: where it comes from, its weekly diff that both leaders attest, and how far other lists are from
/// it.</summary>
sealed class AccountListsFeature : Feature
{
    public static readonly Right Reading = Right.Read("read its account list");

    public override string Name => "list";

    public override void Declare(FeatureDeclaration it)
    {
        Keep(it);
        Ask(it);
        it
            .Timers<DiffTimers>()
            .Runs<WeeklyDiffs>()
            .Runs<OwnerMatching>()
            .Offers<ITakeAccounts, ListTaker>()
            .Follows<RosterChanged, ListFollowing>()
            .Follows<CalendarChanged, ListFollowing>()
            .Says<DiffMessage>()
            .Says<HeldMessage>()
            .Waits<ListWaiting>()
            .Attention<ListAttention>()
            .Exports<ListRecord>()
            .InProgramFile<ListSection>()
            .Offers<IAccountNames, AccountNames>()
            .Offers<IKnownAccounts, ListedKeys>()
            .Offers<IAccountsOnList, ListedNames>()
            .Offers<IListSource, ListSource>()
            .Offers<IListsOfTime, ListsOfTime>()
            .Offers<IImportKind, AccountImport>()
            .Offers<ICardPart<Domain.Disputes.Dispute>, AccountOnCard>()
            .Offers<ICardPart<Domain.Decisions.Decision>, AccountOnCard>()
            .Offers<IMeetingPart, DiffInReview>()
            .Offers<IMeetingPart, AccountsInReview>()
            .Offers<ILivingText, ListLiving>()
            .Offers<IAgendaSource, PairAgenda>()
            .Offers<IDriftPoints, ListDrift>()
            .Offers<IPitfallFacts, ListPitfalls>()
            .Offers<IFindings, ListFindings>();
    }

    static void Keep(FeatureDeclaration it) => it
        .Keeps<AccountListRow, AccountListConfiguration>()
        .Keeps<ListedRow, ListedConfiguration>()
        .Keeps<DiffRow, DiffConfiguration>()
        .Keeps<ChangeRow, ChangeConfiguration>()
        .Keeps<DivergenceRow, DivergenceConfiguration>()
        .Keeps<PairRow, PairConfiguration>()
        .Keeps<OwnerMemberRow, OwnerMemberConfiguration>()
        .Keeps<SnapshotRow, SnapshotConfiguration>()
        .Sweeps<ListSweep>()
        .Has<AccountListDesk>()
        .Has<ListIntake>()
        .Has<ListComparing>()
        .Has<WaitingWork<WeeklyDiffs>>()
        .Has<WaitingWork<OwnerMatching>>()
        .Has<OwnersToMatch>()
        .Has<ListPage>()
        .Has<ComparePage>()
        .Has<PairPage>();

    static void Ask(FeatureDeclaration it) => it
        .Verb<ListVerb>("list", Reading, Cost.Search)
        .Shows<ListShelf>()
        .Points(new Signpost("Account list", "list") { OnHome = 25, Said = ["accounts", "list", "target accounts", "abm", "diff"] })
        .Deed<DiffButtons>(DiffButtons.AttestAction, Right.Ruled)
        .Deed<DiffButtons>(DiffButtons.AllAction, Reading, Cost.Export)
        .Deed<HeldButtons>(HeldButtons.ConfirmAction, Right.Ruled)
        .Deed<HeldButtons>(HeldButtons.DiscardAction, Right.Ruled)
        .Deed<ListButtons>(ListButtons.FileAction, Reading, Cost.Export)
        .Deed<ListButtons>(ListButtons.ImportAction, Right.Ruled, Cost.File)
        .Deed<ListButtons>(ListButtons.SourceAction, Right.Ruled)
        .Deed<ListButtons>(ListButtons.CompareAction, Right.Ruled, Cost.File)
        .Deed<ListButtons>(SourceModal.ChosenAction, Right.Ruled)
        .Deed<CompareButtons>(CompareButtons.FileAction, Reading, Cost.Export)
        .Deed<CompareButtons>(CompareButtons.RaiseAction, Right.Ruled)
        .Deed<CompareButtons>(CompareButtons.DropAction, Right.Ruled)
        .Deed<PairForms>(PairForms.PairAction, Right.Ruled)
        .Deed<PairForms>(PairForms.PeopleAction, Right.Ruled)
        .Form<PairForms>(PairModal.PairCallbackId, Right.Ruled)
        .Form<PairForms>(PairModal.PeopleCallbackId, Right.Ruled)
        .Form<SourceForm>(SourceModal.CallbackId, Right.Ruled)
        .Form<CompareForm>(CompareModal.CallbackId, Right.Ruled);
}
