using System.CommandLine;
using System.Security.Cryptography;
using AlignBot.SourceSimulators.BigQuery;
using AlignBot.SourceSimulators.Databricks;
using AlignBot.SourceSimulators.Snowflake;

namespace AlignBot.SourceSimulators.Warehouses;

/// <summary>Starts a local warehouse with some accounts in <c>crm.accounts</c>, until the process is told to stop. Its first line is its
/// address and a credential: a token, and of Snowflake the private key in one line.</summary>
static class WarehouseCommand
{
    public static Command Snowflake() => Create("snowflake", "A local Snowflake", async (port, cancel) =>
    {
        var snowflake = await LocalSnowflake.StartAsync(TimeProvider.System, port, cancel);
        using var key = RSA.Create(2048);
        snowflake.PublicKey = key.ExportSubjectPublicKeyInfoPem();
        return (snowflake, Convert.ToBase64String(key.ExportPkcs8PrivateKey()), ("VARCHAR", "BOOLEAN", "NUMBER", "TIMESTAMP_TZ"));
    });

    public static Command BigQuery() => Create("bigquery", "A local BigQuery", async (port, cancel) =>
    {
        var bigQuery = await LocalBigQuery.StartAsync(TimeProvider.System, port, cancel);
        return (bigQuery, bigQuery.GrantToken(), ("STRING", "BOOL", "NUMERIC", "TIMESTAMP"));
    });

    public static Command Databricks() => Create("databricks", "A local Databricks", async (port, cancel) =>
    {
        var databricks = await LocalDatabricks.StartAsync(TimeProvider.System, port, cancel);
        var token = "dapi" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        databricks.Tokens.Add(token);
        return (databricks, token, ("STRING", "BOOLEAN", "DECIMAL(12,2)", "TIMESTAMP"));
    });

    static Command Create(
        string name, string what,
        Func<int, CancellationToken, Task<(LocalWarehouse, string, (string Text, string Bool, string Number, string Moment))>> start)
    {
        var port = new Option<int>("--port") { Description = "Where to listen; 0 for any free port", DefaultValueFactory = _ => 0 };
        var accounts = new Option<int>("--accounts") { Description = "How many accounts there are", DefaultValueFactory = _ => 7 };
        var rows = new Option<int>("--rows-per-part") { Description = "Rows of a part at most", DefaultValueFactory = _ => 3 };
        var command = new Command(name, what) { port, accounts, rows };
        command.SetAction(async (parsed, cancel) =>
        {
            var (warehouse, credential, types) = await start(parsed.GetValue(port), cancel);
            await using var ends = warehouse;
            warehouse.RowsPerPart = parsed.GetValue(rows);
            Fill(warehouse, parsed.GetValue(accounts), types);
            Console.WriteLine($"{warehouse.Url} {credential}");
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            }
            catch (OperationCanceledException)
            {
                // Ctrl+C: that is how it ends.
            }
        });
        return command;
    }

    static void Fill(LocalWarehouse warehouse, int accounts, (string Text, string Bool, string Number, string Moment) types)
    {
        var table = warehouse.Add(new LocalTable(
            "crm.accounts", new("account_id", types.Text), new("name", types.Text), new("is_target", types.Bool), new("tier", types.Number),
            new("modified_at", types.Moment)));
        for (var number = 1; number <= accounts; number++)
        {
            table.Add($"A-{number}", $"Account {number}", true, 1m + (number % 3), new DateTimeOffset(2026, 9, 30, 13, 59, 59, 500,
                TimeSpan.Zero));
        }
    }
}
