namespace AlignBot.Engine.Storage;

/// <summary>A statement prepared once for a connection and run many times: what every request appends, and what the loops look up.</summary>
/// <remarks>Parameters are named as in the SQL (<c>@name</c>) and set by position; all of them before each run. Both databases take the
/// same text. Values are stored as EF stores them: a Guid as upper-case text in SQLite, as uuid in PostgreSQL.</remarks>
public abstract class Statement : IAsyncDisposable
{
    public abstract Statement Set(int index, long value);

    public abstract Statement Set(int index, string? value);

    public abstract Statement Set(int index, long? value);

    public abstract Statement Set(int index, byte[]? value);

    public abstract Statement Set(int index, bool value);

    public abstract Statement Set(int index, Guid? value);

    /// <summary>Runs it; the number of rows it touched.</summary>
    public abstract ValueTask<int> ExecuteAsync(CancellationToken cancellation = default);

    /// <summary>Runs it by the end of the transaction, and before whatever else the unit asks of the database: for what is only written down.
    /// PostgreSQL gets such statements together.</summary>
    /// <param name="unlessOne">What the unit of work fails with when not exactly one row was touched, then or later; null to take any number.</param>
    public abstract ValueTask DeferAsync(Func<Exception>? unlessOne = null);

    /// <summary>Runs it and reads what it gives, row by row.</summary>
    public abstract ValueTask<List<T>> QueryAsync<T>(Func<IRow, T> read, CancellationToken cancellation = default);

    public abstract ValueTask DisposeAsync();
}

/// <summary>The row that a query stands on.</summary>
public interface IRow
{
    int Int32(int column);

    long Int64(int column);

    string String(int column);

    string? StringOrNull(int column);

    byte[] Bytes(int column);

    bool Boolean(int column);

    Guid Guid(int column);
}
