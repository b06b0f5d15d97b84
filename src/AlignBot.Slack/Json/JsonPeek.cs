using System.Text.Json;

namespace AlignBot.Slack.Json;

/// <summary>Looks at a JSON object without reading it.</summary>
static class JsonPeek
{
    /// <summary>A text at the top level; null when it is not there.</summary>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static string? TopLevelText(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Not a JSON object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found && reader.TokenType == JsonTokenType.String)
            {
                return reader.GetString();
            }

            reader.Skip();
        }

        return null;
    }
}
