using System.Data.Odbc;
using AlignBot.Sources.Sql;
using AlignBot.Sources.Tabular;
using Microsoft.Extensions.Configuration;

namespace AlignBot.Sources.Odbc;

/// <summary>Which driver or data source, as whom it is asked, and the statement for each kind of record.</summary>
sealed record OdbcSettings : SqlSettings
{
    /// <exception cref="SourceException">A setting is missing or wrong; names it with its whole path.</exception>
    public OdbcSettings(IConfigurationSection settings)
        : base(
            settings, new SqlTypes("a text", "a decimal number", "a time, or to a text as 2026-09-30T12:00:00Z",
                "a day")
            { TimesMayBeTexts = true },
            StatementText.CheckStrictly, timeout: 300)
    {
        var connection = Connection(settings);
        ConnectionString = connection.ConnectionString;
        Driver = connection.Driver is { Length: > 0 } driver ? $"the driver '{driver.Trim('{', '}')}'" : $"the data source "
            + $"'{connection.Dsn}'";
        Password = settings["Password"] is null ? null : SecretRef.Parse(settings["Password"], $"{settings.Path}:Password");
        ConnectTimeout = TabularSettings.Number(settings, "ConnectTimeoutSeconds", 15, 1, 300);
    }

    /// <summary>Without a password.</summary>
    public string ConnectionString { get; }

    /// <summary>For sentences.</summary>
    public string Driver { get; }

    public SecretRef? Password { get; }

    /// <summary>In seconds.</summary>
    public int ConnectTimeout { get; }

    public override string Asked => $"The database behind {Driver}";

    static OdbcConnectionStringBuilder Connection(IConfigurationSection settings)
    {
        OdbcConnectionStringBuilder connection;
        try
        {
            connection = new OdbcConnectionStringBuilder(settings["ConnectionString"] ?? "");
        }
        catch (ArgumentException)
        {
            // Neither the text nor what was said of it is repeated: a password may stand in it.
            throw TabularSettings.Wrong($"{settings.Path}:ConnectionString is not understood. Write it as "
                + $"Driver={{...}};Server=...;Database=...;"
                + "UID=..., without a password.");
        }

        if (connection.ContainsKey("PWD") || connection.ContainsKey("PASSWORD"))
        {
            throw TabularSettings.Wrong($"{settings.Path}:ConnectionString holds a password. "
                + $"Take it out, and set {settings.Path}:Password to env:NAME or file:/path, where it stands.");
        }

        return connection is { Driver: "", Dsn: "" }
            ? throw TabularSettings.Wrong($"{settings.Path}:ConnectionString names no driver. Write it as "
                + $"Driver={{...}};Server=...;Database=...;"
                + "UID=..., or as DSN=...;UID=....")
            : connection;
    }
}
