using System.Text.Json.Nodes;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>Answers to many ids at once: 200, or 207 when some could not be given.</summary>
static class HubSpotBatches
{
    public static HubSpotReply Reply(DateTimeOffset now, JsonArray results, IReadOnlyCollection<string> missing, string message)
    {
        JsonObject body = new()
        {
            ["status"] = "COMPLETE",
            ["results"] = results,
            ["startedAt"] = HubSpotJson.Moment(now),
            ["completedAt"] = HubSpotJson.Moment(now),
        };
        if (missing.Count == 0)
        {
            return HubSpotReply.Ok(body);
        }
        body["numErrors"] = 1;
        body["errors"] = new JsonArray(new JsonObject
        {
            ["status"] = "error",
            ["category"] = "OBJECT_NOT_FOUND",
            ["message"] = message,
            ["context"] = new JsonObject { ["ids"] = new JsonArray([.. missing.Select(id => JsonValue.Create(id))]) },
            ["errors"] = new JsonArray(),
            ["links"] = new JsonObject(),
        });
        return new HubSpotReply(207, body);
    }
}
