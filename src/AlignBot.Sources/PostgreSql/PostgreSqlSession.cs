using System.Data;
using System.Globalization;
using Npgsql;

namespace AlignBot.Sources.PostgreSql;

/// <summary>One connection with one transaction, which sees one moment, may only read, and gives up in time: the server holds all
/// three.</summary>
sealed class PostgreSqlSession : IAsyncDisposable
{
    /// <summary>How much longer than the server's own limit is waited for its word, in seconds.</summary>
    const int Grace = 30;

    readonly PostgreSqlSettings settings;
    readonly NpgsqlConnection connection;

    PostgreSqlSession(PostgreSqlSettings settings, NpgsqlConnection connection) =>
        (this.settings, this.connection) = (settings, connection);

    public Version Version => connection.PostgreSqlVersion;

    public static async Task<PostgreSqlSession> OpenAsync(PostgreSqlSettings settings, CancellationToken cancel)
    {
        var full = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Password = settings.Password?.Read() };
        var session = new PostgreSqlSession(settings, new NpgsqlConnection(full.ConnectionString));
        try
        {
            await session.BeginAsync(cancel);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>A batch of one: its text is never cut into several statements, and a second one in it is refused.</summary>
    public NpgsqlBatch Ask(string statement)
    {
        var batch = connection.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        batch.Timeout = (int)settings.StatementTimeout.TotalSeconds + Grace;
        return batch;
    }

    public async Task RunAsync(string statement, CancellationToken cancel)
    {
        await using var batch = Ask(statement);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    async Task BeginAsync(CancellationToken cancel)
    {
        await connection.OpenAsync(cancel);

        // It ends with the connection; there is nothing in it to keep.
        _ = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await RunAsync("SET TRANSACTION READ ONLY", cancel);
        var milliseconds = settings.StatementTimeout.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        await RunAsync("SET LOCAL statement_timeout = " + milliseconds, cancel);
    }
}
