using Npgsql;

namespace AlignBot.Sources.PostgreSql;

/// <summary>The rows of one statement as they come from the server; no more than one of them is held.</summary>
sealed class PostgreSqlAnswer : IAsyncDisposable
{
    readonly PostgreSqlSettings settings;
    readonly PostgreSqlStatement statement;
    readonly PostgreSqlSession session;
    readonly NpgsqlBatch batch;
    bool ended;

    PostgreSqlAnswer(
        PostgreSqlSettings settings, PostgreSqlStatement statement, PostgreSqlSession session, NpgsqlBatch batch, NpgsqlDataReader rows) =>
        (this.settings, this.statement, this.session, this.batch, Rows) = (settings, statement, session, batch, rows);

    public NpgsqlDataReader Rows { get; }

    /// <summary>Connects and asks.</summary>
    public static async Task<PostgreSqlAnswer> OpenAsync(
        PostgreSqlSettings settings, PostgreSqlStatement statement, CancellationToken cancel)
    {
        var session = await PostgreSqlSession.OpenAsync(settings, cancel);
        var batch = session.Ask(statement.Text);
        try
        {
            return new PostgreSqlAnswer(settings, statement, session, batch, await batch.ExecuteReaderAsync(cancel));
        }
        catch (Exception failure)
        {
            await batch.DisposeAsync();
            await session.DisposeAsync();
            throw failure is NpgsqlException or InvalidCastException or NotSupportedException
                ? new SourceException(PostgreSqlFaults.Of(failure, settings, statement), failure)
                : failure;
        }
    }

    /// <exception cref="SourceException">The server failed between two rows, or its time ran out.</exception>
    public async Task<bool> NextAsync(CancellationToken cancel)
    {
        try
        {
            var more = await Rows.ReadAsync(cancel);
            ended = !more;
            return more;
        }
        catch (Exception failure) when (failure is NpgsqlException or IOException or InvalidCastException)
        {
            ended = true;
            throw new SourceException(PostgreSqlFaults.Of(failure, settings, statement), failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!ended)
        {
            // Otherwise closing would read every row that is left.
            batch.Cancel();
        }

        try
        {
            await Rows.DisposeAsync();
        }
        catch (NpgsqlException) when (!ended)
        {
            // The server's word on what was just cancelled; the connection is closed below.
        }

        await batch.DisposeAsync();
        await session.DisposeAsync();
    }
}
