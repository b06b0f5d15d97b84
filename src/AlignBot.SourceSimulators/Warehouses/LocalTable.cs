namespace AlignBot.SourceSimulators.Warehouses;

/// <summary>A table of a local warehouse.</summary>
/// <param name="name">As a statement names it, whatever the case: <c>crm.accounts</c>.</param>
/// <param name="columns">Each with the warehouse's own name of its type.</param>
public sealed class LocalTable(string name, params IReadOnlyList<LocalColumn> columns)
{
    readonly List<object?[]> rows = [];

    public string Name => name;

    public IReadOnlyList<LocalColumn> Columns { get; private set; } = columns;

    public IReadOnlyList<object?[]> Rows => rows;

    /// <summary>Adds a row: texts, truth values, whole numbers, decimals, doubles, moments (<see cref="DateTimeOffset"/>), local times
    /// (<see cref="DateTime"/>), days (<see cref="DateOnly"/>), arrays of texts, and null.</summary>
    public LocalTable Add(params object?[] row)
    {
        ArgumentNullException.ThrowIfNull(row);
        rows.Add(row.Length == Columns.Count ? row : throw new ArgumentException($"{name} has {Columns.Count} columns.", nameof(row)));
        return this;
    }

    public void Clear() => rows.Clear();

    public void Remove(int row) => rows.RemoveAt(row);

    /// <summary>Sets a cell.</summary>
    public void Set(int row, string column, object? value) => rows[row][PlaceOf(column)] = value;

    /// <summary>Gives a column another name or type, as somebody does who does not know who reads it.</summary>
    public void Change(string column, LocalColumn to)
    {
        var changed = Columns.ToList();
        changed[PlaceOf(column)] = to;
        Columns = changed;
    }

    int PlaceOf(string column) => Columns.ToList().FindIndex(one => one.Name.Equals(column, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A column of a local warehouse.</summary>
/// <param name="Name">As the warehouse keeps it.</param>
/// <param name="Type">As people write it there: <c>NUMBER</c>, <c>TIMESTAMP</c>.</param>
public sealed record LocalColumn(string Name, string Type);
