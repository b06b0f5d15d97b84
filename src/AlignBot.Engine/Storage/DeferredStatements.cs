using Npgsql;

namespace AlignBot.Engine.Storage;

/// <summary>What a connection to PostgreSQL is still to be told: it goes in one message with the next statement that somebody waits for.</summary>
/// <remarks>Statements keep their order. One that touches other than the row it was to touch spoils the transaction, which then only rolls back,
/// whoever catches the exception.</remarks>
sealed class DeferredStatements(NpgsqlConnection connection)
{
    readonly List<(DbStatement Statement, NpgsqlBatchCommand Command, Func<Exception>? UnlessOne)> waiting = [];
    Exception? spoilt;

    public void Add(DbStatement statement, NpgsqlBatchCommand command, Func<Exception>? unlessOne) => waiting.Add((statement, command, unlessOne));

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
        foreach (var (_, command, _) in waiting)
        {
            batch.BatchCommands.Add(command);
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

    /// <summary>The transaction is over: nothing waits, and nothing is spoilt.</summary>
    public void Forget()
    {
        Clear();
        spoilt = null;
    }

    void Check()
    {
        foreach (var (_, command, unlessOne) in waiting)
        {
            if (unlessOne is not null && command.RecordsAffected != 1)
            {
                throw unlessOne();
            }
        }
    }

    void Clear()
    {
        foreach (var (statement, command, _) in waiting)
        {
            statement.GiveBack(command);
        }

        waiting.Clear();
    }
}
