using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignBot.Engine.Storage;

/// <summary>What a table has beyond EF's words for it. Said with the table's configuration, and carried into the migration that makes it.</summary>
/// <remarks>A migration that has SQLite build the table anew (dropping or altering a column) runs it again by hand.</remarks>
public static class TableExtras
{
    const string WithoutRowIdName = "Record:WithoutRowId";
    const string SqliteName = "Record:Sqlite";
    const string PostgreSqlName = "Record:PostgreSql";

    /// <summary>On SQLite the table lies in the order of its key and nowhere else: a row is written into one tree and not into two.</summary>
    public static EntityTypeBuilder<TRow> LiesInKeyOrder<TRow>(this EntityTypeBuilder<TRow> table)
        where TRow : class => table.HasAnnotation(WithoutRowIdName, true);

    /// <summary>What is run after the table is made: a full-text index, its triggers.</summary>
    /// <param name="table">The table.</param>
    /// <param name="sqlite">For SQLite.</param>
    /// <param name="postgreSql">For PostgreSQL.</param>
    public static EntityTypeBuilder<TRow> IsMadeWith<TRow>(this EntityTypeBuilder<TRow> table, string sqlite, string postgreSql)
        where TRow : class => table.HasAnnotation(SqliteName, sqlite).HasAnnotation(PostgreSqlName, postgreSql);

    internal static bool LiesInKeyOrder(this IModel? model, string table) => Of(model, table)?[WithoutRowIdName] is true;

    internal static string? SqliteExtras(this IModel? model, string table) => Of(model, table)?[SqliteName] as string;

    internal static string? PostgreSqlExtras(this IModel? model, string table) => Of(model, table)?[PostgreSqlName] as string;

    static IEntityType? Of(IModel? model, string table) => model?.GetEntityTypes().FirstOrDefault(entity => entity.GetTableName() == table);
}
