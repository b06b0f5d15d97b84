using System.Globalization;
using System.Text.Json.Nodes;
using AlignBot.SourceSimulators.Warehouses;

namespace AlignBot.SourceSimulators.BigQuery;

/// <summary>How BigQuery writes rows and their schema.</summary>
static class BigQueryWriting
{
    public static JsonObject Schema(IReadOnlyList<LocalColumn> columns) => new()
    {
        ["fields"] = new JsonArray([.. columns.Select(column => (JsonNode)new JsonObject
        {
            ["name"] = column.Name, ["type"] = TypeOf(column.Type), ["mode"] = IsRepeated(column.Type) ? "REPEATED" : "NULLABLE",
        })]),
    };

    /// <param name="asMicroseconds">Times as whole microseconds; otherwise as seconds, floating.</param>
    public static JsonArray Rows(IEnumerable<object?[]> rows, IReadOnlyList<LocalColumn> columns, bool asMicroseconds) => new(
    [
        .. rows.Select(row => (JsonNode)new JsonObject
        {
            ["f"] = new JsonArray([.. row.Select((cell, at) => (JsonNode)new JsonObject { ["v"] = Cell(cell, columns[at].Type,
                asMicroseconds) })]),
        }),
    ]);

    static bool IsRepeated(string type) => type.StartsWith("ARRAY<", StringComparison.OrdinalIgnoreCase);

    static string TypeOf(string type) => (IsRepeated(type) ? type[6..^1] : type.Split('(')[0]).ToUpperInvariant() switch
    {
        "INT64" => "INTEGER",
        "FLOAT64" => "FLOAT",
        "BOOL" => "BOOLEAN",
        var other => other,
    };

    static JsonNode? Cell(object? cell, string type, bool asMicroseconds) => cell switch
    {
        null => IsRepeated(type) ? new JsonArray() : null,
        string[] several => new JsonArray([.. several.Select(one => (JsonNode)new JsonObject { ["v"] = one })]),
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment when asMicroseconds => (moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks).ToString(
            CultureInfo.InvariantCulture) is var ticks
            ? ticks.Length > 1 ? ticks[..^1] : "0" : null,
        DateTimeOffset moment => ((moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / 1e7).ToString("0.0########E0",
            CultureInfo.InvariantCulture),
        DateTime local => local.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };
}
