using System.Globalization;
using AlignBot.Sources.PostgreSql;
using AlignBot.Sources.Tests.Configuration;
using AlignBot.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace AlignBot.Sources.Tests.PostgreSql;

/// <summary>A database of the test's own on a server that asks for passwords, and a role that may read it.</summary>
sealed class Warehouse : IDisposable
{
    public const string Select = "SELECT account_id, name, is_target, tier FROM crm.accounts";

    static readonly Lazy<PostgreSqlServer> Shared = new(PostgreSqlServer.StartAnother);

    static int roles;

    readonly PostgreSqlServer server;
    readonly string admin;
    readonly string passwordFile = Path.GetTempFileName();

    Warehouse(PostgreSqlServer server, string admin, string role) => (this.server, this.admin, Role) = (server, admin, role);

    public string Role { get; }

    string Database => new NpgsqlConnectionStringBuilder(admin).Database!;

    /// <summary>With three accounts in the table <c>crm.accounts</c>.</summary>
    public static async Task<Warehouse> OpenAsync(PostgreSqlServer? server = null)
    {
        server ??= Shared.Value;
        var warehouse = new Warehouse(server, await server.CreateDatabaseAsync(), $"reader{Interlocked.Increment(ref roles)}");
        await File.WriteAllTextAsync(warehouse.passwordFile, "correct-horse\n");
        await warehouse.RunAsync($$"""
            CREATE ROLE {{warehouse.Role}} LOGIN PASSWORD 'correct-horse';
            CREATE SCHEMA crm;
            CREATE TABLE crm.accounts (
                account_id text, name text, is_target boolean, tier int, domain text, region text, owner_email text, modified_at timestamptz,
                merged_from text[], secret_note text);
            INSERT INTO crm.accounts (account_id, name, is_target, tier, domain, region, owner_email, modified_at, merged_from, secret_note) VALUES
                ('00420', 'Larkfield Pumps', true, 1, 'larkfield.example', 'EMEA', 'noor@seller.example', '2026-09-30T13:59:59Z', ARRAY['7', '0042E1'], 'x'),
                ('420', 'Quenby Optics', true, 2, NULL, ' ', 'noor@seller.example', NULL, NULL, 'y'),
                ('A-3', '  Ostrava Looms ', false, 3, 'ostrava.example', NULL, NULL, NULL, '{}', 'z');
            GRANT USAGE ON SCHEMA crm TO {{warehouse.Role}};
            GRANT SELECT (account_id, name, is_target, tier, domain, region, owner_email, modified_at, merged_from) ON crm.accounts TO {{warehouse.Role}};
            """);
        return warehouse;
    }

    /// <summary>As whoever runs the server.</summary>
    public async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // written by the tests
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public async Task<long> CountAsync(string table)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // written by the tests
        command.CommandText = $"SELECT count(*) FROM {table}";
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>As its settings say, asked for accounts; further settings count over these.</summary>
    public Configured Asked(string statement = Select, params IEnumerable<(string Setting, string? Value)> settings) =>
        Open([("Accounts:Statement", statement), .. settings]);

    public Configured Open(params IEnumerable<(string Setting, string? Value)> settings) => Configured.Open([.. Connection(), .. settings]);

    /// <summary>The same server through its driver of ODBC, asked for three accounts; further settings count over these.</summary>
    public Configured OverOdbc(params IEnumerable<(string Setting, string? Value)> settings) => Configured.Open(
    [
        ("Type", "Odbc"),
        ("ConnectionString", $"Driver={{PostgreSQL Unicode}};Server=127.0.0.1;Port={server.Port};Database={Database};UID={Role}"),
        ("Password", "file:" + passwordFile),
        ("Accounts:Statement", "SELECT account_id, name, is_target, tier FROM crm.accounts"),
        .. settings,
    ]);

    /// <summary>As a source of accounts has read them.</summary>
    public PostgreSqlSettings Settings() => new(
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                [.. Connection().Append(("Accounts:Statement", Select)).Select(one =>
                    KeyValuePair.Create("Sources:x:" + one.Item1, one.Item2))])
            .Build().GetSection("Sources:x"));

    public void Rotate(string password) => File.WriteAllText(passwordFile, password);

    public void Dispose() => File.Delete(passwordFile);

    IEnumerable<(string Setting, string? Value)> Connection() =>
    [
        ("Type", "PostgreSql"),
        ("Host", "127.0.0.1"),
        ("Port", server.Port.ToString(CultureInfo.InvariantCulture)),
        ("Database", Database),
        ("Username", Role),
        ("Password", "file:" + passwordFile),
    ];
}
