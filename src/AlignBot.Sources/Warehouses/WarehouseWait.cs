using System.Collections.Immutable;
using AlignBot.Sources.Sql;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace AlignBot.Sources.Warehouses;

/// <summary>Begins a statement, looks after it until it is done, and stops it when the reading ends before.</summary>
sealed partial class WarehouseWait(IWarehouse warehouse, SqlSettings settings, SourceServices services)
{
    static readonly Duration FirstPause = Duration.FromMilliseconds(250);
    static readonly Duration LongestPause = Duration.FromSeconds(10);
    static readonly Duration StoppingMayTake = Duration.FromSeconds(10);

    readonly ILogger logger = services.Logs.CreateLogger<WarehouseWait>();

    /// <exception cref="SourceException">It can't be asked, or was not done in time.</exception>
    public async Task<StatementState.Done> UntilDoneAsync(string text, SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        var end = run.Now + settings.StatementTimeout;
        var reply = await warehouse.BeginAsync(text, statement, run, cancel);
        if (reply is StatementState.Done atOnce)
        {
            return atOnce;
        }

        var (job, waits) = (StatementState.Runs)reply;
        try
        {
            for (var pause = FirstPause; ; pause = Duration.Min(LongestPause, pause * 2))
            {
                if (run.Now + pause > end)
                {
                    throw new SourceException(TookTooLong(statement, waits));
                }

                await run.WaitAsync(pause, TookTooLong(statement, waits), cancel);
                reply = await warehouse.LookAsync(job, statement, run, cancel);
                if (reply is StatementState.Done done)
                {
                    return done;
                }

                (job, waits) = (StatementState.Runs)reply;
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SourceException)
        {
            await StopAsync(job, statement);
            throw;
        }
    }

    /// <summary>The columns of a statement, as of a table of which no row is wanted: it is planned, and every right is looked at.</summary>
    public async Task<ImmutableArray<WarehouseColumn>> DescribeAsync(SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        var done = await UntilDoneAsync($"SELECT * FROM (\n{statement.Text}\n) AS alignbot LIMIT 0", statement, run, cancel);
        done.First.Dispose();
        return done.Columns;
    }

    SourceFault TookTooLong(SqlStatement statement, bool waits) => new(
        SourceFaultKind.Transient,
        waits
            ? $"{warehouse.Name} had not begun {statement.Setting} when its time was over: the warehouse starts slowly, or others are "
                + $"before it. It is asked again at the next reading; raise {settings.Path}:StatementTimeoutSeconds if it stays so."
            : $"{statement.Setting} took longer than it may, and was stopped. Make it quicker, or raise "
                + $"{settings.Path}:StatementTimeoutSeconds.")
    {
        Code = "timeout",
        Subject = statement.Setting,
    };

    /// <summary>With a run of its own: the reading's is over. What does not stop ends at the warehouse's own limit.</summary>
    async Task StopAsync(string job, SqlStatement statement)
    {
        using var soon = new CancellationTokenSource(StoppingMayTake.ToTimeSpan(), services.Time);
        try
        {
            await warehouse.StopAsync(job, statement, new SourceRun(services.Time, StoppingMayTake), soon.Token);
        }
        catch (Exception failed) when (failed is SourceException or OperationCanceledException)
        {
            LogNotStopped(logger, warehouse.Name, statement.Kind, (failed as SourceException)?.Fault.Code);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warehouse}: the statement for {Kind} could not be stopped ({Code})")]
    static partial void LogNotStopped(ILogger logger, string warehouse, SourceKinds kind, string? code);
}
