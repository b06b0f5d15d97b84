using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AlignBot.Engine.Storage;

/// <summary>Whether every table of this build is there, with its columns, and can be read: what is missing of one would be met by the first click on it alone.</summary>
public sealed class TableLook(IDatabase database, DatabaseOptions options)
{
    IReadOnlyList<(string Name, string Select)>? tables;

    /// <summary>What is wrong with the first table that can't be read, in a sentence; null where all can.</summary>
    public async Task<string?> WhyNotAsync(CancellationToken cancellation)
    {
        foreach (var (name, select) in tables ??= await TablesAsync(cancellation))
        {
            try
            {
                await database.LookUpAsync(connection => connection.Statement(select).QueryAsync(_ => 0, cancellation), cancellation);
            }
            catch (DbException failure)
            {
                return $"The table '{name}' of the record can't be read. {StorageTrouble.Say(failure, options)} What needs it fails; put a backup in place, or bring the table back.";
            }
        }

        return null;
    }

    /// <summary>One row of each, with all its columns.</summary>
    Task<List<(string Name, string Select)>> TablesAsync(CancellationToken cancellation) => database.ReadAsync(
        db => Task.FromResult(db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null).Select(Of).DistinctBy(table => table.Name).OrderBy(table => table.Name, StringComparer.Ordinal).ToList()),
        cancellation);

    static (string Name, string Select) Of(IEntityType type)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        return (table.Name, $"SELECT {string.Join(", ", type.GetProperties().Select(property => property.GetColumnName(table)).OfType<string>())} FROM {table.Name} LIMIT 1");
    }
}
