using System.Globalization;
using System.Text.Json;

namespace AlignBot.Sources.Http;

/// <summary>Reads what vendors leave out, set to null or give in another form, without a number ever becoming a float.</summary>
static class JsonReading
{
    /// <summary>A property of an object; null where there is none, it is null, or this is no object.</summary>
    public static JsonElement? At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found)
            && found.ValueKind != JsonValueKind.Null ? found : null;

    /// <summary>A text, number or truth value as written there, trimmed. Null when blank or missing.</summary>
    public static string? Text(this JsonElement element, string name) => element.At(name)?.Text();

    public static string? Text(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()?.Trim() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    public static bool? Truth(this JsonElement element, string name) => element.At(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    public static long? Whole(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var whole) ? whole : null;

    /// <summary>How many: a whole number, or the text of one, as Google and others write what may be more than a double holds.</summary>
    public static long? Count(this JsonElement element, string name) => element.Whole(name)
        ?? (long.TryParse(element.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null);

    /// <summary>A number, or the text of one. Null when blank.</summary>
    /// <exception cref="SourceException">It is more than a decimal holds, or no number.</exception>
    public static decimal? Number(this JsonElement element, string name)
    {
        var text = element.Text(name);
        if (text is null)
        {
            return null;
        }
        return decimal.TryParse(
            text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new SourceException(new SourceFault(
                SourceFaultKind.Config, $"{name} holds something that is no number. Set the field that it is read from to one of numbers.")
            { Subject = name });
    }

    /// <summary>The elements of a property that is an array; none where it is missing.</summary>
    public static IEnumerable<JsonElement> Each(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];
}
