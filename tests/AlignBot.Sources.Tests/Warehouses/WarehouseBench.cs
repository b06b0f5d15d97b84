using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AlignBot.Sources.Tests.Http;
using AlignBot.SourceSimulators.BigQuery;
using AlignBot.SourceSimulators.Databricks;
using AlignBot.SourceSimulators.Snowflake;
using AlignBot.SourceSimulators.Warehouses;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace AlignBot.Sources.Tests.Warehouses;

/// <summary>Which warehouse a test is about.</summary>
public enum Dialect
{
    Snowflake,
    BigQuery,
    Databricks,
}

/// <summary>A local warehouse with accounts and deals, and the connector that reads it over HTTP, two rows a part.</summary>
sealed class WarehouseBench : IAsyncDisposable
{
    public const string Secret = "a-warehouse-secret-that-nobody-may-see";

    readonly string folder = Directory.CreateTempSubdirectory("alignbot-warehouse-").FullName;
    readonly Dictionary<string, string?> settings = [];
    ISource? source;

    WarehouseBench(Dialect dialect, LocalWarehouse local)
    {
        (Dialect, Local) = (dialect, local);
        Key = RSA.Create(2048);
        Run = new SourceRun(Time, Duration.FromMinutes(30));
    }

    public static TheoryData<Dialect> All { get; } = [Dialect.Snowflake, Dialect.BigQuery, Dialect.Databricks];

    public Dialect Dialect { get; }

    public LocalWarehouse Local { get; }

    public QuickTime Time { get; private init; } = new();

    /// <summary>The bot's own, whose public half the warehouse has.</summary>
    public RSA Key { get; }

    public LocalTable Accounts { get; private set; } = null!;

    public LocalTable Deals { get; private set; } = null!;

    /// <summary>The newest run, for its notes.</summary>
    public SourceRun Run { get; private set; }

    public ISource Source => source ??= Open();

    /// <summary>What the tests' types are called there.</summary>
    public (string Text, string Number, string Bool, string Moment, string Local, string Day, string Float, string List) Types =>
        Dialect switch
        {
            Dialect.Snowflake => ("VARCHAR", "NUMBER", "BOOLEAN", "TIMESTAMP_TZ", "TIMESTAMP_NTZ", "DATE", "FLOAT", "ARRAY"),
            Dialect.BigQuery => ("STRING", "NUMERIC", "BOOL", "TIMESTAMP", "DATETIME", "DATE", "FLOAT64", "ARRAY<STRING>"),
            _ => ("STRING", "DECIMAL(12,2)", "BOOLEAN", "TIMESTAMP", "TIMESTAMP_NTZ", "DATE", "DOUBLE", "ARRAY<STRING>"),
        };

    public static async Task<WarehouseBench> StartAsync(Dialect dialect)
    {
        var time = new QuickTime();
        LocalWarehouse local = dialect switch
        {
            Dialect.Snowflake => await LocalSnowflake.StartAsync(time),
            Dialect.BigQuery => await LocalBigQuery.StartAsync(time),
            _ => await LocalDatabricks.StartAsync(time),
        };
        var bench = new WarehouseBench(dialect, local) { Time = time };
        bench.Begin();
        local.RowsPerPart = 2;
        bench.Fill();
        bench.Configure();
        return bench;
    }

    public SourceRun Begin(Duration? limit = null) => Run = new SourceRun(Time, limit ?? Duration.FromMinutes(30));

    /// <summary>To be called before the source is used; null takes a setting away.</summary>
    public WarehouseBench Set(string key, string? value)
    {
        settings["Sources:x:" + key] = value;
        return this;
    }

    /// <summary>Puts a secret into a file of its own.</summary>
    public string Keep(string name, string secret)
    {
        File.WriteAllText(Path.Combine(folder, name), secret);
        return "file:" + Path.Combine(folder, name);
    }

