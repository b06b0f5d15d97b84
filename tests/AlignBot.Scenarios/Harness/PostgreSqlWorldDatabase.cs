using System.Data;
using AlignBot.Engine.Clock;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AlignBot.Scenarios.Harness;

/// <summary>A database of the run's PostgreSQL server: replicas can share it.</summary>
sealed class PostgreSqlWorldDatabase : IWorldDatabase
{
    static readonly Lazy<Task<string>> Migrated = new(MigrateAsync);

    readonly DbContextOptions<PostgreSqlContext> options;

    PostgreSqlWorldDatabase(string connectionString)
    {
        options = new DbContextOptionsBuilder<PostgreSqlContext>()
            .UseNpgsql(connectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
        Settings = new Dictionary<string, string?>
        {
            ["Database:Provider"] = nameof(DatabaseProvider.PostgreSql),
            ["ConnectionStrings:AlignBot"] = connectionString,
        };
    }

    public IReadOnlyDictionary<string, string?> Settings { get; }

    public static async Task<PostgreSqlWorldDatabase> CreateAsync() => new(await PostgreSqlServer.Instance.CreateDatabaseAsync(await Migrated.Value));

    public async Task<T> ReadAsync<T>(Func<AlignBotContext, Task<T>> read)
    {
        await using var db = new PostgreSqlContext(options, FeatureServices.ModelOf(Features.All));
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        return await read(db);
    }

    static async Task<string> MigrateAsync()
    {
        var connectionString = await PostgreSqlServer.Instance.CreateDatabaseAsync() + ";Pooling=False";
        var model = FeatureServices.ModelOf(Features.All);
        await using var database = new PostgreSqlDatabase(
            new DatabaseOptions { Provider = DatabaseProvider.PostgreSql, ConnectionString = connectionString }, model,
            new BusinessClock(TimeProvider.System), TimeProvider.System, NullLogger.Instance);
        await using var db = database.NewContext();
        await db.Database.MigrateAsync();
        return new NpgsqlConnectionStringBuilder(connectionString).Database!;
    }
}
