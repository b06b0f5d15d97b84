using System.Collections.Immutable;
using AlignBot.Sources.Http;

namespace AlignBot.Sources.Salesforce;

/// <summary>What of Salesforce's REST API is used: its addresses, asked with a session of the integration user.</summary>
sealed class SalesforceApi : IDisposable
{
    readonly SourceHttp http;
    readonly AccessToken token;

    public SalesforceApi(SalesforceSettings settings, SourceServices services)
    {
        Settings = settings;
        var secrets = new KnownSecrets();
        http = new SourceHttp(new SalesforceVendor(settings.Path), settings.Hosts, settings.Limits, secrets, services);
        token = new AccessToken(new SalesforceLogin(settings, http, secrets).GrantAsync, secrets);
    }

    public SalesforceSettings Settings { get; }

    /// <summary>A path of the configured version: <c>query</c>.</summary>
    public string PathOf(string rest) => $"/services/data/{Settings.ApiVersion}/{rest}";

    public Task<HttpAnswer> SendAsync(HttpAsk ask, SourceRun run, CancellationToken cancel) => http.SendAsync(ask, token, run, cancel);

    /// <summary>The id of the user that the bot is there.</summary>
    public async Task<string?> UserAsync(SourceRun run, CancellationToken cancel) => (await token.GetAsync(run, cancel)).Of;

    /// <summary>The versions that it has, as <c>66.0</c>. Asked without a session.</summary>
    public async Task<ImmutableArray<string>> VersionsAsync(SourceRun run, CancellationToken cancel)
    {
        using var answer = await http.SendAsync(HttpAsk.Get("/services/data/", "its versions"), null, run, cancel);
        return answer.Root.ValueKind == System.Text.Json.JsonValueKind.Array
            ? [.. answer.Root.EnumerateArray().Select(one => one.Text("version")).OfType<string>()]
            : [];
    }

    public async Task<SalesforceObject> DescribeAsync(string type, SourceRun run, CancellationToken cancel)
    {
        using var answer = await SendAsync(HttpAsk.Get(PathOf($"sobjects/{type}/describe"), $"the fields of {type}"), run, cancel);
        return SalesforceObject.Read(answer.Root);
    }

    public async Task<long> CountAsync(Soql query, string what, SourceRun run, CancellationToken cancel)
    {
        using var answer = await SendAsync(HttpAsk.Get(PathOf($"query?q={Uri.EscapeDataString(query.Counting())}"), what), run, cancel);
        return answer.Root.Whole("totalSize") ?? 0;
    }

    public void Dispose()
    {
        token.Dispose();
        http.Dispose();
    }
}
