using System.Globalization;
using AlignBot.Scenarios.Harness;
using AlignBot.Tests.Harness;
using Npgsql;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>A team whose list stands in a PostgreSQL of its own, which asks the bot's role for a password.</summary>
sealed class WarehouseWorld : IAsyncDisposable
{
    public const string Secret = "a-warehouse-password-that-nobody-may-see";

    static readonly Lazy<PostgreSqlServer> Server = new(PostgreSqlServer.StartAnother);

    static int roles;

    readonly string admin;
    readonly string passwordFile;

    WarehouseWorld(string admin, string passwordFile) => (this.admin, this.passwordFile) = (admin, passwordFile);

    public GtmWorld Gtm { get; private set; } = null!;

    public SlackWorld Slack => Gtm.Slack;

    /// <summary>The role with which the bot asks.</summary>
    public string Role { get; } = $"alignbot{Interlocked.Increment(ref roles)}";

    /// <summary>Twelve accounts in <c>crm.accounts</c> and one deal in <c>crm.deals</c>; the source <c>warehouse</c> reads both.</summary>
    /// <param name="accounts">The statement that gives accounts.</param>
    public static async Task<WarehouseWorld> StartAsync(
        string accounts = "SELECT account_id, name, is_target, tier, domain, owner_id, owner_name, owner_active, merged_from FROM "
            + "crm.accounts")
    {
        var world = new WarehouseWorld(await Server.Value.CreateDatabaseAsync(), Path.GetTempFileName());
        await world.RotateAsync(Secret);
        await world.RunAsync($$"""
            CREATE ROLE {{world.Role}} LOGIN PASSWORD '{{Secret}}';
            CREATE SCHEMA crm;
            CREATE TABLE crm.accounts (
                account_id text, name text, is_target boolean, tier int, domain text, owner_id text, owner_name text, owner_active boolean,
                merged_from text[]);
            INSERT INTO crm.accounts
                SELECT 'A-' || n, 'Company ' || n, true, 1 + n % 3, 'company' || n || '.example', '7', 'Mara Lind', true, NULL
                FROM generate_series(1, 12) n;
            CREATE TABLE crm.deals (
                opportunity_id text, account_id text, stage text, is_closed boolean, is_won boolean, amount numeric, currency text,
                created_at timestamptz, close_date date);
            INSERT INTO crm.deals VALUES
                ('D-1', 'A-2', 'Proposal', false, false, 1000.50, 'EUR', '2026-09-01T08:00:00Z', '2026-12-15');
            GRANT USAGE ON SCHEMA crm TO {{world.Role}};
            GRANT SELECT ON crm.accounts, crm.deals TO {{world.Role}};
            """);
        var database = new NpgsqlConnectionStringBuilder(world.admin);
        world.Gtm = await GtmWorld.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Sources:warehouse:Type"] = "PostgreSql",
            ["Sources:warehouse:Host"] = database.Host,
            ["Sources:warehouse:Port"] = database.Port.ToString(CultureInfo.InvariantCulture),
            ["Sources:warehouse:Database"] = database.Database,
            ["Sources:warehouse:Username"] = world.Role,
            ["Sources:warehouse:Password"] = "file:" + world.passwordFile,
            ["Sources:warehouse:Accounts:Statement"] = accounts,
            ["Sources:warehouse:Opportunities:Statement"] = "SELECT * FROM crm.deals",
        });
        return world;
    }

    /// <summary>As whoever runs the warehouse.</summary>
    public async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // written by the scenarios
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public async Task<long> AccountsAsync()
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM crm.accounts";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Another password in the file that the bot reads it from.</summary>
    public Task RotateAsync(string password) => File.WriteAllTextAsync(passwordFile, password + "\n");

    public async ValueTask DisposeAsync()
    {
        await Gtm.DisposeAsync();
        File.Delete(passwordFile);
    }
}
