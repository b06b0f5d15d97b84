using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Extensions.DependencyInjection;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>A HubSpot on this machine: one portal, read through the dated paths and through v3 and v4.</summary>
/// <remarks>
/// Written from what HubSpot's documentation says, not from the connector, and it references nothing of the product. It knows the reading half of the CRM
/// API. Whoever runs it seeds <see cref="Portal"/>, gives keys through <see cref="Tokens"/> and breaks it with <see cref="Faults"/>.
/// </remarks>
public sealed class LocalHubSpot : IAsyncDisposable
{
    readonly WebApplication web;
    readonly HubSpotPages pages;
    readonly HubSpotSearch search;
    readonly HubSpotAssociations associations;
    readonly ConcurrentQueue<string> calls = new();
    int inFlight;

    LocalHubSpot(WebApplication web, TimeProvider time)
    {
        this.web = web;
        Portal = new HubSpotPortal(time);
        Tokens = new HubSpotTokens(time);
        Rates = new HubSpotRates(time);
        pages = new HubSpotPages(time);
        search = new HubSpotSearch(Portal, pages);
        associations = new HubSpotAssociations(Portal, pages);
    }

    public HubSpotPortal Portal { get; }

    public HubSpotTokens Tokens { get; }

    public HubSpotRates Rates { get; }

    public HubSpotFaults Faults { get; } = new();

    /// <summary>Where it listens: what stands for <c>https://api.hubapi.com</c>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>No page has more rows than this, whatever is asked.</summary>
    public int RowsPerPage { get => pages.Most; set => pages.Most = value; }

    /// <summary>How many results the search gives out.</summary>
    public int SearchCap { get => search.Cap; set => search.Cap = value; }

    /// <summary>How many targets an association answer has for one object before it pages.</summary>
    public int TargetsPerObject { get => associations.MostTargets; set => associations.MostTargets = value; }

    /// <summary>Every request so far: its method, path and query.</summary>
    public IReadOnlyList<string> Calls => [.. calls];

    /// <summary>The most requests that were under way at once.</summary>
    public int MostInFlight { get; private set; }

    public static async Task<LocalHubSpot> StartAsync(TimeProvider time, int port = 0, CancellationToken cancel = default)
    {
        var web = LocalWeb.Build(port, services => services.AddRoutingCore()
            .Configure<RouteOptions>(routes => routes.SetParameterPolicy<RegexInlineRouteConstraint>("regex")));
        var hub = new LocalHubSpot(web, time);
        hub.Map();
        hub.Address = new Uri(await web.ListenAsync(cancel));
        return hub;
    }

    public ValueTask DisposeAsync() => web.EndAsync();

    void Map()
    {
        web.UseRouting();
        var objects = new HubSpotObjects(Portal, pages);
        var lists = new HubSpotLists(Portal, pages);
        var settings = new HubSpotSettings(Portal, pages);

        On("GET", "objects", "v3", "{type}", objects.List, request => HubSpotTypes.ScopesOf(request.Route("type")));
        On("GET", "objects", "v3", "{type}/{id}", objects.One, request => HubSpotTypes.ScopesOf(request.Route("type")));
        On("POST", "objects", "v3", "{type}/batch/read", objects.Batch, request => HubSpotTypes.ScopesOf(request.Route("type")));
        On("POST", "objects", "v3", "{type}/search", search.Find, request => HubSpotTypes.ScopesOf(request.Route("type")), isSearch: true);
        On("GET", "objects", "v4", "{type}/{id}/associations/{to}", associations.OfOne, request => HubSpotTypes.ScopesOf(request.Route("type")));
        On("POST", "associations", "v4", "{from}/{to}/batch/read", associations.Batch, request => HubSpotTypes.ScopesOf(request.Route("from")));
        On("GET", "lists", "v3", "{id}/memberships", lists.Members, _ => ["crm.lists.read"]);
        On("GET", "lists", "v3", "{id}", lists.One, _ => ["crm.lists.read"]);
        On("GET", "lists", "v3", "object-type-id/{objectType}/name/{name}", lists.ByName, _ => ["crm.lists.read"]);
        On("GET", "owners", "v3", "", settings.Owners, _ => ["crm.objects.owners.read"]);
        On("GET", "owners", "v3", "{id}", settings.OneOwner, _ => ["crm.objects.owners.read"]);
        On("GET", "pipelines", "v3", "{type}", settings.Pipelines, request => SchemaScopes(request));
        On("GET", "properties", "v3", "{type}", settings.Properties, request => SchemaScopes(request));
        Serve("GET", "/account-info/{version:regex(^(v3|20\\d\\d-0[39])$)}/details", settings.Account, _ => []);
        Serve("POST", "/oauth/{version:regex(^(v1|v3|20\\d\\d-0[39])$)}/token", Tokens.Renew, null);
    }

    static string[] SchemaScopes(HubSpotRequest request)
    {
        var type = HubSpotTypes.NameOf(request.Route("type"));
        return [$"crm.schemas.{type}.read", .. HubSpotTypes.ScopesOf(type)];
    }

    /// <summary>The same call under its dated path and under the older one.</summary>
    void On(
        string method, string area, string older, string rest, Func<HubSpotRequest, HubSpotReply> answer, Func<HubSpotRequest, string[]> oneOf, bool isSearch = false)
    {
        Serve(method, $"/crm/{area}/{{version:regex(^20\\d\\d-0[39]$)}}/{rest}", answer, oneOf, isSearch);
        Serve(method, $"/crm/{{version:regex(^{older}$)}}/{area}/{rest}", answer, oneOf, isSearch);
    }

    /// <param name="oneOf">The scopes of which one is needed. Null: no token is.</param>
    void Serve(string method, string pattern, Func<HubSpotRequest, HubSpotReply> answer, Func<HubSpotRequest, string[]>? oneOf, bool isSearch = false) =>
        web.MapMethods(pattern.TrimEnd('/'), [method], (RequestDelegate)(http => HandleAsync(http, answer, oneOf, isSearch)));

    async Task HandleAsync(HttpContext http, Func<HubSpotRequest, HubSpotReply> answer, Func<HubSpotRequest, string[]>? oneOf, bool isSearch)
    {
        MostInFlight = Math.Max(MostInFlight, Interlocked.Increment(ref inFlight));
        try
        {
            calls.Enqueue($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}");
            var (request, refusal) = await HubSpotRequest.ReadAsync(http);
            var fault = request is null ? null : Faults.For(request);
            (fault as HubSpotFault.Meanwhile)?.Change();
            var reply = refusal ?? Reply(request!, fault, answer, oneOf, isSearch);
            await HubSpotWriting.WriteAsync(http, reply, fault);
        }
        finally
        {
            Interlocked.Decrement(ref inFlight);
        }
    }

    HubSpotReply Reply(HubSpotRequest request, HubSpotFault? fault, Func<HubSpotRequest, HubSpotReply> answer, Func<HubSpotRequest, string[]>? oneOf, bool isSearch)
    {
        lock (Portal.Mutex)
        {
            HubSpotReply? reply = (fault as HubSpotFault.Answers)?.Reply();
            if (reply is null && oneOf is not null)
            {
                reply = Tokens.Refuse(request.Token, oneOf(request)) ?? Rates.Count(isSearch);
            }
            reply ??= answer(request);
            if (fault is HubSpotFault.Bends bend && reply is { Status: < 300, Body: not null })
            {
                bend.Change(request, reply);
            }
            if (oneOf is not null)
            {
                Rates.Tell(reply, isSearch, Tokens.IsGranted(request.Token));
            }
            return reply;
        }
    }
}
