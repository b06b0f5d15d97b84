using System.Data;
using System.Data.Odbc;
using AlignBot.Sources.Sql;
using AlignBot.Sources.Tabular;
using NodaTime;

namespace AlignBot.Sources.Odbc;

/// <summary>The rows of one statement, read in a transaction that is undone at its end.</summary>
/// <remarks>Drivers work while their caller waits: each call has a thread of the pool. A row is read from its first column to its last,
/// since some drivers give them in no other order.</remarks>
sealed class OdbcAnswer : ISqlAnswer
{
    readonly OdbcSettings settings;
    readonly SqlStatement statement;
    readonly OdbcConnection connection;
    readonly OdbcCommand command;
    readonly OdbcDataReader rows;
    readonly bool[] days;
    readonly object?[] cells;
    bool ended;

    OdbcAnswer(OdbcSettings settings, SqlStatement statement, OdbcConnection connection, OdbcCommand command, OdbcDataReader rows)
    {
        (this.settings, this.statement, this.connection, this.command, this.rows) = (settings, statement, connection, command, rows);
        Columns = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
        days = [.. Enumerable.Range(0, rows.FieldCount).Select(at => rows.GetDataTypeName(at).Equals("date",
            StringComparison.OrdinalIgnoreCase))];
        cells = new object?[rows.FieldCount];
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Connects and asks.</summary>
    public static async Task<OdbcAnswer> OpenAsync(
        OdbcSettings settings, SqlStatement statement, CommandBehavior behavior, CancellationToken cancel)
    {
        var full = new OdbcConnectionStringBuilder(settings.ConnectionString);
        if (settings.Password is { } password)
        {
            full["PWD"] = password.Read();
        }

        return await Task.Run(() => Open(full.ConnectionString, settings, statement, behavior, cancel), cancel);
    }

    public async Task<bool> NextAsync(CancellationToken cancel)
    {
        using var stop = cancel.Register(() => Stop(command));
        return await Task.Run(Next, CancellationToken.None).WaitAsync(cancel);
    }

    /// <summary>Whether cells of a column are times that say no zone, where what is meant needs one.</summary>
    public bool NeedsZone(int place, TabularCell wanted) =>
        rows.GetFieldType(place) == typeof(DateTime) && (wanted is TabularCell.Moment || (wanted is TabularCell.MomentOrDay
            && !days[place]));

    public object? ValueAt(int place) => cells[place] switch
    {
        // Some databases call a type DATE that has a time of day.
        DateTime { TimeOfDay.Ticks: 0 } day when days[place] => LocalDate.FromDateTime(day),
        DateTime time => LocalDateTime.FromDateTime(time),
        Guid id => id.ToString(),
        byte[] or TimeSpan => throw new FormatException("The column is of a type that is not read."),
        var value => value,
    };

    public async ValueTask DisposeAsync()
    {
        if (!ended)
        {
            Stop(command);
        }

        await Task.Run(() =>
        {
            rows.Dispose();
            command.Dispose();

            // The transaction goes with it, undone.
            connection.Dispose();
        });
    }

    static OdbcAnswer Open(string text, OdbcSettings settings, SqlStatement statement, CommandBehavior behavior, CancellationToken cancel)
    {
        OdbcConnection? connection = null;
        OdbcCommand? command = null;
        SqlStatement? asked = null;
        try
        {
            connection = new OdbcConnection(text) { ConnectionTimeout = settings.ConnectTimeout };
            connection.Open();
            asked = statement;
            command = connection.CreateCommand();
            command.Transaction = connection.BeginTransaction();
            command.CommandTimeout = (int)settings.StatementTimeout.TotalSeconds;
#pragma warning disable CA2100 // the server's own configuration, held to one SELECT
            command.CommandText = statement.Text;
#pragma warning restore CA2100
            using var stop = cancel.Register(() => Stop(command));
            cancel.ThrowIfCancellationRequested();
            return new OdbcAnswer(settings, statement, connection, command, command.ExecuteReader(behavior));
        }
        catch (Exception failure)
        {
            command?.Dispose();
            connection?.Dispose();
            cancel.ThrowIfCancellationRequested();
            if (OdbcFaults.IsOfTheDatabase(failure))
            {
                throw new SourceException(OdbcFaults.Of(failure, settings, asked));
            }

            throw;
        }
    }

    /// <summary>Asks the driver to let go. It may refuse: whoever waits has given up already, and a timer's thread may be the caller.</summary>
    static void Stop(OdbcCommand command)
    {
        try
        {
            command.Cancel();
        }
        catch (Exception refused) when (refused is OdbcException or InvalidOperationException or NullReferenceException)
        {
            // Nothing is left to be done: the connection is closed next.
        }
    }

    bool Next()
    {
        try
        {
            if (!rows.Read())
            {
                ended = true;
                return false;
            }

            for (var at = 0; at < cells.Length; at++)
            {
                cells[at] = rows.IsDBNull(at) ? null : rows.GetValue(at);
            }

            return true;
        }
        catch (Exception failure) when (OdbcFaults.IsOfTheDatabase(failure))
        {
            ended = true;
            throw new SourceException(OdbcFaults.Of(failure, settings, statement));
        }
    }
}
