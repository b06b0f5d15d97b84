using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AlignBot.Hosting;

// Used by 'dotnet ef' only: it needs a context of each provider, never a database.

sealed class SqliteContextFactory : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite("Data Source=design.db", sqlite => sqlite.MigrationsAssembly(DatabaseOptions.MigrationsAssembly)).Options, FeatureServices.ModelOf(Features.All));
}

sealed class PostgreSqlContextFactory : IDesignTimeDbContextFactory<PostgreSqlContext>
{
    public PostgreSqlContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlContext>().UseNpgsql("Host=localhost;Database=design", postgreSql => postgreSql.MigrationsAssembly(DatabaseOptions.MigrationsAssembly)).Options, FeatureServices.ModelOf(Features.All));
}
