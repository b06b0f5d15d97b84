using System.Text.RegularExpressions;
using AlignBot.Sources.Http;
using AlignBot.Sources.Sql;

namespace AlignBot.Sources.BigQuery;

/// <summary>Which project, with which service account it is asked, and the statement for each kind of record.</summary>
sealed partial record BigQuerySettings : SqlSettings
{
    /// <exception cref="SourceException">A setting is missing or wrong; names it with its whole path.</exception>
    public BigQuerySettings(SettingsReader from)
        : base(from.Section, new SqlTypes("STRING", "NUMERIC", "TIMESTAMP", "DATE"), StatementText.CheckStrictly, timeout: 300)
    {
        Project = from.Required("Project", "Set it to the id of the project that the queries are run in and paid by.");
        if (!ProjectPattern.IsMatch(Project))
        {
            throw from.Wrong("Project", "a project's id, as acme-analytics");
        }

        Location = Plain(from, "Location", "a location, as EU or europe-west3");
        Dataset = Plain(from, "Dataset", "a dataset's name");
        KeyFile = SecretRef.Parse(from.Text("KeyFile"), from.PathOf("KeyFile"));
        Auth = from.Choice("Auth", BigQueryAuth.Token);
        Token = AllowedHosts.Parse(from.Text("TokenUrl") ?? "https://oauth2.googleapis.com", from.PathOf("TokenUrl"));
        Hosts = new AllowedHosts(AllowedHosts.Parse(from.Text("Url") ?? "https://bigquery.googleapis.com", from.PathOf("Url")), [Token]);
        Limits = HttpLimits.Read(from);
        PageSize = from.Number("PageSize", 10_000, 1, 100_000);
        MaximumGigabytesBilled = from.Number("MaximumGigabytesBilled", 10, 1, 100_000);
        from.Refuse(Keys);
    }

    public string Project { get; }

    /// <summary>Where the data lies. Null: BigQuery finds it, which it does for US and EU only.</summary>
    public string? Location { get; }

    /// <summary>In which tables are looked for that are named without one.</summary>
    public string? Dataset { get; }

    /// <summary>The service account's key, as JSON.</summary>
    public SecretRef KeyFile { get; }

    public BigQueryAuth Auth { get; }

    /// <summary>The host that gives tokens. What the key file says of it is not followed.</summary>
    public Uri Token { get; }

    public AllowedHosts Hosts { get; }

    public override string Asked => "BigQuery";

    public HttpLimits Limits { get; }

    public int PageSize { get; }

    /// <summary>A statement that would read more is refused by BigQuery before it costs anything.</summary>
    public int MaximumGigabytesBilled { get; }

    static string? Plain(SettingsReader from, string key, string wanted) =>
        from.Text(key) is not { } text ? null : PlainPattern.IsMatch(text) ? text : throw from.Wrong(key, wanted);

    [GeneratedRegex(@"^([a-z0-9.-]{1,60}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    static partial Regex ProjectPattern { get; }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,100}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    static partial Regex PlainPattern { get; }
}

/// <summary>How the service account's key opens BigQuery.</summary>
enum BigQueryAuth
{
    /// <summary>An assertion that it signs is exchanged for a token.</summary>
    Token,

    /// <summary>What it signs is the token itself.</summary>
    SelfSigned,
}
