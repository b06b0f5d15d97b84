namespace AlignBot.Sources.Sql;

/// <summary>A system that answers a statement with columns and rows. It is only ever asked for rows.</summary>
interface ISqlSystem : IAsyncDisposable
{
    /// <summary>Asks, and waits until there is an answer. Tries that may do better are made within.</summary>
    /// <exception cref="SourceException">There is none.</exception>
    Task<ISqlAnswer> AskAsync(SqlStatement statement, SourceRun run, CancellationToken cancel);

    /// <summary>Looks at all that is configured, and says all that is wrong at once.</summary>
    Task<SourceCheck> CheckAsync(SourceRun run, CancellationToken cancel);
}

/// <summary>The answer to one statement, row by row. Disposing it before its end stops the statement.</summary>
interface ISqlAnswer : IAsyncDisposable
{
    /// <summary>As the statement names them, in its order.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Goes on to the next row.</summary>
    /// <exception cref="SourceException">What is left can't be had, or the answer turned out not to be whole.</exception>
    Task<bool> NextAsync(CancellationToken cancel);

    /// <summary>A cell of the row that it stands on: null, a text, a truth value, a whole number, a decimal, a floating number, an instant,
    /// a local time, a day, or an array.</summary>
    /// <exception cref="FormatException">It is of a type that is not read, or outside of what can be kept.</exception>
    object? ValueAt(int place);
}
