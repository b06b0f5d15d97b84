using System.Text.Json.Serialization;

namespace AlignBot.Health;

/// <param name="MessagesWaiting">Messages not yet in Slack.</param>
/// <param name="MessagesFailed">Messages that Slack refused for good.</param>
sealed record Readiness(string Status, int MessagesWaiting, int MessagesFailed)
{
    /// <summary>Workspaces, of several, whose token Slack refuses: the others are served.</summary>
    public int WorkspacesCutOff { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Readiness))]
sealed partial class HealthJson : JsonSerializerContext;
