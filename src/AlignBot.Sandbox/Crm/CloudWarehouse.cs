using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AlignBot.SourceSimulators.BigQuery;
using AlignBot.SourceSimulators.Databricks;
using AlignBot.SourceSimulators.Snowflake;
using AlignBot.SourceSimulators.Warehouses;

namespace AlignBot.Sandbox.Crm;

/// <summary>A local warehouse with a credential for the bot, which stands in a file; what the bot's configuration says of it.</summary>
sealed class CloudWarehouse : IAsyncDisposable
{
    readonly string secretFile;
    readonly string publicKey;
    readonly string secret = RandomNumberGenerator.GetHexString(40, lowercase: true);

    CloudWarehouse(string kind, LocalWarehouse local, string secretFile)
    {
        (Kind, Local, this.secretFile) = (kind, local, secretFile);
        using var key = RSA.Create(2048);
        publicKey = key.ExportSubjectPublicKeyInfoPem();
        File.WriteAllText(secretFile, local switch
        {
            LocalSnowflake => key.ExportPkcs8PrivateKeyPem(),
            LocalBigQuery bigQuery => new JsonObject
            {
                ["type"] = "service_account",
                ["client_email"] = bigQuery.Account,
                ["private_key"] = key.ExportPkcs8PrivateKeyPem(),
            }.ToJsonString(),
            _ => secret,
        });
        Mend();
    }

    /// <summary>As a source's type names it.</summary>
    public string Kind { get; }

    public LocalWarehouse Local { get; }

    /// <summary>Whether the bot's credential is withdrawn.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>What texts, numbers, truth values, moments and days are called there.</summary>
    public (string Text, string Number, string Bool, string Moment, string Day) Types => Local switch
    {
        LocalSnowflake => ("VARCHAR", "NUMBER(12,2)", "BOOLEAN", "TIMESTAMP_TZ", "DATE"),
        LocalBigQuery => ("STRING", "NUMERIC", "BOOL", "TIMESTAMP", "DATE"),
        _ => ("STRING", "DECIMAL(12,2)", "BOOLEAN", "TIMESTAMP", "DATE"),
    };

    /// <param name="kind">As a source's type names it.</param>
    /// <param name="secretFile">Where the bot's credential is put.</param>
    public static async Task<CloudWarehouse> StartAsync(string kind, string secretFile) => new(
        kind,
        kind switch
        {
            "Snowflake" => await LocalSnowflake.StartAsync(TimeProvider.System),
            "BigQuery" => await LocalBigQuery.StartAsync(TimeProvider.System),
            "Databricks" => await LocalDatabricks.StartAsync(TimeProvider.System),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such warehouse."),
        },
        secretFile);

    /// <summary>Below the source's own section: how it is reached, without the statements.</summary>
    public IReadOnlyDictionary<string, string?> Settings => Local switch
    {
        LocalSnowflake => new Dictionary<string, string?>
        {
            ["Type"] = "Snowflake",
            ["Url"] = Local.Url,
            ["Account"] = "myorg-myaccount",
            ["User"] = "alignbot",
            ["Warehouse"] = "REPORTING",
            ["PrivateKey"] = "file:" + secretFile,
        },
        LocalBigQuery bigQuery => new Dictionary<string, string?>
        {
            ["Type"] = "BigQuery",
            ["Url"] = Local.Url,
            ["TokenUrl"] = Local.Url,
            ["Project"] = bigQuery.Project,
            ["Location"] = bigQuery.Location,
            ["KeyFile"] = "file:" + secretFile,
        },
        LocalDatabricks databricks => new Dictionary<string, string?>
        {
            ["Type"] = "Databricks",
            ["Url"] = Local.Url,
            ["WarehouseId"] = databricks.WarehouseId,
            ["ClientId"] = databricks.ClientId,
            ["ClientSecret"] = "file:" + secretFile,
        },
        _ => throw new InvalidOperationException("There is no such warehouse."),
    };

    /// <summary>The bot's credential is taken no longer.</summary>
    public void Break() => Take(key: null);

    /// <summary>It is taken again.</summary>
    public void Mend() => Take(publicKey);

    public ValueTask DisposeAsync() => Local is LocalDatabricks databricks ? databricks.StopAsync() : Local.DisposeAsync();

    void Take(string? key)
    {
        IsBroken = key is null;
        switch (Local)
        {
            case LocalSnowflake snowflake:
                snowflake.PublicKey = key;
                break;
            case LocalBigQuery bigQuery:
                bigQuery.PublicKey = key;
                bigQuery.RevokeTokens();
                break;
            case LocalDatabricks databricks:
                databricks.ClientSecret = key is null ? null : secret;
                databricks.RevokeTokens();
                break;
        }
    }
}
