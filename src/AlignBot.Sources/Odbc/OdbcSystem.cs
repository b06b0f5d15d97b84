using System.Collections.Immutable;
using System.Data;
using AlignBot.Sources.Sql;
using AlignBot.Sources.Tabular;
using NodaTime;

namespace AlignBot.Sources.Odbc;

/// <summary>A database that is asked through a driver of ODBC.</summary>
sealed class OdbcSystem(OdbcSettings settings, SourceServices services) : ISqlSystem
{
    const int MaximumTries = 5;

    /// <remarks>Once rows have come, nothing is asked anew: they would be of another moment.</remarks>
    public async Task<ISqlAnswer> AskAsync(SqlStatement statement, SourceRun run, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            run.Called();
            try
            {
                return await OdbcAnswer.OpenAsync(settings, statement, CommandBehavior.Default, cancel);
            }
            catch (SourceException failure) when (failure.Fault is { Kind: SourceFaultKind.Transient, Code: not OdbcFaults.TimedOut }
                && attempt < MaximumTries)
            {
                await run.WaitAsync(Duration.FromSeconds(1 + (services.Jitter() * (Math.Min(60, 2 << attempt) - 1))), failure.Fault,
                    cancel);
            }
        }
    }

    /// <remarks>Each statement is prepared and not run, where the driver can.</remarks>
    public async Task<SourceCheck> CheckAsync(SourceRun run, CancellationToken cancel)
    {
        List<SourceFault> troubles = [];
        ImmutableArray<SourceColumn> columns = [];
        foreach (var statement in settings.Statements.Values.OrderBy(one => one.Kind))
        {
            run.Called();
            try
            {
                await using var answer = await OdbcAnswer.OpenAsync(settings, statement, CommandBehavior.SchemaOnly, cancel);
                var matched = SqlColumns.Match(answer.Columns, statement);
                columns = statement.Kind == SourceKinds.Accounts ? [.. answer.Columns.Select(name => new SourceColumn(name))] : columns;
                troubles.AddRange(TabularColumns.Of(statement.Kind).Where(column => matched.PlaceOf(column) >= 0)
                    .Where(column => settings.Zone is null && answer.NeedsZone(matched.PlaceOf(column), column.Holds))
                    .Select(column => new SourceFault(
                        SourceFaultKind.Config, $"{statement.Setting}: {column.Name} is a time without a zone. Set {settings.Path}:Zone "
                            + "to the one that is meant.")
                    {
                        Subject = column.Name,
                        Of = statement.Kind,
                    }));
            }
            catch (SourceException wrong)
            {
                troubles.Add(wrong.Fault with { Of = wrong.Fault.Subject is null ? SourceKinds.None : statement.Kind });
                if (wrong.Fault.Subject is null)
                {
                    // The connection itself: every other statement would end the same.
                    break;
                }
            }
        }

        return new SourceCheck
        {
            Troubles = [.. troubles],
            Zone = settings.Zone?.Id,
            Currency = settings.CurrencyForBlank,
            Columns = columns,
            Offered = [.. columns.Where(column => TabularColumns.IsOffered(column.Name))],
        };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
