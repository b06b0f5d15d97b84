using System.Data.Common;

namespace AlignBot.Engine.Storage;

/// <summary>A statement through ADO.NET; PostgreSQL prepares it by itself once it has been seen.</summary>
public sealed class DbStatement : Statement
{
    readonly DbCommand command;

    public DbStatement(DbConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is a constant of this project; values travel as parameters only
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
    }

    public override Statement Set(int index, long value) => Put(index, value);

    public override Statement Set(int index, string? value) => Put(index, value);

    public override Statement Set(int index, byte[]? value) => Put(index, value);

    public override Statement Set(int index, bool value) => Put(index, value);

    public override Statement Set(int index, Guid? value) => Put(index, value);

    public override async ValueTask<int> ExecuteAsync(CancellationToken cancellation = default) =>
        await command.ExecuteNonQueryAsync(cancellation);

    public override async ValueTask<List<T>> QueryAsync<T>(Func<IRow, T> read, CancellationToken cancellation = default)
    {
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var row = new Row(reader);
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(row));
        }

        return rows;
    }

    public override ValueTask DisposeAsync() => command.DisposeAsync();

    DbStatement Put(int index, object? value)
    {
        command.Parameters[index].Value = value ?? DBNull.Value;
        return this;
    }

    sealed class Row(DbDataReader reader) : IRow
    {
        public int Int32(int column) => reader.GetInt32(column);

        public long Int64(int column) => reader.GetInt64(column);

        public string String(int column) => reader.GetString(column);

        public string? StringOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

        public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

        public bool Boolean(int column) => reader.GetBoolean(column);

        public Guid Guid(int column) => reader.GetGuid(column);
    }
}
