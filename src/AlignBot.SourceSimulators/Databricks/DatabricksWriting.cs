using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignBot.SourceSimulators.Warehouses;

namespace AlignBot.SourceSimulators.Databricks;

/// <summary>How Databricks writes rows: every cell a text or null.</summary>
static class DatabricksWriting
{
    public static JsonArray Rows(IEnumerable<object?[]> rows, IReadOnlyList<LocalColumn> columns) =>
        new([.. rows.Select(row => (JsonNode)new JsonArray([.. row.Select((cell, at) => (JsonNode?)Text(cell, columns[at].Type))]))]);

    static string? Text(object? cell, string type) => cell switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        DateTime local => local.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture),
        string[] several => JsonSerializer.Serialize(several),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ when type.StartsWith("DECIMAL(", StringComparison.OrdinalIgnoreCase) && cell is decimal amount =>
            amount.ToString("F" + type[(type.IndexOf(',', StringComparison.Ordinal) + 1)..^1].Trim(), CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };
}
