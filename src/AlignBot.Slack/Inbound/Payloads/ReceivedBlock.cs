using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlignBot.Slack.Inbound.Payloads;

/// <summary>A block as Slack gives it back: its name, and the rest as it came. Any type may appear.</summary>
[JsonConverter(typeof(Converter))]
public sealed record ReceivedBlock
{
    /// <summary>The block's type, also one this library does not know.</summary>
    public required string Type { get; init; }

    /// <summary>The block's id.</summary>
    public string? BlockId { get; init; }

    /// <summary>The whole block.</summary>
    public JsonElement Json { get; init; }

    internal sealed class Converter : JsonConverter<ReceivedBlock>
    {
        public override ReceivedBlock Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var json = JsonElement.ParseValue(ref reader);

            return new() { Type = Text(json, "type") ?? "", BlockId = Text(json, "block_id"), Json = json };
        }

        public override void Write(Utf8JsonWriter writer, ReceivedBlock value, JsonSerializerOptions options) => value.Json.WriteTo(writer);

        static string? Text(JsonElement json, string name) =>
            json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
    }
}
