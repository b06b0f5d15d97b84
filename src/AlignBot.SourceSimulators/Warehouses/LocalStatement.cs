using System.Text.RegularExpressions;

namespace AlignBot.SourceSimulators.Warehouses;

/// <summary>What a statement asks of the tables that there are. There is no SQL here: the innermost SELECT names columns and one
/// table.</summary>
public sealed partial class LocalStatement
{
    LocalStatement(IReadOnlyList<LocalColumn> columns, IReadOnlyList<object?[]> rows) => (Columns, Rows) = (columns, rows);

    public IReadOnlyList<LocalColumn> Columns { get; }

    public IReadOnlyList<object?[]> Rows { get; }

    /// <exception cref="StatementException">It is none, or names what there is not.</exception>
    public static LocalStatement Run(string text, IEnumerable<LocalTable> tables)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bare = Comments().Replace(text, " ");
        if (Innermost().Matches(bare) is not { Count: > 0 } selects)
        {
            throw new StatementException(StatementTrouble.Syntax, bare.Split(' ')[0]);
        }

        var select = selects[^1];
        var name = select.Groups["table"].Value.Replace("\"", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
        var table = tables.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new StatementException(StatementTrouble.NoTable, name);
        var places = PlacesOf(select.Groups["columns"].Value, table);
        var rows = NoRow().IsMatch(bare) ? [] : table.Rows.Select(row => places.Select(place => row[place.At]).ToArray()).ToList();
        return new LocalStatement([.. places.Select(place => table.Columns[place.At] with { Name = place.Name })], rows);
    }

    static List<(int At, string Name)> PlacesOf(string columns, LocalTable table)
    {
        if (columns.Trim() == "*")
        {
            return [.. table.Columns.Select((column, at) => (at, column.Name))];
        }

        List<(int, string)> places = [];
        foreach (var one in columns.Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = As().Split(one);
            var at = table.Columns.ToList().FindIndex(column => column.Name.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
            places.Add(at >= 0
                ? (at, parts.Length > 1 ? parts[1] : table.Columns[at].Name)
                : throw new StatementException(StatementTrouble.NoColumn, parts[0]));
        }

        return places;
    }

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex Comments();

    [GeneratedRegex(@"\bSELECT\s+(?<columns>[^()]+?)\s+FROM\s+(?<table>[\w.""`-]+)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Innermost();

    [GeneratedRegex(@"\bLIMIT\s+0\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex NoRow();

    [GeneratedRegex(@"\s+AS\s+", RegexOptions.IgnoreCase)]
    private static partial Regex As();
}

/// <summary>Why a statement is not run.</summary>
public enum StatementTrouble
{
    Syntax,
    NoTable,
    NoColumn,
}

/// <summary>A statement that a warehouse refuses; each says so in its own words.</summary>
public sealed class StatementException(StatementTrouble trouble, string name) : Exception($"{trouble}: {name}")
{
    public StatementTrouble Trouble => trouble;

    /// <summary>The table or column that there is not, or the word that was not expected.</summary>
    public string Name => name;
}
