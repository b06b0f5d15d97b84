using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AlignBot.Sources.Http;
using AlignBot.Sources.Sql;

namespace AlignBot.Sources.Databricks;

/// <summary>Which workspace and warehouse, as whom it is asked, and the statement for each kind of record.</summary>
sealed partial record DatabricksSettings : SqlSettings
{
    /// <exception cref="SourceException">A setting is missing or wrong; names it with its whole path.</exception>
    public DatabricksSettings(SettingsReader from)
        : base(from.Section, new SqlTypes("STRING", "DECIMAL", "TIMESTAMP", "DATE"), StatementText.CheckStrictly, timeout: 600)
    {
        Hosts = new AllowedHosts(AllowedHosts.Parse(from.Text("Url"), from.PathOf("Url")), []);
        Limits = HttpLimits.Read(from);
        Warehouse = from.Required("WarehouseId", "It is the last part of the warehouse's HTTP path, 16 letters and digits.");
        if (!IdPattern.IsMatch(Warehouse))
        {
            throw from.Wrong("WarehouseId", "the last part of the warehouse's HTTP path, 16 letters and digits");
        }

        (Catalog, Schema, ClientId) = (from.Text("Catalog"), from.Text("Schema"), from.Text("ClientId"));
        if (ClientId is null)
        {
            Token = SecretRef.Parse(from.Text("Token"), from.PathOf("Token"));
        }
        else if (from.Text("Token") is not null)
        {
            throw new SourceException(
                SourceFaultKind.Config, $"{from.PathOf("Token")} and {from.PathOf("ClientId")} are both set. Keep one: a token, or a "
                    + "service principal with its secret.");
        }
        else
        {
            ClientSecret = SecretRef.Parse(from.Text("ClientSecret"), from.PathOf("ClientSecret"));
        }

        ResultHosts = [.. from.List("ResultHosts").Select(host => AllowedHosts.Parse(host, from.PathOf("ResultHosts")))];
        from.Refuse(Keys, "ClientSecret");
    }

    /// <summary>The workspace.</summary>
    public AllowedHosts Hosts { get; }

    public override string Asked => "Databricks";

    public HttpLimits Limits { get; }

    /// <summary>The SQL warehouse's id.</summary>
    public string Warehouse { get; }

    public string? Catalog { get; }

    public string? Schema { get; }

    /// <summary>A personal access token. Null: a service principal.</summary>
    public SecretRef? Token { get; }

    public string? ClientId { get; }

    public SecretRef? ClientSecret { get; }

    /// <summary>Storage that results may be fetched from, without the bot's credential. None: results come within the answers, up to 25
    /// MB.</summary>
    public ImmutableArray<Uri> ResultHosts { get; }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    static partial Regex IdPattern { get; }
}
