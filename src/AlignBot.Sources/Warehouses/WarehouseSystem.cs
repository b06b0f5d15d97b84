using AlignBot.Sources.Sql;

namespace AlignBot.Sources.Warehouses;

/// <summary>A warehouse that is asked over HTTP.</summary>
sealed class WarehouseSystem(IWarehouse warehouse, SqlSettings settings, SourceServices services) : ISqlSystem
{
    public async Task<ISqlAnswer> AskAsync(SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        var done = await new WarehouseWait(warehouse, settings, services).UntilDoneAsync(statement.Text, statement, run, cancel);
        return new WarehouseAnswer(warehouse, done, statement, run);
    }

    public Task<SourceCheck> CheckAsync(SourceRun run, CancellationToken cancel) => new WarehouseCheck(warehouse,
        settings).TakeAsync(run, cancel);

    public ValueTask DisposeAsync()
    {
        warehouse.Dispose();
        return ValueTask.CompletedTask;
    }
}
