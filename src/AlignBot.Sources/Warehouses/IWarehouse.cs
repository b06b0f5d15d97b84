using System.Collections.Immutable;
using System.Text.Json;
using AlignBot.Sources.Sql;

namespace AlignBot.Sources.Warehouses;

/// <summary>How one warehouse is asked over HTTP: how a statement is begun, looked after, given in parts and stopped, and how it writes a
/// cell.</summary>
interface IWarehouse : IDisposable
{
    /// <summary>As people know it: <c>Snowflake</c>.</summary>
    string Name { get; }

    /// <summary>Whose credential it is, as configured. Null where the settings do not say.</summary>
    string? CredentialOf { get; }

    /// <summary>What of its settings works but should be mended.</summary>
    IEnumerable<string> Warnings { get; }

    /// <summary>Begins a statement, and does not wait for its end.</summary>
    /// <param name="text">What is asked.</param>
    /// <param name="statement">Whose it is, for sentences.</param>
    Task<StatementState> BeginAsync(string text, SqlStatement statement, SourceRun run, CancellationToken cancel);

    /// <summary>Looks how a statement that runs is doing.</summary>
    Task<StatementState> LookAsync(string job, SqlStatement statement, SourceRun run, CancellationToken cancel);

    /// <summary>A further part of the rows.</summary>
    Task<WarehousePart> PartAsync(string job, string part, SqlStatement statement, SourceRun run, CancellationToken cancel);

    /// <summary>Stops a statement that runs.</summary>
    Task StopAsync(string job, SqlStatement statement, SourceRun run, CancellationToken cancel);

    /// <summary>The columns of a statement without its rows. Where the warehouse can, nothing is run for it.</summary>
    Task<ImmutableArray<WarehouseColumn>> DescribeAsync(SqlStatement statement, SourceRun run, CancellationToken cancel);

    /// <summary>A cell as its column's type says.</summary>
    /// <exception cref="FormatException">It is of a type that is not read, or not written as its type is.</exception>
    object? Read(WarehouseColumn column, JsonElement row, int place);
}

/// <summary>What a warehouse says of a statement.</summary>
abstract record StatementState
{
    StatementState()
    {
    }

    /// <summary>It is not done.</summary>
    /// <param name="Job">The warehouse's id of it.</param>
    /// <param name="Waits">Whether it has not begun: the warehouse starts, or has others before it.</param>
    public sealed record Runs(string Job, bool Waits) : StatementState;

    /// <summary>It is done; this is the first part of its rows.</summary>
    /// <param name="Rows">How many rows it has in all. Null where the answer lacks it: then it is not known to be whole.</param>
    public sealed record Done(string Job, ImmutableArray<WarehouseColumn> Columns, long? Rows, WarehousePart First) : StatementState;
}

/// <summary>Some of the rows of an answer.</summary>
/// <param name="rows">An array of JSON; lives as long as what holds it.</param>
/// <param name="next">The name of the part behind it; null after the last one.</param>
/// <param name="holder">What the rows are read from.</param>
sealed class WarehousePart(JsonElement rows, string? next, IDisposable holder) : IDisposable
{
    public JsonElement Rows => rows;

    public string? Next => next;

    public void Dispose() => holder.Dispose();

    /// <exception cref="SourceException">There is no array.</exception>
    public static WarehousePart Of(JsonElement? rows, string? next, IDisposable holder, string warehouse, SqlStatement statement)
    {
        if (rows is { ValueKind: JsonValueKind.Array } found)
        {
            return new WarehousePart(found, next, holder);
        }

        holder.Dispose();
        throw new SourceException(new SourceFault(
            SourceFaultKind.Incomplete, $"{warehouse}'s answer to {statement.Setting} holds no rows where they should be. Nothing of it is "
                + "used; the next reading begins anew.")
        {
            Subject = statement.Setting,
        });
    }
}
