using AlignBot.Contracts;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;

namespace AlignBot.Programs;

/// <summary>A program as a file: declared at the start, and written out again.</summary>
sealed class ProgramsFeature : Feature
{
    public override string Name => "program";

    public override void Declare(FeatureDeclaration it) => it
        .Has<ProgramImport>()
        .Offers<IProgramFiles, ProgramFiles>()
        .Says<ProgramNoticeMessage>()
        .Verb<ProgramVerb>("program", Right.Read("export it"), Cost.Export)
        .Word("/align program", "preview", Right.Govern, Cost.File)
        .Form<ProgramPreviewForm>(ProgramPreviewModal.CallbackId, Right.Govern)
        .Form<ProgramPreviewForm>(ProgramPreviewModal.ApplyCallbackId, Right.Govern);
}
