using AlignBot.Sources.Sql;
using AlignBot.Sources.Tabular;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace AlignBot.Sources.PostgreSql;

/// <summary>Where the server is, as whom it is asked, and the statement for each kind of record.</summary>
sealed record PostgreSqlSettings : SqlSettings
{
    /// <exception cref="SourceException">A setting is missing or wrong; names it with its whole path.</exception>
    public PostgreSqlSettings(IConfigurationSection settings)
        : base(settings, new SqlTypes("text", "numeric", "timestamptz", "date"), StatementText.Check, timeout: 60)
    {
        var connection = Connection(settings);
        ConnectionString = connection.ConnectionString;
        Server = $"{connection.Host}:{connection.Port}";
        Password = settings["Password"] is null ? null : SecretRef.Parse(settings["Password"], $"{settings.Path}:Password");
    }

    /// <summary>Without a password.</summary>
    public string ConnectionString { get; }

    /// <summary>For sentences.</summary>
    public string Server { get; }

    public override string Asked => $"The server {Server}";

    public SecretRef? Password { get; }

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
