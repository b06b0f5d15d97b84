using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace AlignBot.Engine.Storage;

/// <summary>A statement on PostgreSQL, which prepares it by itself once it has been seen. What is deferred before it goes along with it.</summary>
sealed partial class DbStatement : Statement
{
    // Names become positions once a text: Npgsql would read the text for names at every run.
    static readonly ConcurrentDictionary<string, (string Sql, ManyRows? Many)> Positional = [];

    readonly DeferredStatements deferred;
    readonly string sql;
    readonly int parameters;
    readonly Stack<NpgsqlBatchCommand> unused = [];
    NpgsqlBatchCommand? next;

    public DbStatement(DeferredStatements deferred, string sql, params ReadOnlySpan<string> names)
    {
        this.deferred = deferred;
        if (!Positional.TryGetValue(sql, out var positional))
        {
            var order = names.ToArray();
            var text = Name().Replace(sql, name => Array.IndexOf(order, name.Value) is >= 0 and var at
                ? string.Create(CultureInfo.InvariantCulture, $"${at + 1}")
                : throw new ArgumentException($"{name.Value} is not among the statement's parameters.", nameof(names)));
            Positional[sql] = positional = (text, ManyRows.Of(text));
        }

        (this.sql, Many) = positional;
        parameters = names.Length;
    }

    /// <summary>How it writes many rows at once; null where it can't.</summary>
    public ManyRows? Many { get; }

    /// <summary>Whether it may have to do with a table.</summary>
    public bool Mentions(string table) => sql.Contains(table, StringComparison.Ordinal);

    public override Statement Set(int index, long value) => Put(index, NpgsqlDbType.Bigint, value);

    public override Statement Set(int index, long? value) => Put(index, NpgsqlDbType.Bigint, value);

    public override Statement Set(int index, string? value) => Put(index, NpgsqlDbType.Text, value);

    public override Statement Set(int index, byte[]? value) => Put(index, NpgsqlDbType.Bytea, value);

    public override Statement Set(int index, bool value) => Put(index, NpgsqlDbType.Boolean, value);

    public override Statement Set(int index, Guid? value) => Put(index, NpgsqlDbType.Uuid, value);

    public override async ValueTask<int> ExecuteAsync(CancellationToken cancellation = default)
    {
        var command = Take();
        try
        {
            await deferred.RunAsync(command, reader: null, cancellation);
            return command.RecordsAffected;
        }
        finally
        {
            GiveBack(command);
        }
    }

    public override async ValueTask<List<T>> QueryAsync<T>(Func<IRow, T> read, CancellationToken cancellation = default)
    {
        var rows = new List<T>();
        var command = Take();
        try
        {
            await deferred.RunAsync(
                command,
                async reader =>
                {
                    var row = new Row(reader);
                    while (await reader.ReadAsync(cancellation))
                    {
                        rows.Add(read(row));
                    }
                },
                cancellation);
            return rows;
        }
        finally
        {
            GiveBack(command);
        }
    }

    public override ValueTask DeferAsync(Func<Exception>? unlessOne = null)
    {
        deferred.Add(this, Take(), unlessOne);
        return ValueTask.CompletedTask;
    }

    /// <summary>The command has run, or never will: its parameters may be set again.</summary>
    public void GiveBack(NpgsqlBatchCommand command) => unused.Push(command);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    NpgsqlBatchCommand Next() => next ??= unused.TryPop(out var command) ? command : New();

    NpgsqlBatchCommand Take()
    {
        var command = Next();
        next = null;
        return command;
    }

    NpgsqlBatchCommand New()
    {
#pragma warning disable CA2100 // every text is a constant of this project; values travel as parameters only
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
        for (var index = 0; index < parameters; index++)
        {
            command.Parameters.Add(new NpgsqlParameter());
        }

        return command;
    }

    // The type is always said, also of a null: a statement prepared for one type does not serve another.
    DbStatement Put(int index, NpgsqlDbType type, object? value)
    {
        var parameter = Next().Parameters[index];
        parameter.NpgsqlDbType = type;
        parameter.Value = value ?? DBNull.Value;
        return this;
    }

    [GeneratedRegex(@"(?<!@)@\w+")]
    private static partial Regex Name();

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
