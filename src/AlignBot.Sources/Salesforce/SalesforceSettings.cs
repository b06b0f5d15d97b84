using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.Salesforce;

/// <summary>How the bot comes in.</summary>
enum SalesforceAuth
{
    ClientCredentials,
    JwtBearer,
}

/// <summary>A Salesforce, as the server's configuration has it.</summary>
sealed partial record SalesforceSettings
{
    /// <summary>Where it stands in the configuration: <c>Sources:crm</c>.</summary>
    public required string Path { get; init; }

    public required AllowedHosts Hosts { get; init; }

    public required HttpLimits Limits { get; init; }

    /// <summary><c>v66.0</c>.</summary>
    public required string ApiVersion { get; init; }

    public required SalesforceAuth Auth { get; init; }

    public required string ClientId { get; init; }

    public SecretRef? ClientSecret { get; init; }

    public SecretRef? PrivateKey { get; init; }

    public string? Username { get; init; }

    public required string Audience { get; init; }

    public required SourceKinds Kinds { get; init; }

    /// <summary>Rows a page, as a wish; Salesforce gives fewer where they are wide.</summary>
    public required int PageSize { get; init; }

    /// <summary>From so many rows on a reading is a bulk job. 0: never.</summary>
    public required int BulkFrom { get; init; }

    /// <summary>Rows of one part of a bulk job's result.</summary>
    public required int BulkRows { get; init; }

    /// <summary>How far a reading of what changed goes back before the moment that was asked for: rows become visible late.</summary>
    public required Duration Overlap { get; init; }

    /// <summary>The org's currency where it has but one; such an org's rows do not say it.</summary>
    public string? Currency { get; init; }

    /// <summary>The zone in which a day of a date field begins, where a moment is wanted.</summary>
    public required DateTimeZone Zone { get; init; }

    public required AccountMapping Accounts { get; init; }

    public required OpportunityMapping Opportunities { get; init; }

    public required LeadMapping Leads { get; init; }

    public required ImmutableArray<ActivityMapping> Activities { get; init; }

    public required ImmutableArray<SignalMapping> Signals { get; init; }

    public static SalesforceSettings Read(SettingsReader from)
    {
        var auth = from.Choice("Auth", SalesforceAuth.ClientCredentials);
        var home = AllowedHosts.Parse(from.Text("Url"), from.PathOf("Url"));
        if (home.Host is "login.salesforce.com" or "test.salesforce.com" or "www.salesforce.com")
        {
            throw from.Wrong(
                "Url", "the org's My Domain, as https://corp.my.salesforce.com; the common login host gives no tokens of this kind");
        }
        var hosts = from.List("AllowedHosts").Select(host => AllowedHosts.Parse(host, from.PathOf("AllowedHosts")));
        var activities = ActivityMapping.ReadAll(from);
        var signals = SignalMapping.ReadAll(from);
        var kinds = KindsOf(from, !activities.IsEmpty, !signals.IsEmpty);
        return new SalesforceSettings
        {
            Path = from.Section.Path,
            Hosts = new AllowedHosts(home, hosts),
            Limits = HttpLimits.Read(from),
            ApiVersion = VersionOf(from),
            Auth = auth,
            ClientId = from.Required("ClientId", "It is the consumer key of the External Client App."),
            ClientSecret = auth == SalesforceAuth.ClientCredentials
                ? SecretRef.Parse(from.Text("ClientSecret"), from.PathOf("ClientSecret"))
                : null,
            PrivateKey = auth == SalesforceAuth.JwtBearer ? SecretRef.Parse(from.Text("PrivateKey"), from.PathOf("PrivateKey")) : null,
            Username = auth == SalesforceAuth.JwtBearer
                ? from.Required("Username", "It is the integration user's name in Salesforce.")
                : null,
            Audience = from.Text("Audience") ?? "https://login.salesforce.com",
            Kinds = kinds,
            PageSize = from.Number("PageSize", 2000, 200, 2000),
            BulkFrom = from.Number("BulkFrom", 50_000, 0, int.MaxValue),
            BulkRows = from.Number("BulkRows", 10_000, 1, 100_000),
            Overlap = from.Time("Overlap", Duration.FromMinutes(10), Duration.Zero, Duration.FromDays(1)),
            Currency = CurrencyOf(from),
            Zone = ZoneOf(from),
            Accounts = AccountMapping.Read(
                from.Below("Accounts"), kinds.HasFlag(SourceKinds.Accounts) || kinds.HasFlag(SourceKinds.Owners)),
            Opportunities = OpportunityMapping.Read(from.Below("Opportunities")),
            Leads = LeadMapping.Read(from.Below("Leads")),
            Activities = activities,
            Signals = signals,
        };
    }

    static SourceKinds KindsOf(SettingsReader from, bool activities, bool signals)
    {
        var named = from.List("Kinds");
        if (named.IsEmpty)
        {
            return SourceKinds.Accounts | SourceKinds.Owners | SourceKinds.Opportunities
                | (from.Below("Leads").Section.GetChildren().Any() ? SourceKinds.Leads : SourceKinds.None)
                | (activities ? SourceKinds.Activities : SourceKinds.None) | (signals ? SourceKinds.Signals : SourceKinds.None);
        }
        var kinds = named.Aggregate(
            SourceKinds.None,
            (all, one) => Enum.TryParse<SourceKinds>(one, ignoreCase: true, out var kind) && Enum.IsDefined(kind)
                ? all | kind
                : throw from.Wrong("Kinds", "some of Accounts, Owners, Opportunities, Leads, Activities, Signals"));
        return kinds.HasFlag(SourceKinds.Activities)
            && !activities ? throw from.Wrong("Kinds", "kinds that are mapped: there is nothing under Activities")
            : kinds.HasFlag(SourceKinds.Signals)
                && !signals ? throw from.Wrong("Kinds", "kinds that are mapped: there is nothing under Signals")
            : kinds;
    }

    static string VersionOf(SettingsReader from)
    {
        var written = from.Text("ApiVersion") ?? "v66.0";
        return VersionPattern.IsMatch(written) ? "v" + written.TrimStart('v', 'V') : throw from.Wrong("ApiVersion", "a version as v66.0");
    }

    static string? CurrencyOf(SettingsReader from) => from.Text("Currency") switch
    {
        null => null,
        { Length: 3 } code when code.All(char.IsAsciiLetter) => code.ToUpperInvariant(),
        _ => throw from.Wrong("Currency", "three letters, as EUR"),
    };

    static DateTimeZone ZoneOf(SettingsReader from) => from.Text("Zone") is { } id
        ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? throw from.Wrong("Zone", "a zone as Europe/Berlin")
        : DateTimeZone.Utc;

    [GeneratedRegex(@"^[vV]?\d{2,3}\.0\z", RegexOptions.CultureInvariant)]
    static partial Regex VersionPattern { get; }
}
