using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Loops;
using AlignBot.Sources;

namespace AlignBot.SourceReadings;

/// <summary>The CRMs, warehouses and files of the server's configuration: read in their time, and how each stands.</summary>
sealed class SourceReadingsFeature : Feature
{
    public override string Name => "sources";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<SourceReadingRow, SourceReadingConfiguration>()
        .Offers(provider => new SourceCatalog(
            provider.GetRequiredService<IConfiguration>(), new SourceServices(provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILoggerFactory>()), SourceCatalog.Types))
        .Has<SourceSettings>()
        .Has<WaitingWork<SourceLoop>>()
        .Has<RecordReadings>()
        .Has<SourceRounds>()
        .Has<SourceReader>()
        .Offers<IReadSources>(provider => provider.GetRequiredService<SourceReader>())
        .Offers<ISourceReadings, SourceAsking>()
        .Timers<SourceTimers>()
        .Prepares<SourcesAtStart>()
        .Runs<SourceLoop>()
        .Checks<SourceCheckup>()
        .Has<SourcesPage>()
        .Verb<SourcesVerb>("sources", Right.Read("see its sources"))
        .Points(new Signpost("Sources", "sources") { Said = ["source", "crm", "salesforce", "hubspot", "warehouse", "connection"] })
        .Deed<SourceButtons>(SourceButtons.ReadAction, Right.Govern);
}
