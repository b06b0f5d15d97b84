using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Records.Reading;

/// <summary>Writes rows of one table by a statement that is prepared once: a reading has up to hundreds of thousands.</summary>
sealed class RowStatement<TRow>(string table)
{
    readonly List<(string Column, Action<Statement, int, TRow> Set)> columns = [];
    string[] parameters = [];
    string sql = "";

    public RowStatement<TRow> Text(string column, Func<TRow, string?> value) =>
        With(column, (statement, at, row) => statement.Set(at, value(row)));

    public RowStatement<TRow> Number(string column, Func<TRow, long?> value) =>
        With(column, (statement, at, row) => statement.Set(at, value(row)));

    public RowStatement<TRow> Moment(string column, Func<TRow, Instant?> value) =>
        Number(column, row => value(row)?.ToUnixTimeMilliseconds());

    public RowStatement<TRow> YesNo(string column, Func<TRow, bool> value) =>
        With(column, (statement, at, row) => statement.Set(at, value(row)));

    public RowStatement<TRow> Id(string column, Func<TRow, Guid> value) =>
        With(column, (statement, at, row) => statement.Set(at, (Guid?)value(row)));

    /// <summary>Writes a row by the end of the unit.</summary>
    public ValueTask InsertAsync(Session session, TRow row)
    {
        var statement = session.Statement(sql, parameters);
        for (var at = 0; at < columns.Count; at++)
        {
            columns[at].Set(statement, at, row);
        }

        return statement.DeferAsync();
    }

    RowStatement<TRow> With(string column, Action<Statement, int, TRow> set)
    {
        columns.Add((column, set));
        parameters = [.. columns.Select(one => $"@{one.Column}")];
        sql = $"INSERT INTO {table} ({string.Join(", ", columns.Select(one => one.Column))}) VALUES ({string.Join(", ", parameters)})";
        return this;
    }
}
