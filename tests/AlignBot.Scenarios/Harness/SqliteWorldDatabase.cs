using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Scenarios.Harness;

/// <summary>A file: the bot of one process.</summary>
/// <remarks>A schema is migrated once in a run and copied for each world: migrations cost more than all the rest of a start.</remarks>
sealed class SqliteWorldDatabase(string file) : IWorldDatabase
{
    static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    readonly DbContextOptions<SqliteContext> options = new DbContextOptionsBuilder<SqliteContext>()
        .UseSqlite($"Data Source={file};Pooling=False")
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .Options;

    public IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Database:Provider"] = nameof(DatabaseProvider.Sqlite),
        ["Database:Synchronous"] = nameof(SynchronousMode.Normal),
        ["ConnectionStrings:AlignBot"] = $"Data Source={file}",
    };

    public static async Task<SqliteWorldDatabase> CreateAsync(string file)
    {
        await File.WriteAllBytesAsync(file, await Migrated.Value);
        return new(file);
    }

    public async Task<T> ReadAsync<T>(Func<AlignBotContext, Task<T>> read)
    {
        await using var db = new SqliteContext(options, FeatureServices.ModelOf(Features.All));
        await db.Database.OpenConnectionAsync();

        // As of one moment, as the bot's own readers have it: it writes on meanwhile.
        await using var moment = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(moment);
        return await read(db);
    }

    static async Task<byte[]> MigrateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("alignbot-migrated-");
        try
        {
            var file = Path.Combine(folder.FullName, "alignbot.db");
            var options = new DbContextOptionsBuilder<SqliteContext>()
                .UseSqlite($"Data Source={file};Pooling=False", sqlite => sqlite.MigrationsAssembly(DatabaseOptions.MigrationsAssembly))
                .Options;
            await using (var db = new SqliteContext(options, FeatureServices.ModelOf(Features.All)))
            {
                await db.Database.MigrateAsync();
            }

            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
