using System.Text.Json.Serialization;

namespace AlignBot.Health;

/// <param name="MessagesWaiting">Messages not yet in Slack.</param>
/// <param name="MessagesFailed">Messages that Slack refused for good.</param>
sealed record Readiness(string Status, int MessagesWaiting, int MessagesFailed);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Readiness))]
sealed partial class HealthJson : JsonSerializerContext;
