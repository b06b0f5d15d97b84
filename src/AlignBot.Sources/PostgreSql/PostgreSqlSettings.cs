using System.Collections.Frozen;
using AlignBot.Sources.Tabular;
using Microsoft.Extensions.Configuration;
using NodaTime;
using Npgsql;

namespace AlignBot.Sources.PostgreSql;

/// <summary>Where the server is, as whom it is asked, and the statement for each kind of record.</summary>
sealed record PostgreSqlSettings
{
    /// <summary>The section's path, for sentences: <c>Sources:warehouse</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Without a password.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>For sentences.</summary>
    public required string Server { get; init; }

    public SecretRef? Password { get; init; }

    public required FrozenDictionary<SourceKinds, PostgreSqlStatement> Statements { get; init; }

    /// <summary>How long the server works on one statement before it gives up.</summary>
    public Duration StatementTimeout { get; init; }

    /// <summary>Rows of one answer; more make the reading incomplete.</summary>
    public int RowCap { get; init; }

    /// <summary>The zone of times that have none, and of days read as moments.</summary>
    public DateTimeZone? Zone { get; init; }

    public string? CurrencyForBlank { get; init; }

    /// <exception cref="SourceException">A setting is missing or wrong; names it with its whole path.</exception>
    public static PostgreSqlSettings Read(IConfigurationSection settings)
    {
        var connection = Connection(settings);
        var statements = TabularSettings.Kinds.Where(kind => settings.GetSection($"{kind}").Exists())
            .ToFrozenDictionary(kind => kind, kind => PostgreSqlStatement.Read(settings.GetSection($"{kind}"), kind));
        return statements.Count == 0
            ? throw TabularSettings.Wrong($"{settings.Path} holds no statement. "
                + $"Write the one that gives accounts into {settings.Path}:Accounts:Statement, "
                + $"or name a file in {settings.Path}:Accounts:StatementFile.")
            : new PostgreSqlSettings
            {
                Path = settings.Path,
                ConnectionString = connection.ConnectionString,
                Server = $"{connection.Host}:{connection.Port}",
                Password = settings["Password"] is null ? null : SecretRef.Parse(settings["Password"], $"{settings.Path}:Password"),
                Statements = statements,
                StatementTimeout = Duration.FromSeconds(TabularSettings.Number(settings, "StatementTimeoutSeconds", 60, 1, 3600)),
                RowCap = TabularSettings.Number(settings, "RowCap", 250_000, 1, 5_000_000),
                Zone = TabularSettings.Zone(settings),
                CurrencyForBlank = TabularSettings.CurrencyForBlank(settings),
            };
    }

    /// <summary>From one text, or from its parts; a part counts where both say something.</summary>
    static NpgsqlConnectionStringBuilder Connection(IConfigurationSection settings)
    {
        NpgsqlConnectionStringBuilder connection;
        try
        {
            connection = new NpgsqlConnectionStringBuilder(settings["ConnectionString"] ?? "");
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException or NotSupportedException)
        {
            // Neither the text nor what was said of it is repeated: a password may stand in it.
            throw TabularSettings.Wrong($"{settings.Path}:ConnectionString is not understood. "
                + "Write it as Host=...;Database=...;Username=..., without a password.");
        }

        if (!string.IsNullOrEmpty(connection.Password))
        {
            throw TabularSettings.Wrong($"{settings.Path}:ConnectionString holds a password. "
                + $"Take it out, and set {settings.Path}:Password to env:NAME or file:/path, where it stands.");
        }

        connection.Host = settings["Host"] ?? connection.Host;
        connection.Port = TabularSettings.Number(settings, "Port", connection.Port, 1, 65535);
        connection.Database = settings["Database"] ?? connection.Database;
        connection.Username = settings["Username"] ?? connection.Username;
        connection.SslMode = TabularSettings.Choice<SslMode>(settings, "SslMode") ?? connection.SslMode;
        connection.RootCertificate = settings["RootCertificate"] ?? connection.RootCertificate;
        foreach (var (value, name) in new[] { (connection.Host, "Host"), (connection.Database, "Database"),
            (connection.Username, "Username") })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                throw TabularSettings.Wrong($"{settings.Path}:{name} is missing. Set it, or name it in {settings.Path}:ConnectionString.");
            }
        }

        // One reading is one connection: nothing is kept open between readings, and none is taken that a restart of the server has cut.
        connection.Pooling = false;
        connection.Enlist = false;
        connection.ApplicationName = string.IsNullOrEmpty(connection.ApplicationName) ? "AlignBot" : connection.ApplicationName;
        connection.Timeout = TabularSettings.Number(settings, "ConnectTimeoutSeconds", 15, 1, 300);
        connection.KeepAlive = connection.KeepAlive == 0 ? 30 : connection.KeepAlive;

        // Details of errors quote rows.
        connection.IncludeErrorDetail = false;
        connection.PersistSecurityInfo = false;
        return connection;
    }
}
