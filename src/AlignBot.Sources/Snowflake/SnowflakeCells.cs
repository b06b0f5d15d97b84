using System.Globalization;
using AlignBot.Sources.Warehouses;
using NodaTime;

namespace AlignBot.Sources.Snowflake;

/// <summary>How Snowflake's SQL API writes a cell: always as a text, which means what its column's type says.</summary>
static class SnowflakeCells
{
    public static WarehouseCell Of(string type) => type.ToUpperInvariant() switch
    {
        "FIXED" or "NUMBER" or "DECFLOAT" => WarehouseCell.Exact,
        "REAL" or "FLOAT" or "DOUBLE" => WarehouseCell.Rounded,
        "TEXT" or "VARCHAR" or "CHAR" or "STRING" => WarehouseCell.Text,
        "BOOLEAN" => WarehouseCell.YesNo,
        "DATE" => WarehouseCell.Day,
        "TIMESTAMP_NTZ" => WarehouseCell.LocalTime,
        "TIMESTAMP_LTZ" or "TIMESTAMP_TZ" => WarehouseCell.Moment,
        "ARRAY" or "VARIANT" => WarehouseCell.Json,
        _ => WarehouseCell.Other,
    };

    /// <param name="text">Numbers are already scaled. A day is counted in days since 1970; a time in seconds since then with nine decimals,
    /// and one with a zone has behind a blank the zone's minutes, 1440 added.</param>
    /// <exception cref="FormatException">It is not written so.</exception>
    public static object? Read(WarehouseColumn column, string text) => (column.Holds, column.Type.ToUpperInvariant()) switch
    {
        (WarehouseCell.Text, _) => text,
        (WarehouseCell.Exact, _) => Cells.Exact(text),
        (WarehouseCell.Rounded, _) => Cells.Rounded(text),
        (WarehouseCell.YesNo, _) => Cells.YesNo(text),
        (WarehouseCell.Day, _) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days)
            && days is > -1_000_000 and <= 2_932_896 ? new LocalDate(1970, 1, 1).PlusDays(days) : throw Cells.NotWritten(),
        (WarehouseCell.LocalTime, _) => Cells.Seconds(text).InUtc().LocalDateTime,
        (_, "TIMESTAMP_TZ") => text.Split(' ') is [var seconds, var offset] && int.TryParse(offset, NumberStyles.None,
            CultureInfo.InvariantCulture, out _)
            ? Cells.Seconds(seconds) : throw Cells.NotWritten(),
        (WarehouseCell.Moment, _) => Cells.Seconds(text),
        (WarehouseCell.Json, _) => Cells.FromJson(text),
        _ => throw Cells.NotWritten(),
    };
}
