using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;

namespace AlignBot.Exports;

/// <summary>The record, handed out.</summary>
sealed class ExportsFeature : Feature
{
    public override string Name => "export";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<ExportRow, ExportConfiguration>()
        .Has<RecordExport>()
        .Has<ExportSignal>()
        .Has<ExportDesk>()
        .Runs<ExportRunner>()
        .Says<ExportMessage>()
        .Verb<ExportCommand>("export", Right.Govern);
}
