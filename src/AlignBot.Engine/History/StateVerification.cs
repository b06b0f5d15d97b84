using System.Globalization;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AlignBot.Engine.History;

/// <summary>Compares what people read with the history: every state with the digest of the last row that led to it, and every row with a thing that is there.</summary>
static class StateVerification
{
    /// <summary>How much of what is wrong is named.</summary>
    const int Most = 20;

    public static async Task<(IReadOnlyList<(long Row, string Why)> Wrong, long Unbound)> RunAsync(
        AlignBotContext db, ProgramKey key, IReadOnlyDictionary<Guid, LedTo> led)
    {
        var (wrong, strangers) = (new List<(long Row, string Why)>(), new List<(long Row, string Why)>());
        var (there, unbound) = (new HashSet<Guid>(), 0L);
        foreach (var table in db.Model.GetEntityTypes().Where(type => typeof(IStateRow).IsAssignableFrom(type.ClrType)).OrderBy(type => type.GetTableName(), StringComparer.Ordinal))
        {
            var (name, isNumbered) = (table.GetTableName()!, table.FindProperty("Number") is not null);
            var columns = StateColumns.Of(table);
            await foreach (var row in ReadAsync(db, key, name, isNumbered, columns))
            {
                var which = row.Number is { } number ? $"Number {number} of {name}" : $"{row.Id} of {name}";
                if (!Guid.TryParse(row.Id, out var id))
                {
                    wrong.Add((1, $"Among {name} is one with the id '{row.Id}', which is none."));
                    continue;
                }

                there.Add(id);
                switch (led.TryGetValue(id, out var by) ? by : default(LedTo?))
                {
                    case null:
                        strangers.Add((1, $"{which} is in no row of the history: it was put there without one."));
                        break;
                    case { Digest: null }:
                        unbound++;
                        break;
                    case { Digest: { } digest } last when !HistoryChain.Commit(last.Salt, HistoryChain.StateText(row.Schema, row.State)).AsSpan().SequenceEqual(digest):
                        wrong.Add((last.Sequence, $"{which} is not what row {last.Sequence} of the history led to: it was changed without one."));
                        break;
                    case { } last when columns.WhichDiffers(row.State, row.Beside) is { } column:
                        wrong.Add((last.Sequence, $"{which} reads otherwise in lists than it is: its {column} beside the state was changed."));
                        break;
                    default:
                        break;
                }
            }
        }

        // Builds that bound no states planned meetings without a row: in a record that they began, such a thing proves nothing.
        if (unbound > 0)
        {
            unbound += strangers.Count;
        }
        else
        {
            wrong.AddRange(strangers);
        }

        wrong.AddRange(led.Where(pair => pair.Value.Digest is not null && !there.Contains(pair.Key))
            .Select(pair => (pair.Value.Sequence, $"The {pair.Value.Kind.Split('.')[0]} that row {pair.Value.Sequence} of the history led to ({pair.Key}) is gone.")));
        return ([.. wrong.OrderBy(one => one.Row).Take(Most)], unbound);
    }

    /// <summary>As the columns hold it: what was put there by hand need not be what EF can read.</summary>
    static async IAsyncEnumerable<(string Id, long? Number, int Schema, string State, object?[] Beside)> ReadAsync(
        AlignBotContext db, ProgramKey key, string table, bool isNumbered, StateColumns columns)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // the table's name is the model's, and the key two numbers
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT {string.Join(", ", columns.Names.Prepend(isNumbered ? "id, number, schema, state" : "id, NULL, schema, state"))} FROM {table} WHERE installation_id = {key.InstallationId} AND program_id = {key.ProgramId} ORDER BY id");
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            yield return (
                Convert.ToString(rows.GetValue(0), CultureInfo.InvariantCulture)!, rows.IsDBNull(1) ? null : Convert.ToInt64(rows.GetValue(1), CultureInfo.InvariantCulture),
                Convert.ToInt32(rows.GetValue(2), CultureInfo.InvariantCulture), rows.GetString(3),
                [.. Enumerable.Range(4, rows.FieldCount - 4).Select(column => rows.IsDBNull(column) ? null : rows.GetValue(column))]);
        }
    }
}
