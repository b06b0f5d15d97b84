using AlignBot.Sources.Sql;
using AlignBot.Sources.Warehouses;
using NodaTime;

namespace AlignBot.Sources.Databricks;

/// <summary>How Databricks writes a cell: as a text, times in ISO 8601, arrays as JSON.</summary>
static class DatabricksCells
{
    /// <param name="type">Its name alone, or with what stands in brackets behind it: <c>DECIMAL(12,2)</c>.</param>
    public static WarehouseCell Of(string type) => type.ToUpperInvariant().Split('(', '<')[0] switch
    {
        "STRING" or "CHAR" or "VARCHAR" => WarehouseCell.Text,
        "BYTE" or "TINYINT" or "SHORT" or "SMALLINT" or "INT" or "LONG" or "BIGINT" or "DECIMAL" => WarehouseCell.Exact,
        "FLOAT" or "DOUBLE" => WarehouseCell.Rounded,
        "BOOLEAN" => WarehouseCell.YesNo,
        "DATE" => WarehouseCell.Day,
        "TIMESTAMP" => WarehouseCell.Moment,
        "TIMESTAMP_NTZ" => WarehouseCell.LocalTime,
        "ARRAY" or "VARIANT" => WarehouseCell.Json,
        _ => WarehouseCell.Other,
    };

    /// <exception cref="FormatException">It is not written as its type is.</exception>
    public static object? Read(WarehouseColumn column, string text) => column.Holds switch
    {
        WarehouseCell.Text => text,
        WarehouseCell.Exact => Cells.Exact(text),
        WarehouseCell.Rounded => Cells.Rounded(text),
        WarehouseCell.YesNo => Cells.YesNo(text),
        WarehouseCell.Json => Cells.FromJson(text),
        WarehouseCell.Day => WrittenTimes.Read(text) is LocalDate day ? day : throw Cells.NotWritten(),
        // Without an offset it is a local time of the warehouse's session, which the zone of the settings has to say.
        WarehouseCell.Moment => WrittenTimes.Read(text) is { } time and not LocalDate ? time : throw Cells.NotWritten(),
        WarehouseCell.LocalTime => WrittenTimes.Read(text) is LocalDateTime time ? time : throw Cells.NotWritten(),
        _ => throw Cells.NotWritten(),
    };
}
