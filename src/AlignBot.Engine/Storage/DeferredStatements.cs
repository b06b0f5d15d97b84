using Npgsql;

namespace AlignBot.Engine.Storage;

/// <summary>What a connection to PostgreSQL is still to be told: it goes in one message with the next statement that somebody waits for.</summary>
/// <remarks>Statements keep their order, except that rows of one INSERT go together where nothing between them has to do with their table. One that touches other than the row it was to touch spoils the transaction, which then only rolls back,
/// whoever catches the exception.</remarks>
sealed class DeferredStatements(NpgsqlConnection connection)
{
    readonly List<Waiting> waiting = [];
    Exception? spoilt;

    public void Add(DbStatement statement, NpgsqlBatchCommand command, Func<Exception>? unlessOne)
    {
        if (Before(statement, unlessOne is not null) is { } same)
        {
            same.Rows.Add(command);
        }
        else
        {
            waiting.Add(new Waiting(statement, [command], unlessOne));
        }
    }

    /// <summary>Tells the database what waits.</summary>
    public ValueTask FlushAsync(CancellationToken cancellation = default) =>
        waiting.Count == 0 ? ValueTask.CompletedTask : RunAsync(last: null, reader: null, cancellation);

    /// <summary>Tells it what waits and then this.</summary>
    /// <param name="last">The statement that somebody waits for; null for what waits alone.</param>
    /// <param name="reader">Reads the statement's rows; null where it gives none.</param>
    /// <exception cref="InvalidOperationException">The transaction is spoilt.</exception>
    public async ValueTask RunAsync(NpgsqlBatchCommand? last, Func<NpgsqlDataReader, Task>? reader, CancellationToken cancellation)
    {
        if (spoilt is not null)
        {
            throw new InvalidOperationException("An earlier statement of this transaction did not do what it was to do.", spoilt);
        }

        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in waiting)
        {
            batch.BatchCommands.Add(statement.Command);
        }

        if (last is not null)
        {
            batch.BatchCommands.Add(last);
        }

        try
        {
            if (reader is null)
            {
                await batch.ExecuteNonQueryAsync(cancellation);
            }
            else
            {
                await using var rows = await batch.ExecuteReaderAsync(cancellation);
                await reader(rows);
            }

            Check();
        }
        catch (Exception failure)
        {
            spoilt = failure;
            throw;
        }
        finally
        {
            Clear();
        }
    }

    public bool IsSpoiltBy(Exception failure) => ReferenceEquals(spoilt, failure);

    /// <summary>The transaction is over: nothing waits, and nothing is spoilt.</summary>
    public void Forget()
    {
        Clear();
        spoilt = null;
    }

    void Check()
    {
        foreach (var statement in waiting)
        {
            if (statement.UnlessOne is { } unlessOne && statement.Command.RecordsAffected != statement.Rows.Count)
            {
                throw unlessOne();
            }
        }
    }

    /// <summary>The same INSERT that waits already, if nothing behind it has to do with its table.</summary>
    Waiting? Before(DbStatement statement, bool isChecked)
    {
        if (statement.Many is not { } many)
        {
            return null;
        }

        for (var at = waiting.Count - 1; at >= 0; at--)
        {
            if (waiting[at].Statement == statement)
            {
                return waiting[at].UnlessOne is not null == isChecked ? waiting[at] : null;
            }

            if (waiting[at].Statement.Mentions(many.Table))
            {
                return null;
            }
        }

        return null;
    }

    void Clear()
    {
        foreach (var statement in waiting)
        {
            foreach (var row in statement.Rows)
            {
                statement.Statement.GiveBack(row);
            }
        }

        waiting.Clear();
    }

    sealed record Waiting(DbStatement Statement, List<NpgsqlBatchCommand> Rows, Func<Exception>? UnlessOne)
    {
        /// <summary>All its rows. Asked for when no more are added.</summary>
        public NpgsqlBatchCommand Command => field ??= Rows is [var only] ? only : Statement.Many!.Together(Rows);
    }
}
