namespace AlignBot.Engine.Exports;

/// <summary>What a column of the export holds; how it is written in each form follows from it (docs/export.md).</summary>
public enum ColumnKind
{
    /// <summary>What an entry is named by: 'DEC-31'. Columns of other tables join on it.</summary>
    Key,

    /// <summary>Several keys.</summary>
    Keys,

    /// <summary>What people typed, or what we say of it.</summary>
    Text,

    /// <summary>One of a few words, which <see cref="RecordColumn.Words"/> names.</summary>
    Word,

    /// <summary>A whole or decimal number.</summary>
    Number,

    /// <summary>A date of the program's calendar.</summary>
    Day,

    /// <summary>A moment: written in the program's zone, and in UTC beside it.</summary>
    Moment,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>Somebody.</summary>
    Person,

    /// <summary>Several people.</summary>
    People,
}

/// <summary>A column of a table of the export.</summary>
/// <param name="Name">Its heading in tables, its property in JSON. Stands for good: see docs/export.md.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Says">What it means, in a sentence.</param>
public record RecordColumn(string Name, ColumnKind Kind, string Says)
{
    /// <summary>The words of a <see cref="ColumnKind.Word"/>; empty for another.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What it is called in a table, one column or two.</summary>
    public IEnumerable<string> Headings => Kind == ColumnKind.Moment ? [Name, Name + "_utc"] : [Name];
}
