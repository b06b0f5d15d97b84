using System.Text.RegularExpressions;
using AlignBot.Sources.Http;
using AlignBot.Sources.Sql;

namespace AlignBot.Sources.Snowflake;

/// <summary>Which account, as whom it is asked, and the statement for each kind of record.</summary>
sealed partial record SnowflakeSettings : SqlSettings
{
    /// <exception cref="SourceException">A setting is missing or wrong; names it with its whole path.</exception>
    public SnowflakeSettings(SettingsReader from)
        : base(from.Section, new SqlTypes("VARCHAR", "NUMBER", "TIMESTAMP_TZ", "DATE"), StatementText.CheckStrictly, timeout: 300)
    {
        var account = from.Required("Account", "Set it to the account's identifier, as MYORG-MYACCOUNT.");
        if (!AccountPattern.IsMatch(account))
        {
            throw from.Wrong("Account", "the account's identifier, as MYORG-MYACCOUNT or xy12345.eu-central-1, without an address "
                + "around it");
        }

        Account = account;
        User = from.Required("User", "It is the name of the user that the bot is in Snowflake.");
        var usual = $"https://{account.Replace('_', '-').ToLowerInvariant()}.snowflakecomputing.com";
        Hosts = new AllowedHosts(AllowedHosts.Parse(from.Text("Url") ?? usual, from.PathOf("Url")), []);
        Limits = HttpLimits.Read(from);
        if (from.Text("Token") is { } token)
        {
            Token = SecretRef.Parse(token, from.PathOf("Token"));
        }
        else
        {
            PrivateKey = SecretRef.Parse(from.Text("PrivateKey"), from.PathOf("PrivateKey"));
            Passphrase = from.Text("PrivateKeyPassphrase") is { } passphrase
                ? SecretRef.Parse(passphrase, from.PathOf("PrivateKeyPassphrase")) : null;
        }

        (Warehouse, Database, Schema, Role) = (from.Text("Warehouse"), from.Text("Database"), from.Text("Schema"), from.Text("Role"));
        from.Refuse(Keys, "PrivateKey", "PrivateKeyPassphrase");
    }

    public string Account { get; }

    public string User { get; }

    public AllowedHosts Hosts { get; }

    public override string Asked => "Snowflake";

    public HttpLimits Limits { get; }

    /// <summary>A programmatic access token. Null: the key signs.</summary>
    public SecretRef? Token { get; }

    /// <summary>RSA, PEM. Null: the token is used.</summary>
    public SecretRef? PrivateKey { get; }

    /// <summary>Of a key that is encrypted.</summary>
    public SecretRef? Passphrase { get; }

    public string? Warehouse { get; }

    public string? Database { get; }

    public string? Schema { get; }

    public string? Role { get; }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]{0,100}(\.[a-z0-9-]{1,40}){0,3}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    static partial Regex AccountPattern { get; }
}
