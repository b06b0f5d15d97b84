using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlignBot.Slack.Json;

/// <summary>An object; null for anything else, such as the <c>[]</c> that stands for an empty one.</summary>
sealed class ObjectOrNothing<T> : JsonConverter<T?>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return (T?)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(typeof(T)));
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options.GetTypeInfo(typeof(T)));
}

/// <summary>The objects (or strings) of an array; empty for anything else, and elements of another kind are left out.</summary>
sealed class ListOrNothing<T> : JsonConverter<IReadOnlyList<T>>
    where T : class
{
    public override bool HandleNull => true;

    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return [];
        }

        var wanted = typeof(T) == typeof(string) ? JsonTokenType.String : JsonTokenType.StartObject;
        var typeInfo = options.GetTypeInfo(typeof(T));
        List<T> items = [];

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != wanted)
            {
                reader.Skip();
            }
            else if (JsonSerializer.Deserialize(ref reader, typeInfo) is T item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value)
        {
            JsonSerializer.Serialize(writer, item, options.GetTypeInfo(typeof(T)));
        }

        writer.WriteEndArray();
    }
}
