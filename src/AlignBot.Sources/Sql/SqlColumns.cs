using System.Collections.Immutable;
using AlignBot.Sources.Tabular;

namespace AlignBot.Sources.Sql;

/// <summary>Which column of an answer is which of the fixed ones.</summary>
sealed class SqlColumns
{
    readonly int[] places;

    SqlColumns(int[] places, ImmutableArray<(int Place, string Name)> others) => (this.places, Others) = (places, others);

    /// <summary>Columns that have no fixed name.</summary>
    public ImmutableArray<(int Place, string Name)> Others { get; }

    /// <summary>-1 where the answer has none.</summary>
    public int PlaceOf(TabularColumn column) => places[column.Slot];

    /// <summary>By their names, whatever the case.</summary>
    /// <exception cref="SourceException">One that is needed is missing, or one is given twice.</exception>
    public static SqlColumns Match(IReadOnlyList<string> given, SqlStatement statement)
    {
        var columns = TabularColumns.Of(statement.Kind);
        var names = given.ToList();
        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw Wrong(statement, $"gives the column {twice.Key} {twice.Count()} times. Name each once.");
        }

        var places = columns.Select(
            column => names.FindIndex(name => name.Equals(column.Name, StringComparison.OrdinalIgnoreCase))).ToArray();
        var missing = columns.Where(column => column.IsRequired && places[column.Slot] < 0).Select(column => column.Name).ToList();
        return missing.Count > 0
            ? throw Wrong(statement, $"gives no column {string.Join(", ", missing)}. It gives {string.Join(", ", names)}.")
            : new SqlColumns(places, [.. names.Select((name, place) => (place, name)).Where(one => !places.Contains(one.place))]);
    }

    static SourceException Wrong(SqlStatement statement, string what) =>
        new(new SourceFault(SourceFaultKind.Config, $"{statement.Setting} {what}") { Subject = statement.Setting });
}
