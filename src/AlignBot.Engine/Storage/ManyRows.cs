using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace AlignBot.Engine.Storage;

/// <summary>An INSERT of one row, as PostgreSQL runs it for many at once: a column's values travel as one array.</summary>
/// <remarks>Beginning and ending a statement costs PostgreSQL more than the row does. One that does something else on a conflict than nothing is not
/// among them: two rows that meet would fail it. Rows keep their order, and so do numbers that the table gives them.</remarks>
sealed partial class ManyRows
{
    readonly string columns;
    readonly string values;
    readonly string onConflict;
    string? sql;

    ManyRows(Match insert)
    {
        Table = insert.Groups["table"].Value;
        columns = insert.Groups["columns"].Value;
        values = Position().Replace(insert.Groups["values"].Value, "v.p$1");
        onConflict = insert.Groups["conflict"].Value;
    }

    /// <summary>The table that it writes into.</summary>
    public string Table { get; }

    /// <summary>The statement for many rows; null for one that is no such INSERT.</summary>
    /// <param name="sql">Its text with parameters by position.</param>
    public static ManyRows? Of(string sql) => Insert().Match(sql) is { Success: true } insert ? new ManyRows(insert) : null;

    /// <summary>One command for the rows of several.</summary>
    public NpgsqlBatchCommand Together(IReadOnlyList<NpgsqlBatchCommand> rows)
    {
        var types = rows[0].Parameters.Select(parameter => parameter.NpgsqlDbType).ToArray();
#pragma warning disable CA2100 // made of a text that is a constant of this project, and of names of types
        var command = new NpgsqlBatchCommand(sql ??= Text(types));
#pragma warning restore CA2100
        for (var column = 0; column < types.Length; column++)
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | types[column], Value = Column(rows, column, types[column]) });
        }

        return command;
    }

    string Text(NpgsqlDbType[] types)
    {
        var arrays = string.Join(", ", types.Select((type, at) => string.Create(CultureInfo.InvariantCulture, $"${at + 1}::{NameOf(type)}[]")));
        var names = string.Join(", ", types.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"p{at + 1}")));
        return $"INSERT INTO {Table} ({columns}) SELECT {values} FROM unnest({arrays}) AS v({names}) {onConflict}";
    }

    static Array Column(IReadOnlyList<NpgsqlBatchCommand> rows, int column, NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Bigint => Column<long?>(rows, column),
        NpgsqlDbType.Text => Column<string?>(rows, column),
        NpgsqlDbType.Bytea => Column<byte[]?>(rows, column),
        NpgsqlDbType.Boolean => Column<bool?>(rows, column),
        NpgsqlDbType.Uuid => Column<Guid?>(rows, column),
        _ => throw NoType(type),
    };

    static T[] Column<T>(IReadOnlyList<NpgsqlBatchCommand> rows, int column)
    {
        var values = new T[rows.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = rows[row].Parameters[column].Value is T value ? value : default!;
        }

        return values;
    }

    static string NameOf(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Bigint => "bigint",
        NpgsqlDbType.Text => "text",
        NpgsqlDbType.Bytea => "bytea",
        NpgsqlDbType.Boolean => "boolean",
        NpgsqlDbType.Uuid => "uuid",
        _ => throw NoType(type),
    };

    static InvalidOperationException NoType(NpgsqlDbType type) => new($"No statement of the record has a parameter of type {type}.");

    [GeneratedRegex(@"^\s*INSERT INTO (?<table>\w+) \((?<columns>[^()]*)\)\s+VALUES\s+\((?<values>[^()]*)\)\s*(?<conflict>ON CONFLICT DO NOTHING)?\s*$")]
    private static partial Regex Insert();

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Position();
}
