using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Sources.Tabular;

/// <summary>One row of a file or of a statement's answer, read by its fixed columns.</summary>
/// <remarks>A column that is not there reads as blank. What can't be read is refused by the row itself, with its place; then null comes
/// back.</remarks>
interface ITabularRow
{
    /// <summary>Trimmed; null when blank.</summary>
    string? Text(TabularColumn column);

    bool? YesNo(TabularColumn column);

    /// <summary>The figure, and the currency that stands beside it in the cell, if one does.</summary>
    (decimal Figure, string? Currency)? Number(TabularColumn column);

    Instant? Moment(TabularColumn column);

    LocalDate? Day(TabularColumn column);

    /// <summary>The moment where the cell has a time, else the day.</summary>
    (Instant? At, LocalDate? On) MomentOrDay(TabularColumn column);

    ImmutableArray<string> Keys(TabularColumn column);

    /// <summary>The columns that have no fixed name, by theirs.</summary>
    ImmutableDictionary<string, string?> Others();

    /// <summary>What a blank currency means, where somebody decided that; else null.</summary>
    string? CurrencyForBlank { get; }

    /// <summary>The cell can't stand as it is.</summary>
    /// <param name="what">The end of a sentence that begins with the cell's place: 'is no currency code'.</param>
    void Refuse(TabularColumn column, string what);

    /// <summary>The cell is taken, and a person should know.</summary>
    void Note(TabularColumn column, string what);
}
