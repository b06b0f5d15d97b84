using AlignBot.Contracts;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Loops;
using AlignBot.Slack.Blocks;

namespace AlignBot.Exports;

/// <summary>The record, handed out.</summary>
sealed class ExportsFeature : Feature
{
    public override string Name => "export";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<ExportRow, ExportConfiguration>()
        .Has<RecordExport>()
        .Has<WaitingWork<ExportRunner>>()
        .Has<ExportDesk>()
        .Offers<IHandOut, HandOut>()
        .Runs<ExportRunner>()
        .Says<ExportMessage>()
        .Verb<ExportCommand>(
            "export", Right.GovernTo("export the record", Mrkdwn.Of($"`/decision search` is open to every member.")), Cost.Export)
        .Points(new Signpost("Export", "export") { OnHome = 50, Said = ["csv", "json", "markdown", "download", "excel"] });
}
