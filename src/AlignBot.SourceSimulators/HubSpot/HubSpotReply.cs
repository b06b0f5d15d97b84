using System.Text.Json.Nodes;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>One answer before it goes out.</summary>
public sealed class HubSpotReply(int status, JsonObject? body)
{
    public int Status { get; set; } = status;

    /// <summary>Null: <see cref="Raw"/> is sent instead.</summary>
    public JsonObject? Body { get; } = body;

    /// <summary>Sent as it stands, for what is not JSON or only part of it.</summary>
    public string? Raw { get; init; }

    public string ContentType { get; init; } = "application/json;charset=utf-8";

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static HubSpotReply Ok(JsonObject body) => new(200, body);

    /// <summary>The text that goes out.</summary>
    public string Text => Raw ?? Body!.ToJsonString();
}
