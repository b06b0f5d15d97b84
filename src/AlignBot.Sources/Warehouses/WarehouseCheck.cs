using System.Collections.Immutable;
using AlignBot.Sources.Sql;
using AlignBot.Sources.Tabular;

namespace AlignBot.Sources.Warehouses;

/// <summary>Looks at the columns of every statement: whether they are there, and of types that can be read.</summary>
sealed class WarehouseCheck(IWarehouse warehouse, SqlSettings settings)
{
    readonly List<SourceFault> troubles = [];
    ImmutableArray<SourceColumn> columns = [];

    public async Task<SourceCheck> TakeAsync(SourceRun run, CancellationToken cancel)
    {
        foreach (var statement in settings.Statements.Values.OrderBy(one => one.Kind))
        {
            try
            {
                Look(await warehouse.DescribeAsync(statement, run, cancel), statement);
            }
            catch (SourceException wrong)
            {
                troubles.Add(wrong.Fault with { Of = wrong.Fault.Subject is null ? SourceKinds.None : statement.Kind });
                if (wrong.Fault.Kind == SourceFaultKind.Auth)
                {
                    // Every other statement would end the same.
                    break;
                }
            }
        }

        return new SourceCheck
        {
            Troubles = [.. troubles],
            Warnings = [.. warehouse.Warnings],
            CredentialOf = warehouse.CredentialOf,
            Zone = settings.Zone?.Id,
            Currency = settings.CurrencyForBlank,
            Columns = columns,
            Offered = [.. columns.Where(column => TabularColumns.IsOffered(column.Name))],
        };
    }

    void Look(ImmutableArray<WarehouseColumn> given, SqlStatement statement)
    {
        var matched = SqlColumns.Match([.. given.Select(column => column.Name)], statement);
        if (statement.Kind == SourceKinds.Accounts)
        {
            columns = [.. given.Select(column => new SourceColumn(column.Name))];
        }

        foreach (var column in TabularColumns.Of(statement.Kind).Where(column => matched.PlaceOf(column) >= 0))
        {
            var found = given[matched.PlaceOf(column)];
            if (Wrong(column.Holds, found.Holds) is { } what)
            {
                troubles.Add(new SourceFault(SourceFaultKind.Config, $"{statement.Setting}: {column.Name} is of type {found.Type}, {what}.")
                {
                    Subject = column.Name,
                    Of = statement.Kind,
                });
            }
        }
    }

    /// <summary>Null where a cell of the type can be read as what the column means.</summary>
    string? Wrong(TabularCell wanted, WarehouseCell found) => (wanted, found) switch
    {
        (_, WarehouseCell.Other) => $"which is not read: cast it to {settings.Types.Text} in the statement",
        (TabularCell.Key, WarehouseCell.Rounded) => $"a rounded number, which an id never is: cast it to {settings.Types.Text} in the "
            + $"statement",
        (TabularCell.Number, not (WarehouseCell.Exact or WarehouseCell.Rounded or WarehouseCell.Json)) =>
            $"which is no number: cast it to {settings.Types.Number} in the statement",
        (TabularCell.Moment or TabularCell.MomentOrDay, not (WarehouseCell.Moment or WarehouseCell.LocalTime or WarehouseCell.Day)) =>
            $"which is no time: cast it to {settings.Types.Moment} in the statement",
        (TabularCell.Day, not (WarehouseCell.Moment or WarehouseCell.LocalTime or WarehouseCell.Day)) =>
            $"which is no day: cast it to {settings.Types.Day} in the statement",
        (TabularCell.Moment, WarehouseCell.LocalTime or WarehouseCell.Day) or (TabularCell.MomentOrDay, WarehouseCell.LocalTime)
            or (TabularCell.Day, WarehouseCell.Moment) when settings.Zone is null =>
            $"which needs a zone to be read: set {settings.Path}:Zone to the one that is meant",
        _ => null,
    };
}
