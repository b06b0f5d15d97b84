using System.Globalization;
using System.Text.Json;
using AlignBot.Sources.Sql;
using AlignBot.Sources.Warehouses;
using NodaTime;

namespace AlignBot.Sources.BigQuery;

/// <summary>How BigQuery writes a cell: <c>{"v": …}</c>, always as a text; a repeated one as an array of such.</summary>
static class BigQueryCells
{
    /// <param name="mode"><c>REPEATED</c> for arrays.</param>
    public static WarehouseCell Of(string type, string? mode) => (type.ToUpperInvariant(), mode?.ToUpperInvariant()) switch
    {
        ("STRING" or "INTEGER" or "INT64", "REPEATED") => WarehouseCell.List,
        (_, "REPEATED") => WarehouseCell.Other,
        ("STRING", _) => WarehouseCell.Text,
        ("INTEGER" or "INT64" or "NUMERIC" or "BIGNUMERIC", _) => WarehouseCell.Exact,
        ("FLOAT" or "FLOAT64", _) => WarehouseCell.Rounded,
        ("BOOLEAN" or "BOOL", _) => WarehouseCell.YesNo,
        ("TIMESTAMP", _) => WarehouseCell.Moment,
        ("DATETIME", _) => WarehouseCell.LocalTime,
        ("DATE", _) => WarehouseCell.Day,
        ("JSON", _) => WarehouseCell.Json,
        _ => WarehouseCell.Other,
    };

    /// <param name="cell">What stands under <c>v</c>. Times are asked for as microseconds since 1970; without that they are seconds as a
    /// floating number, which rounds, and are refused.</param>
    /// <exception cref="FormatException">It is not written so.</exception>
    public static object? Read(WarehouseColumn column, JsonElement cell) => (column.Holds, cell.ValueKind) switch
    {
        (WarehouseCell.List, JsonValueKind.Array) =>
            cell.EnumerateArray().Select(one => one.TryGetProperty("v", out var value) ? value.GetString() : null).Where(one =>
                one is not null).ToArray(),
        (_, JsonValueKind.Null) => null,
        (_, JsonValueKind.String) => Read(column.Holds, cell.GetString()!),
        _ => throw Cells.NotWritten(),
    };

    static object? Read(WarehouseCell holds, string text) => holds switch
    {
        WarehouseCell.Text => text,
        WarehouseCell.Exact => Cells.Exact(text),
        WarehouseCell.Rounded => Cells.Rounded(text),
        WarehouseCell.YesNo => Cells.YesNo(text),
        WarehouseCell.Json => Cells.FromJson(text),
        WarehouseCell.Moment => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var micros)
            && micros / 1_000_000 is > -62_135_596_800 and < 253_402_300_800
            ? Instant.FromUnixTimeSeconds(0) + Duration.FromNanoseconds(micros * (Int128)1000) : throw Cells.NotWritten(),
        WarehouseCell.LocalTime => WrittenTimes.Read(text) is LocalDateTime time ? time : throw Cells.NotWritten(),
        WarehouseCell.Day => WrittenTimes.Read(text) is LocalDate day ? day : throw Cells.NotWritten(),
        _ => throw Cells.NotWritten(),
    };
}
