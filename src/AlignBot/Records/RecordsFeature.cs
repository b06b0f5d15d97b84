using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Records.Choosing;
using AlignBot.Records.Overview;
using AlignBot.Records.Reading;
using AlignBot.Records.Storage;

namespace AlignBot.Records;

/// <summary>
/// What happened to the accounts of the list: opportunities, activities, leads and signals, as their sources had them last.
/// </summary>
sealed class RecordsFeature : Feature
{
    public override string Name => "records";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<RecordReadingRow, RecordReadingConfiguration>()
        .Keeps<RecordChoiceRow, RecordChoiceConfiguration>()
        .Keeps<OpportunityRow, OpportunityConfiguration>()
        .Keeps<ActivityRow, ActivityConfiguration>()
        .Keeps<LeadRow, LeadConfiguration>()
        .Keeps<SignalRow, SignalConfiguration>()
        .Keeps<MoveRow, MoveConfiguration>()
        .Sweeps<RecordSweep>()
        .Has<RecordSources>()
        .Has<RecordIntake>()
        .Has<RecordDesk>()
        .Exports<RecordsExport>()
        .Offers<ITakeRecords, RecordTaker>()
        .Offers<IRecordsOfAccounts, RecordsOfAccounts>()
        .Offers<IImportKind, OpportunityImport>()
        .Offers<IImportKind, ActivityImport>()
        .Offers<IImportKind, LeadImport>()
        .Offers<IImportKind, SignalImport>()
        .Offers<ISourcesPart, RecordLines>()
        .Checks<RecordCheckup>()
        .Deed<RecordButtons>(RecordButtons.ChooseAction, Right.Ruled)
        .Deed<RecordButtons>(RecordButtons.BelieveAction, Right.Ruled)
        .Form<RecordForm>(RecordModal.CallbackId, Right.Ruled);
}
