using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Sources.Csv;

/// <summary>What somebody decided about a file, or the settings say. Null: the file decides, and where it can't, it is asked.</summary>
public sealed record CsvChoices
{
    public static CsvChoices None { get; } = new();

    public DecimalMark? Decimal { get; init; }

    public DayOrder? DayOrder { get; init; }

    /// <summary>The zone of days and times that name none.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>ISO 4217: what a blank currency means. Null: it stays unknown.</summary>
    public string? CurrencyForBlank { get; init; }

    public CsvEncoding? Encoding { get; init; }

    public char? Delimiter { get; init; }

    /// <summary>The header that a fixed column is read from, by the column's name: <c>tier</c> from <c>ABM class</c>.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Columns whose blank cells are meant, though they should be filled: <c>tier</c>, <c>is_target</c>. They are read as
    /// null.</summary>
    public ImmutableHashSet<string> BlankIsMeant { get; init; } = [];

    /// <summary>Cells that look like what a spreadsheet makes of an id (<c>7.41E+07</c>, <c>01-Mar</c>) really are ids.</summary>
    public bool LooksDamagedButIsMeant { get; init; }
}

/// <summary>What stands before the decimals.</summary>
public enum DecimalMark
{
    Point,
    Comma,
}

/// <summary>What comes first in a day written as 3/4/2026.</summary>
public enum DayOrder
{
    DayFirst,
    MonthFirst,
}

/// <summary>How letters are kept as bytes.</summary>
public enum CsvEncoding
{
    Utf8,
    Utf16LittleEndian,
    Utf16BigEndian,
    Windows1252,
}
