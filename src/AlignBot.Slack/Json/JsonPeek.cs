using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace AlignBot.Slack.Json;

/// <summary>Looks at a JSON object without reading it.</summary>
static class JsonPeek
{
    /// <summary>Whether every character in it is whole: what is read later, out of an element, would throw in the midst of a handler.</summary>
    /// <exception cref="JsonException">Half a character stands in it, or what is no character.</exception>
    public static void CheckCharacters(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            throw new JsonException("Not UTF-8.");
        }

        for (var at = json.IndexOf((byte)'\\'); at >= 0;)
        {
            var escape = json[at..];
            var unit = UnitOf(escape);
            var isPair = char.IsHighSurrogate(unit) && char.IsLowSurrogate(UnitOf(escape[6..]));
            if (char.IsSurrogate(unit) && !isPair)
            {
                throw new JsonException("Half a character.");
            }

            // An escape is two bytes at least; of '\\\\' the second is none of its own.
            var past = at + (isPair ? 12 : 2);
            var next = past < json.Length ? json[past..].IndexOf((byte)'\\') : -1;
            at = next < 0 ? -1 : past + next;
        }
    }

    /// <summary>What '\uXXXX' says; the zero character where it is another escape, or none.</summary>
    static char UnitOf(ReadOnlySpan<byte> escape) =>
        escape.Length >= 6 && escape[0] == '\\' && escape[1] == 'u' && ushort.TryParse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : '\0';

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
