using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>A Salesforce on this machine: an org with tokens, queries, describes, limits and bulk queries over real HTTP.</summary>
/// <remarks>Written from Salesforce's documented behaviour; it knows nothing of the bot.</remarks>
public sealed class LocalSalesforce : IAsyncDisposable
{
    readonly WebApplication web;
    readonly ConcurrentQueue<SalesforceRequest> requests = new();

    LocalSalesforce(WebApplication web, SalesforceOptions options)
    {
        this.web = web;
        Options = options;
        Org = new SalesforceOrg(options.Time);
        Tokens = new SalesforceTokens(this);
    }

    public SalesforceOptions Options { get; }

    public SalesforceOrg Org { get; }

    public SalesforceFaults Faults { get; } = new();

    /// <summary>Where it listens, without a slash at the end: the My Domain of a real org.</summary>
    public string Url { get; private set; } = "";

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<SalesforceRequest> Requests => [.. requests];

    /// <summary>The id of the user that the app runs as.</summary>
    public string RunAs { get; private set; } = "";

    internal SalesforceTokens Tokens { get; }

    public static async Task<LocalSalesforce> StartAsync(SalesforceOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var web = LocalWeb.Build(options.Port, services => services.AddRoutingCore());
        var salesforce = new LocalSalesforce(web, options);
        salesforce.Map();
        salesforce.Url = await web.ListenAsync(cancel);
        salesforce.RunAs = salesforce.Org.Add(
            "User", ("Name", "AlignBot Integration"), ("Username", options.Username), ("Email", options.Username), ("IsActive", true), ("UserType", "Standard"),
            ("TimeZoneSidKey", "Europe/Berlin"), ("LocaleSidKey", "de_DE"));
        salesforce.Org.Add("Organization", ("Name", "Corp"), ("IsSandbox", true), ("TimeZoneSidKey", "Europe/Berlin"), ("OrganizationType", "Enterprise Edition"));
        return salesforce;
    }

    /// <summary>Ends all sessions, as an administrator can.</summary>
    public void RevokeTokens() => Tokens.Revoke();

    /// <summary>A session without asking for one, for clients that are given a token.</summary>
    public string GrantToken() => Tokens.Grant();

    public void ForgetRequests() => requests.Clear();

    public ValueTask DisposeAsync() => web.EndAsync();

    void Map()
    {
        web.Use(ServeAsync);
        web.UseRouting();
        web.MapPost("/services/oauth2/token", Tokens.AnswerAsync);
        web.MapGet("/services/oauth2/userinfo", http => DescribeEndpoint.UserAsync(http, this));
        web.MapGet("/services/data", DescribeEndpoint.VersionsAsync);
        var queries = new QueryEndpoint(this);
        web.MapGet("/services/data/{version}/query", http => queries.QueryAsync(http, deletedToo: false));
        web.MapGet("/services/data/{version}/queryAll", http => queries.QueryAsync(http, deletedToo: true));
        web.MapGet("/services/data/{version}/query/{locator}", queries.MoreAsync);
        web.MapGet("/services/data/{version}/limits", http => DescribeEndpoint.LimitsAsync(http, this));
        web.MapGet("/services/data/{version}/sobjects/{type}/describe", http => DescribeEndpoint.DescribeAsync(http, this));
        var bulk = new BulkEndpoint(this);
        web.MapPost("/services/data/{version}/jobs/query", bulk.CreateAsync);
        web.MapGet("/services/data/{version}/jobs/query/{id}", bulk.StateAsync);
        web.MapGet("/services/data/{version}/jobs/query/{id}/results", bulk.ResultsAsync);
        web.MapPatch("/services/data/{version}/jobs/query/{id}", bulk.AbortAsync);
        web.MapDelete("/services/data/{version}/jobs/query/{id}", bulk.DeleteAsync);
        web.MapFallback(http => SalesforceReply.ErrorAsync(http, 404, "NOT_FOUND", "The requested resource does not exist"));
    }

    /// <summary>What holds for every request: it is noted, a fault may answer it, data needs a session, a version and the day's quota.</summary>
    async Task ServeAsync(HttpContext http, RequestDelegate next)
    {
        requests.Enqueue(new SalesforceRequest(
            http.Request.Method, http.Request.Path, http.Request.Query["q"].FirstOrDefault(), http.Request.Headers.Authorization.Count > 0, http.Request.Host.Value ?? ""));
        if (await Faults.AnswerAsync(http))
        {
            return;
        }
        if (http.Request.Path.StartsWithSegments("/services/data", StringComparison.OrdinalIgnoreCase, out var rest) && rest.HasValue && rest != "/")
        {
            var version = rest.Value!.Split('/')[1];
            if (!Tokens.Takes(http.Request.Headers.Authorization))
            {
                await SalesforceReply.ErrorAsync(http, 401, "INVALID_SESSION_ID", Faults.SessionMessage);
                return;
            }
            http.Response.Headers["Sforce-Limit-Info"] = $"api-usage={++Faults.QuotaUsed}/{Faults.QuotaLimit}{Faults.QuotaTail}";
            if (!version.StartsWith('v') || !decimal.TryParse(version[1..], System.Globalization.CultureInfo.InvariantCulture, out var number) || number > 68)
            {
                await SalesforceReply.ErrorAsync(http, 404, "NOT_FOUND", "The requested resource does not exist");
                return;
            }
            if (number < Faults.OldestVersion)
            {
                await SalesforceReply.ErrorAsync(http, 410, "UNSUPPORTED_API_VERSION", "The version of the API is retired");
                return;
            }
            if (Faults.QuotaIsSpent || Faults.QuotaUsed > Faults.QuotaLimit)
            {
                await SalesforceReply.ErrorAsync(http, 403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
                return;
            }
        }
        await next(http);
    }
}
