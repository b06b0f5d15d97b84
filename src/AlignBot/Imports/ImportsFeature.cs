using AlignBot.Contracts;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;

namespace AlignBot.Imports;

/// <summary>Files that people hand in: read, shown before anything is taken, and taken over by whose kind they are.</summary>
sealed class ImportsFeature : Feature
{
    public override string Name => "import";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<ImportRow, ImportConfiguration>()
        .Has<RunningImports>()
        .Has<ImportReading>()
        .Offers<IImportForms, ImportForms>()
        .Offers<IHearFiles, FileOffers>()
        .Says<FileOfferMessage>()
        .Verb<ImportVerb>("import", Right.Read("hand in files"), Cost.File)
        .Points(
            new Signpost("Hand in a file", "import")
            {
                Said = ["csv", "upload", "spreadsheet", "opportunities", "deals", "activities",
                "leads", "signals"]
            })
        .Deed<ImportButtons>(ImportButtons.OpenAction, Right.Ruled, Cost.File)
        .Deed<FileOfferButtons>(FileOfferButtons.LookAction, Right.Ruled, Cost.File)
        .Form<ImportForm>(ImportModal.CallbackId, Right.Ruled)
        .Form<ImportForm>(ImportModal.AgainCallbackId, Right.Ruled)
        .Form<ImportForm>(ImportModal.ConfirmCallbackId, Right.Ruled);
}
