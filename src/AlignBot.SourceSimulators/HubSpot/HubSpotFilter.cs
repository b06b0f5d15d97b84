using System.Globalization;
using System.Text.Json.Nodes;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>One filter of a search.</summary>
static class HubSpotFilter
{
    static readonly string[] Operators =
    [
        "EQ", "NEQ", "LT", "LTE", "GT", "GTE", "BETWEEN", "IN", "NOT_IN", "HAS_PROPERTY", "NOT_HAS_PROPERTY", "CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN",
    ];

    /// <summary>Why it can't be asked; null when it can. A search is not lenient about unknown properties, unlike a reading.</summary>
    public static string? Wrong(HubSpotPortal portal, string type, JsonObject filter)
    {
        var name = HubSpotJson.Text(filter["propertyName"]) ?? "";
        var operation = HubSpotJson.Text(filter["operator"]) ?? "";
        return !portal.Knows(type, name) ? $"Property {name} does not exist"
            : !Operators.Contains(operation) ? $"operator {operation} is not one of {string.Join(", ", Operators)}"
            : operation is "IN" or "NOT_IN" && filter["values"] is not JsonArray ? "values must be given for IN"
            : null;
    }

    public static bool Fits(HubSpotRecord row, JsonObject filter)
    {
        var value = row[HubSpotJson.Text(filter["propertyName"])!];
        var meant = HubSpotJson.Text(filter["value"]) ?? "";
        var has = value is { Length: > 0 };
        return HubSpotJson.Text(filter["operator"]) switch
        {
            "HAS_PROPERTY" => has,
            "NOT_HAS_PROPERTY" => !has,
            "EQ" => has && Compare(value!, meant) == 0,
            "NEQ" => has && Compare(value!, meant) != 0,
            "LT" => has && Compare(value!, meant) < 0,
            "LTE" => has && Compare(value!, meant) <= 0,
            "GT" => has && Compare(value!, meant) > 0,
            "GTE" => has && Compare(value!, meant) >= 0,
            "BETWEEN" => has && Compare(value!, meant) >= 0 && Compare(value!, HubSpotJson.Text(filter["highValue"]) ?? "") <= 0,
            "IN" => has && HubSpotJson.Texts(filter, "values").Any(one => Compare(value!, one) == 0),
            "NOT_IN" => has && HubSpotJson.Texts(filter, "values").All(one => Compare(value!, one) != 0),
            "CONTAINS_TOKEN" => has && value!.Contains(meant.Trim('*'), StringComparison.OrdinalIgnoreCase),
            _ => !has || !value!.Contains(meant.Trim('*'), StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>Numbers by their size, moments by their epoch milliseconds, everything else as text.</summary>
    public static (decimal Number, string Text) Comparable(string? value) =>
        decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? (number, "")
        : value is { Length: >= 10 } && value[4] == '-' && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? (moment.ToUnixTimeMilliseconds(), "")
            : (0, (value ?? "").ToUpperInvariant());

    static int Compare(string left, string right) => Comparable(left).CompareTo(Comparable(right));
}
