using AlignBot.Sources.Sql;
using NodaTime;
using Npgsql;

namespace AlignBot.Sources.PostgreSql;

/// <summary>A PostgreSQL server that is asked over its own protocol.</summary>
sealed class PostgreSqlSystem(PostgreSqlSettings settings, SourceServices services) : ISqlSystem
{
    const int MaximumTries = 5;

    /// <remarks>Once rows have come, nothing is asked anew: they would be of another moment.</remarks>
    public async Task<ISqlAnswer> AskAsync(SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            run.Called();
            SourceFault fault;
            try
            {
                return await PostgreSqlAnswer.OpenAsync(settings, statement, cancel);
            }
            catch (NpgsqlException failure)
            {
                fault = PostgreSqlFaults.Of(failure, settings, statement: null);
            }
            catch (SourceException failure)
            {
                fault = failure.Fault;
            }

            if (!PostgreSqlFaults.IsWorthAnotherTry(fault) || attempt == MaximumTries)
            {
                throw new SourceException(fault);
            }

            await run.WaitAsync(Duration.FromSeconds(1 + (services.Jitter() * (Math.Min(60, 2 << attempt) - 1))), fault, cancel);
        }
    }

    public Task<SourceCheck> CheckAsync(SourceRun run, CancellationToken cancel) => PostgreSqlCheck.TakeAsync(settings, run, cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
