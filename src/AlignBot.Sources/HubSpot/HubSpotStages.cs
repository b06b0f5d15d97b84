using System.Text.Json;
using AlignBot.Sources.Http;

namespace AlignBot.Sources.HubSpot;

/// <summary>What the stages of all pipelines are called and mean.</summary>
sealed class HubSpotStages
{
    readonly Dictionary<(string Pipeline, string Stage), (string? Label, OpportunityState? State)> stages = [];

    HubSpotStages(HubSpotOptions options)
    {
        Options = options;
    }

    HubSpotOptions Options { get; }

    /// <summary>Every stage's id.</summary>
    public IEnumerable<string> Ids => stages.Keys.Select(key => key.Stage);

    public IEnumerable<string> Pipelines => stages.Keys.Select(key => key.Pipeline).Distinct(StringComparer.Ordinal);

    public static async Task<HubSpotStages> ReadAsync(HubSpotClient client, SourceRun run, CancellationToken cancel)
    {
        using var answer = await client.GetAsync(client.Options.Paths.Pipelines("deals"), "the stages of deals", run, cancel);
        var found = new HubSpotStages(client.Options);
        foreach (var pipeline in new HubSpotPage(answer.Root, "the stages of deals").Rows)
        {
            foreach (var stage in pipeline.Json.Each("stages"))
            {
                if (stage.Text("id") is { } id)
                {
                    found.stages[(pipeline.Id, id)] = (stage.Text("label"), StateOf(stage.At("metadata")));
                }
            }
        }
        return found;
    }

    public string? LabelOf(string? pipeline, string? stage) => Of(pipeline, stage).Label;

    /// <summary>The configuration's word, else the pipeline's, else the deal's own, for a stage that was taken out of its
    /// pipeline.</summary>
    public OpportunityState StateOf(string? pipeline, string? stage, string? isClosed, string? isClosedWon) =>
        stage is not null && Options.Stages.TryGetValue(stage, out var said) ? said
        : Of(pipeline, stage).State is { } state ? state
        : IsTrue(isClosedWon) ? OpportunityState.Won
        : IsTrue(isClosed) ? OpportunityState.Lost
        : OpportunityState.Open;

    /// <summary>Won is what is closed and certain.</summary>
    /// <remarks>Both are text. Old pipelines have no word on being closed, and zero is a probability and not a blank.</remarks>
    static OpportunityState? StateOf(JsonElement? metadata)
    {
        var closed = metadata?.Text("isClosed");
        var probability = HubSpotValues.Number(metadata?.Text("probability"));
        return closed switch
        {
            null => probability switch { 1 => OpportunityState.Won, > 0 => OpportunityState.Open, _ => null },
            _ when !IsTrue(closed) => OpportunityState.Open,
            _ => probability == 1 ? OpportunityState.Won : OpportunityState.Lost,
        };
    }

    static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    (string? Label, OpportunityState? State) Of(string? pipeline, string? stage) =>
        pipeline is not null && stage is not null && stages.TryGetValue((pipeline, stage), out var found) ? found : default;
}
