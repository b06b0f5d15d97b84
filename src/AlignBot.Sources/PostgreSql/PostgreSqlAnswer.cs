using AlignBot.Sources.Sql;
using NodaTime;
using Npgsql;

namespace AlignBot.Sources.PostgreSql;

/// <summary>The rows of one statement as they come from the server; no more than one of them is held.</summary>
sealed class PostgreSqlAnswer : ISqlAnswer
{
    readonly PostgreSqlSettings settings;
    readonly SqlStatement statement;
    readonly PostgreSqlSession session;
    readonly NpgsqlBatch batch;
    readonly NpgsqlDataReader rows;
    bool ended;

    PostgreSqlAnswer(
        PostgreSqlSettings settings, SqlStatement statement, PostgreSqlSession session, NpgsqlBatch batch, NpgsqlDataReader rows)
    {
        (this.settings, this.statement, this.session, this.batch, this.rows) = (settings, statement, session, batch, rows);
        Columns = NamesOf(rows);
    }

    public IReadOnlyList<string> Columns { get; }

    public static IReadOnlyList<string> NamesOf(NpgsqlDataReader rows) =>
        [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];

    /// <summary>Connects and asks.</summary>
    public static async Task<PostgreSqlAnswer> OpenAsync(
        PostgreSqlSettings settings, SqlStatement statement, CancellationToken cancel)
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
            var more = await rows.ReadAsync(cancel);
            ended = !more;
            return more;
        }
        catch (Exception failure) when (failure is NpgsqlException or IOException or InvalidCastException)
        {
            ended = true;
            throw new SourceException(PostgreSqlFaults.Of(failure, settings, statement), failure);
        }
    }

    public object? ValueAt(int place)
    {
        if (rows.IsDBNull(place))
        {
            return null;
        }

        try
        {
            return rows.GetValue(place) switch
            {
                DateTime time when time.Ticks == DateTime.MinValue.Ticks || time.Ticks == DateTime.MaxValue.Ticks => throw Infinite(),
                DateTime { Kind: DateTimeKind.Utc } moment => Instant.FromDateTimeUtc(moment),
                DateTime time => LocalDateTime.FromDateTime(time),
                DateOnly day when day == DateOnly.MinValue || day == DateOnly.MaxValue => throw Infinite(),
                DateOnly day => LocalDate.FromDateOnly(day),
                var value => value,
            };
        }
        catch (Exception wrong) when (wrong is InvalidCastException or OverflowException or NotSupportedException)
        {
            throw new FormatException("The column is of a type that is not read, or outside of what can be kept.", wrong);
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
            await rows.DisposeAsync();
        }
        catch (NpgsqlException) when (!ended)
        {
            // The server's word on what was just cancelled; the connection is closed below.
        }

        await batch.DisposeAsync();
        await session.DisposeAsync();
    }

    static FormatException Infinite() => new("It is infinity, which is no time.");
}
