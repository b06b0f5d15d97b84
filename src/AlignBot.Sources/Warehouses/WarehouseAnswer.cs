using System.Text.Json;
using AlignBot.Sources.Sql;

namespace AlignBot.Sources.Warehouses;

/// <summary>An answer that comes in parts; no more than one of them is held. At its end it has as many rows as were counted.</summary>
sealed class WarehouseAnswer : ISqlAnswer
{
    readonly IWarehouse warehouse;
    readonly StatementState.Done done;
    readonly SqlStatement statement;
    readonly SourceRun run;
    readonly HashSet<string> seen = [];
    WarehousePart part;
    JsonElement.ArrayEnumerator rows;
    long given;

    public WarehouseAnswer(IWarehouse warehouse, StatementState.Done done, SqlStatement statement, SourceRun run)
    {
        (this.warehouse, this.done, this.statement, this.run, part) = (warehouse, done, statement, run, done.First);
        rows = part.Rows.EnumerateArray();
        Columns = [.. done.Columns.Select(column => column.Name)];
    }

    public IReadOnlyList<string> Columns { get; }

    public async Task<bool> NextAsync(CancellationToken cancel)
    {
        while (!rows.MoveNext())
        {
            if (part.Next is not { } next)
            {
                return IsWhole() ? false : throw Incomplete(done.Rows is null ? "did not count its rows" : $"counted {done.Rows} rows and gave {given}");
            }

            if (!seen.Add(next))
            {
                throw Incomplete("gave the same part of its rows twice");
            }

            part.Dispose();
            part = await warehouse.PartAsync(done.Job, next, statement, run, cancel);
            rows = part.Rows.EnumerateArray();
        }

        given++;
        return true;
    }

    public object? ValueAt(int place) => warehouse.Read(done.Columns[place], rows.Current, place);

    public ValueTask DisposeAsync()
    {
        part.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>All three count what they give; an answer that does not is none that is known to be whole.</summary>
    bool IsWhole() => done.Rows == given;

    SourceException Incomplete(string what) => new(new SourceFault(
        SourceFaultKind.Incomplete, $"{warehouse.Name} {what} for {statement.Setting}. Nothing of them is used; the next reading begins "
            + $"anew.")
    {
        Subject = statement.Setting,
    });
}
