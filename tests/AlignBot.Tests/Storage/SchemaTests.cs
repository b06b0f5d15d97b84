using System.Reflection;
using AlignBot.Engine.Storage;
using AlignBot.Hosting;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AlignBot.Tests.Storage;

/// <summary>The schema that this build expects, and how a database gets there.</summary>
public abstract class SchemaTests : IAsyncLifetime
{
    private protected readonly TestRecord record;

    private protected SchemaTests(TestRecord record) => this.record = record;

    public Task InitializeAsync() => record.OpenAsync(empty: true);

    public async Task DisposeAsync() => await record.DisposeAsync();

    [RecordFact]
    public async Task Migrations_apply_from_nothing_and_only_once()
    {
        var bot = record.StartBot();
        var before = await bot.Database.IsMigratedAsync();

        await bot.Get<Migrator>().MigrateAsync();
        await bot.Get<Migrator>().MigrateAsync();

        await using var context = bot.Database.NewContext();
        Assert.False(before);
        Assert.True(await bot.Database.IsMigratedAsync());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
        Assert.Equal(context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync());
    }

    [RecordFact]
    public async Task Every_table_can_be_read_once_migrated()
    {
        var bot = record.StartBot();
        await bot.Get<Migrator>().MigrateAsync();

        await using var context = bot.Database.NewContext();
        var tables = context.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).ToList();
        var rows = 0L;
        foreach (var table in tables)
        {
            rows += await bot.Database.LookUpAsync(async connection => (await connection.Statement($"SELECT COUNT(*) FROM {table}").QueryAsync(row => row.Int64(0)))[0]);
        }

        Assert.NotEmpty(tables);
        Assert.Equal(0, rows);
    }

    [RecordFact]
    public async Task A_database_of_a_layout_before_the_first_release_is_refused_in_a_sentence()
    {
        var bot = record.StartBot();
        await bot.Get<Migrator>().MigrateAsync();
        await bot.WriteAsync(session => session.Statement("DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" <> (SELECT MIN(\"MigrationId\") FROM \"__EFMigrationsHistory\")").ExecuteAsync());
        await bot.WriteAsync(session => session.Statement("UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = '20261122044558_Initial'").ExecuteAsync());

        var refused = await Assert.ThrowsAsync<ForeignSchemaException>(() => bot.Get<Migrator>().MigrateAsync());

        Assert.Contains("before the first release", refused.Message, StringComparison.Ordinal);
    }

    [RecordFact]
    public async Task A_database_of_a_newer_build_is_refused_in_a_sentence()
    {
        var bot = record.StartBot();
        await bot.Get<Migrator>().MigrateAsync();
        await bot.WriteAsync(session => session.Statement("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20991231000000_Later', '99')").ExecuteAsync());

        var refused = await Assert.ThrowsAsync<ForeignSchemaException>(() => bot.Get<Migrator>().MigrateAsync());

        Assert.Contains("newer build", refused.Message, StringComparison.Ordinal);
    }

    public sealed class OnSqlite() : SchemaTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : SchemaTests(new PostgreSqlRecord())
    {
        [RecordFact]
        public async Task Of_those_who_migrate_at_once_one_does_and_the_others_wait()
        {
            Bot[] bots = [record.StartBot(), record.StartBot(), record.StartBot()];

            await Task.WhenAll(bots.Select(bot => Task.Run(() => bot.Get<Migrator>().MigrateAsync())));

            await using var context = bots[0].Database.NewContext();
            Assert.Equal(context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync());
        }
    }
}

/// <summary>The model, the migrations and the constant that stands for the newest of them say the same.</summary>
public sealed class SchemaVersionTests
{
    [Fact]
    public void The_model_has_no_change_that_a_migration_lacks()
    {
        using var sqlite = new SqliteContextFactory().CreateDbContext([]);
        using var postgreSql = new PostgreSqlContextFactory().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges(), "SQLite: add a migration, see docs/migrations.md.");
        Assert.False(postgreSql.Database.HasPendingModelChanges(), "PostgreSQL: add a migration, see docs/migrations.md.");
    }

    [Fact]
    public void The_schema_version_is_the_newest_migration_of_each_database()
    {
        Assert.Equal(SchemaVersion.Sqlite, NewestOf<SqliteContext>());
        Assert.Equal(SchemaVersion.PostgreSql, NewestOf<PostgreSqlContext>());
    }

    [Fact]
    public void Both_databases_have_the_same_migrations_by_name()
    {
        var sqlite = MigrationsOf<SqliteContext>().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]);
        var postgreSql = MigrationsOf<PostgreSqlContext>().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]);

        Assert.Equal(sqlite, postgreSql);
    }

    static string NewestOf<TContext>()
        where TContext : DbContext => MigrationsOf<TContext>()[^1];

    static List<string> MigrationsOf<TContext>()
        where TContext : DbContext => [.. Assembly.Load(DatabaseOptions.MigrationsAssembly).GetTypes()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(TContext))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>()
            .Order(StringComparer.Ordinal)];
}
