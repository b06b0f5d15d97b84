using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AlignBot.Engine.Storage;

/// <summary>A statement on SQLite's own interface: bound and stepped without the ADO.NET layer, which would cost more than the statement.</summary>
sealed class SqliteStatement : Statement, IRow
{
    const int StackBytes = 1024;

    readonly sqlite3 db;
    readonly sqlite3_stmt statement;
    readonly int[] parameters;

    public SqliteStatement(SqliteConnection connection, string sql, params ReadOnlySpan<string> names)
    {
        db = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v3(db, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
        parameters = new int[names.Length];
        for (var index = 0; index < names.Length; index++)
        {
            parameters[index] = raw.sqlite3_bind_parameter_index(statement, names[index]);
        }
    }

    public override Statement Set(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, parameters[index], value));
        return this;
    }

    public override Statement Set(int index, long? value) => value is { } known ? Set(index, known) : Set(index, (string?)null);

    public override Statement Set(int index, bool value) => Set(index, value ? 1L : 0L);

    public override Statement Set(int index, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(statement, parameters[index]));
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        Span<byte> utf8 = most <= StackBytes ? stackalloc byte[StackBytes] : new byte[most];
        Check(raw.sqlite3_bind_text(statement, parameters[index], utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
        return this;
    }

    public override Statement Set(int index, byte[]? value)
    {
        Check(value is null
            ? raw.sqlite3_bind_null(statement, parameters[index])
            : raw.sqlite3_bind_blob(statement, parameters[index], value));
        return this;
    }

    public override Statement Set(int index, Guid? value)
    {
        if (value is not { } guid)
        {
            return Set(index, (string?)null);
        }

        Span<byte> text = stackalloc byte[36];
        guid.TryFormat(text, out _, "D");
        foreach (ref var letter in text)
        {
            if (letter is >= (byte)'a' and <= (byte)'f')
            {
                letter -= 32;
            }
        }

        Check(raw.sqlite3_bind_text(statement, parameters[index], text));
        return this;
    }

    public override ValueTask<int> ExecuteAsync(CancellationToken cancellation = default)
    {
        try
        {
            int step;
            while ((step = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                // Rows of a statement that is run for its effect are of no interest.
            }

            Check(step);
            return ValueTask.FromResult(raw.sqlite3_changes(db));
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>There is no way to the database to be saved here: it is run at once.</summary>
    public override async ValueTask DeferAsync(Func<Exception>? unlessOne = null)
    {
        if (await ExecuteAsync() != 1 && unlessOne is not null)
        {
            throw unlessOne();
        }
    }

    public override ValueTask<List<T>> QueryAsync<T>(Func<IRow, T> read, CancellationToken cancellation = default)
    {
        var rows = new List<T>();
        try
        {
            int step;
            while ((step = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                rows.Add(read(this));
            }

            Check(step);
            return ValueTask.FromResult(rows);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    public override ValueTask DisposeAsync()
    {
        statement.Dispose();
        return ValueTask.CompletedTask;
    }

    int IRow.Int32(int column) => raw.sqlite3_column_int(statement, column);

    long IRow.Int64(int column) => raw.sqlite3_column_int64(statement, column);

    string IRow.String(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    string? IRow.StringOrNull(int column) =>
        raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(statement, column).utf8_to_string();

    byte[] IRow.Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    bool IRow.Boolean(int column) => raw.sqlite3_column_int(statement, column) != 0;

    Guid IRow.Guid(int column) => Guid.Parse(raw.sqlite3_column_text(statement, column).utf8_to_string());

    void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            SqliteException.ThrowExceptionForRC(result, db);
        }
    }
}