    public ISource Open() => new SourceCatalog(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Where(one => one.Value is not null)).Build(),
        new SourceServices(Time, NullLoggerFactory.Instance) { Jitter = () => 1 }, SourceCatalog.Types).Open("x");

    public async Task<List<SourceAccount>> AccountsAsync() => await Source.ReadAccountsAsync(Run, CancellationToken.None).ToListAsync();

    public async Task<List<SourceOpportunity>> DealsAsync() => await Source.ReadOpportunitiesAsync(null, Run,
        CancellationToken.None).ToListAsync();

    public Task<SourceCheck> CheckAsync() => Source.CheckAsync(Run, CancellationToken.None);

    /// <summary>The fault that a reading of the accounts ends with; it names no secret.</summary>
    public async Task<SourceFault> FaultAsync()
    {
        var refused = await Assert.ThrowsAsync<SourceException>(AccountsAsync);
        Assert.DoesNotContain("nobody-may-see", refused.ToString(), StringComparison.Ordinal);
        return refused.Fault;
    }

    public async ValueTask DisposeAsync()
    {
        if (source is not null)
        {
            await source.DisposeAsync();
        }

        await (Local is LocalDatabricks databricks ? databricks.StopAsync() : Local.DisposeAsync());
        Key.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    void Fill()
    {
        Accounts = Local.Add(new LocalTable(
            "crm.accounts", new("account_id", Types.Text), new("name", Types.Text), new("is_target", Types.Bool), new("tier", Types.Number),
            new("domain", Types.Text), new("modified_at", Types.Moment), new("merged_from", Types.List), new("region", Types.Text)));
        foreach (var number in Enumerable.Range(1, 5))
        {
            Accounts.Add(
                $"0042{number}", $"Company {number}", number != 5, (decimal)(1 + (number % 3)), number == 2 ? null
                    : $"company{number}.example",
                number == 3 ? null : new DateTimeOffset(2026, 9, 30, 15, 59, 59, TimeSpan.FromHours(2)), number == 1 ? new[] { "7",
                    "0042E1" } : [], "EMEA");
        }

        Deals = Local.Add(new LocalTable(
            "crm.deals", new("opportunity_id", Types.Text), new("account_id", Types.Text), new("stage", Types.Text), new("is_closed",
                Types.Bool),
            new("is_won", Types.Bool), new("amount", Types.Number), new("currency", Types.Text), new("created_at", Types.Moment),
                new("close_date", Types.Day)));
        Deals.Add("o1", "00421", "Proposal", false, false, 40000.50m, "eur", new DateTimeOffset(2026, 9, 22, 0, 0, 0, TimeSpan.Zero),
            new DateOnly(2026, 12, 1));
        Deals.Add("o2", "00422", "Won", true, true, null, null, new DateTimeOffset(1969, 12, 31, 23, 59, 58, 500, TimeSpan.Zero),
            new DateOnly(1969, 12, 31));
    }

    void Configure()
    {
        Set("Type", $"{Dialect}").Set("Url", Local.Url).Set("Accounts:Statement", "SELECT * FROM crm.accounts")
            .Set("Opportunities:Statement", "SELECT * FROM crm.deals");
        switch (Local)
        {
            case LocalSnowflake snowflake:
                snowflake.PublicKey = Key.ExportSubjectPublicKeyInfoPem();
                Set("Account", "myorg-myaccount").Set("User", "alignbot").Set("Warehouse", "REPORTING")
                    .Set("PrivateKey", Keep("key", Key.ExportPkcs8PrivateKeyPem()));
                break;
            case LocalBigQuery bigQuery:
                bigQuery.PublicKey = Key.ExportSubjectPublicKeyInfoPem();
                var file = new JsonObject
                {
                    ["type"] = "service_account",
                    ["project_id"] = bigQuery.Project,
                    ["private_key_id"] = "4711",
                    ["private_key"] = Key.ExportPkcs8PrivateKeyPem(),
                    ["client_email"] = bigQuery.Account,
                    ["token_uri"] = "https://evil.example/token",
                };
                Set("Project", bigQuery.Project).Set("Location", "EU").Set("TokenUrl", Local.Url).Set("KeyFile", Keep("key",
                    file.ToJsonString()));
                break;
            case LocalDatabricks databricks:
                databricks.ClientSecret = Secret;
                Set("WarehouseId", databricks.WarehouseId).Set("ClientId", databricks.ClientId).Set("ClientSecret", Keep("key", Secret));
                break;
        }
    }
}
