using System.Text.Json;

namespace AlignBot.Slack;

/// <summary>Data of the app on a message. Anybody in the workspace can read it: no secrets.</summary>
/// <remarks>https://docs.slack.dev/messaging/message-metadata</remarks>
public sealed record MessageMetadata
{
    /// <summary>The app's name for the kind of data.</summary>
    public string EventType { get => field ?? ""; init; }

    /// <summary>The data: strings, numbers, booleans, or one level of objects and arrays.</summary>
    public JsonElement EventPayload { get; init; }

    /// <summary>Metadata of string values.</summary>
    public static MessageMetadata Of(string eventType, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(128);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in values)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return new() { EventType = eventType, EventPayload = JsonElement.Parse(buffer.WrittenSpan) };
    }

    /// <summary>A string value of the payload; null when it is not there.</summary>
    public string? Text(string name) =>
        EventPayload.ValueKind == JsonValueKind.Object && EventPayload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("event_type"u8, EventType);
        writer.WritePropertyName("event_payload"u8);
        if (EventPayload.ValueKind == JsonValueKind.Object)
        {
            EventPayload.WriteTo(writer);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
