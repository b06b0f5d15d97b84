using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace AlignBot.Engine.Storage;

/// <summary>Makes tables on SQLite with their extras (<see cref="TableExtras"/>).</summary>
sealed class SqliteRecordSql(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        if (model.LiesInKeyOrder(operation.Name))
        {
            builder.Append(" WITHOUT ROWID");
        }

        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        if (terminate)
        {
            EndStatement(builder);
        }

        if (model.SqliteExtras(operation.Name) is { } extras)
        {
            builder.AppendLine(extras);
            EndStatement(builder);
        }
    }
}

/// <summary>The same on PostgreSQL.</summary>
#pragma warning disable EF1001 // the provider's own options type is the only way to its constructor
sealed class PostgreSqlRecordSql(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options)
    : NpgsqlMigrationsSqlGenerator(dependencies, options)
#pragma warning restore EF1001
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate);
        if (model.PostgreSqlExtras(operation.Name) is { } extras)
        {
            builder.AppendLine(extras);
            EndStatement(builder);
        }
    }
}
