using AlignBot.Engine.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignBot.Tests.Harness;

/// <summary>A database of a test's own, and the bots that share it.</summary>
abstract class TestRecord : IAsyncDisposable
{
    readonly List<Bot> bots = [];

    protected abstract DatabaseProvider Provider { get; }

    public string Connection { get; private set; } = "";

    /// <summary>Makes the database: with this build's schema, or with nothing in it.</summary>
    public async Task OpenAsync(bool empty = false) => Connection = empty ? await CreateAsync() : await CreateMigratedAsync();

    /// <summary>Another bot process on the same database.</summary>
    public Bot StartBot(Action<WebApplicationBuilder>? with = null)
    {
        var bot = new Bot(Provider, Connection, with);
        bots.Add(bot);
        return bot;
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var bot in bots)
        {
            await bot.DisposeAsync();
        }
    }

    protected abstract Task<string> CreateAsync();

    /// <summary>A copy of a database that was migrated once: migrating takes longer than most tests.</summary>
    protected abstract Task<string> CreateMigratedAsync();

    protected static async Task MigrateAsync(DatabaseProvider provider, string connection)
    {
        await using var bot = new Bot(provider, connection);
        await using var context = bot.Database.NewContext();
        await context.Database.MigrateAsync();
    }
}

sealed class SqliteRecord : TestRecord
{
    static readonly string Folder = MakeFolder();
    static readonly Lazy<Task<string>> Migrated = new(MakeMigratedAsync);

    static int files;

    protected override DatabaseProvider Provider => DatabaseProvider.Sqlite;

    protected override Task<string> CreateAsync() => Task.FromResult(ConnectionTo(NewFile()));

    protected override async Task<string> CreateMigratedAsync()
    {
        var file = NewFile();
        File.Copy(await Migrated.Value, file);
        return ConnectionTo(file);
    }

    static async Task<string> MakeMigratedAsync()
    {
        var file = NewFile();
        await MigrateAsync(DatabaseProvider.Sqlite, ConnectionTo(file));
        return file;
    }

    static string NewFile() => Path.Combine(Folder, $"{Interlocked.Increment(ref files)}.db");

    static string ConnectionTo(string file) => $"Data Source={file}";

    static string MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("alignbot-sqlite-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}

sealed class PostgreSqlRecord : TestRecord
{
    static readonly Lazy<Task<string>> Migrated = new(MakeMigratedAsync);

    /// <summary>Copying a database needs nobody else to be in it, so copies are made one after the other.</summary>
    static readonly SemaphoreSlim Copying = new(1);

    protected override DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        NpgsqlConnection.ClearPool(new NpgsqlConnection(Connection));
    }

    protected override Task<string> CreateAsync() => PostgreSqlServer.Instance.CreateDatabaseAsync();

    protected override async Task<string> CreateMigratedAsync()
    {
        var template = await Migrated.Value;
        await Copying.WaitAsync();
        try
        {
            return await PostgreSqlServer.Instance.CreateDatabaseAsync(template);
        }
        finally
        {
            Copying.Release();
        }
    }

    static async Task<string> MakeMigratedAsync()
    {
        var connection = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await MigrateAsync(DatabaseProvider.PostgreSql, connection);
        NpgsqlConnection.ClearAllPools();
        return new NpgsqlConnectionStringBuilder(connection).Database!;
    }
}
