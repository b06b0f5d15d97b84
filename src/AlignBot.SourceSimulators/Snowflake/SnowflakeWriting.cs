using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignBot.SourceSimulators.Warehouses;

namespace AlignBot.SourceSimulators.Snowflake;

/// <summary>How Snowflake's SQL API writes rows: every cell a text or null.</summary>
static class SnowflakeWriting
{
    public static string TypeOf(string type) => type.Split('(')[0].ToUpperInvariant() switch
    {
        "NUMBER" or "DECIMAL" or "INT" or "INTEGER" => "fixed",
        "FLOAT" or "DOUBLE" => "real",
        "VARCHAR" or "STRING" or "TEXT" => "text",
        var other => other.ToLowerInvariant(),
    };

    public static JsonArray Rows(IEnumerable<object?[]> rows, IReadOnlyList<LocalColumn> columns) =>
        new([.. rows.Select(row => (JsonNode)new JsonArray([.. row.Select((cell, at) => (JsonNode?)Text(cell, columns[at].Type))]))]);

    static string? Text(object? cell, string type) => (cell, TypeOf(type)) switch
    {
        (null, _) => null,
        (DateOnly day, _) => (day.DayNumber - new DateOnly(1970, 1, 1).DayNumber).ToString(CultureInfo.InvariantCulture),
        (DateTimeOffset moment, "timestamp_tz") => $"{Seconds(moment)} {(int)moment.Offset.TotalMinutes + 1440}",
        (DateTimeOffset moment, _) => Seconds(moment),
        (DateTime local, _) => Seconds(new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Utc))),
        (bool flag, _) => flag ? "true" : "false",
        (string[] several, _) => JsonSerializer.Serialize(several),
        (string text, "variant") => JsonSerializer.Serialize(text),
        (string text, _) => text,
        (double number, _) => number.ToString("R", CultureInfo.InvariantCulture),
        var (other, _) => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    static string Seconds(DateTimeOffset moment)
    {
        var ticks = moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        return $"{(ticks < 0 ? "-" : "")}{Math.Abs(ticks) / TimeSpan.TicksPerSecond}.{Math.Abs(ticks) % TimeSpan.TicksPerSecond:0000000}00";
    }
}
