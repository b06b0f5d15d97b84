using System.Text.Json;

namespace AlignBot.Slack.Blocks;

/// <summary>The few shapes that every block is written with; absent values are left out.</summary>
static class BlockWriting
{
    public static void Text(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, TextObject? text)
    {
        if (text is { } present)
        {
            writer.WritePropertyName(name);
            present.WriteTo(writer);
        }
    }

    public static void Text(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, PlainText? text) =>
        writer.Text(name, text is { } present ? (TextObject)present : null);

    public static void Element(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IElement? element)
    {
        if (element is not null)
        {
            writer.WritePropertyName(name);
            ((BlockElement)element).WriteTo(writer);
        }
    }

    public static void Flag(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, value);
        }
    }

    public static void Value(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    public static void Value(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    public static void Values(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<string>? values)
    {
        if (values is { Count: > 0 })
        {
            writer.WriteStartArray(name);
            foreach (var value in values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }
    }

    public static void Options(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<Option>? options)
    {
        if (options is { Count: > 0 })
        {
            writer.WriteStartArray(name);
            foreach (var option in options)
            {
                option.WriteTo(writer);
            }

            writer.WriteEndArray();
        }
    }
}
