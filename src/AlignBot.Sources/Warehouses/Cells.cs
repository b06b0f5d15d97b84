using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace AlignBot.Sources.Warehouses;

/// <summary>Cells that several warehouses write in the same way, as texts.</summary>
static class Cells
{
    /// <summary>The cell of a row that is an array of texts.</summary>
    /// <param name="read">What the text of one that is not null means.</param>
    public static object? OfArray(JsonElement row, int place, Func<string, object?> read) =>
        row.ValueKind != JsonValueKind.Array || place >= row.GetArrayLength() ? throw NotWritten()
        : row[place] is { ValueKind: JsonValueKind.Null } ? null
        : row[place] is { ValueKind: JsonValueKind.String } cell ? read(cell.GetString()!)
        : throw NotWritten();

    /// <summary>A decimal; the text itself where a decimal can't hold it, as of an id of 38 digits.</summary>
    public static object Exact(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out var number) ? number : text;

    public static object Rounded(string text) => text switch
    {
        "NaN" => double.NaN,
        "inf" or "Infinity" => double.PositiveInfinity,
        "-inf" or "-Infinity" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw NotWritten(),
    };

    public static object YesNo(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => throw NotWritten(),
    };

    /// <summary>From seconds since 1970, with up to nine decimals: <c>-1.500000000</c> is a second and a half before.</summary>
    public static Instant Seconds(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var seconds))
        {
            throw NotWritten();
        }

        var whole = decimal.Floor(seconds);
        return whole < Instant.MinValue.ToUnixTimeSeconds() || whole > Instant.MaxValue.ToUnixTimeSeconds()
            ? throw NotWritten()
            : Instant.FromUnixTimeSeconds((long)whole) + Duration.FromNanoseconds((long)((seconds - whole) * 1_000_000_000));
    }

    /// <summary>What stands in JSON that is itself a text: a scalar, or several of them.</summary>
    public static object? FromJson(string text)
    {
        try
        {
            using var read = JsonDocument.Parse(text);
            return FromJson(read.RootElement);
        }
        catch (JsonException)
        {
            throw NotWritten();
        }
    }

    public static FormatException NotWritten() => new("The cell is not written as its column's type is.");

    static object? FromJson(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Exact(value.GetRawText()),
        JsonValueKind.Array => value.EnumerateArray().Select(Scalar).Where(one => one is not null).ToArray(),
        _ => throw NotWritten(),
    };

    static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object or JsonValueKind.Array => throw NotWritten(),
        _ => value.GetRawText(),
    };
}
