using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.HubSpot;

/// <summary>Asks HubSpot, one request after the other, and not faster than it allows.</summary>
sealed class HubSpotClient : IDisposable
{
    /// <summary>The search allows five a second for everybody together; one is left to the others.</summary>
    static readonly Duration BetweenSearches = Duration.FromMilliseconds(250);

    readonly SourceHttp http;
    readonly HubSpotAccess access;
    readonly Lock mutex = new();
    Instant nextSearch = Instant.MinValue;

    public HubSpotClient(HubSpotOptions options, SourceServices services)
    {
        Options = options;
        Vendor = new HubSpotVendor(options, services.Time);
        var secrets = new KnownSecrets();
        http = new SourceHttp(Vendor, new AllowedHosts(options.Address, []), options.Limits, secrets, services);
        access = new HubSpotAccess(options, http, secrets);
    }

    public HubSpotOptions Options { get; }

    public HubSpotVendor Vendor { get; }

    public void Dispose()
    {
        access.Dispose();
        http.Dispose();
    }

    /// <summary>The caller disposes the answer.</summary>
    public async Task<HttpAnswer> GetAsync(string target, string what, SourceRun run, CancellationToken cancel)
    {
        await LeaveRoomAsync(run, cancel);
        return await http.SendAsync(HttpAsk.Get(target, what), access.Token, run, cancel);
    }

    /// <summary>A question in the form of a POST: nothing is changed by it, so it may be asked again.</summary>
    public async Task<HttpAnswer> AskAsync(string target, JsonObject body, string what, SourceRun run, CancellationToken cancel)
    {
        await LeaveRoomAsync(run, cancel);
        var text = body.ToJsonString();
        var ask = new HttpAsk(HttpMethod.Post, target, what)
        {
            Content = () => new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        return await http.SendAsync(ask, access.Token, run, cancel);
    }

    public async Task<HttpAnswer> SearchAsync(string type, JsonObject body, string what, SourceRun run, CancellationToken cancel)
    {
        Duration wait;
        lock (mutex)
        {
            var at = Instant.Max(nextSearch, run.Now);
            nextSearch = at + BetweenSearches;
            wait = at - run.Now;
        }
        if (wait > Duration.Zero)
        {
            await run.WaitAsync(wait, Busy(run.Now + wait), cancel);
        }
        return await AskAsync(Options.Paths.Search(type), body, what, run, cancel);
    }

    /// <summary>Every page, whose rows live until the next one is asked for.</summary>
    /// <param name="target">The address of the page behind a cursor; null for the first.</param>
    public async IAsyncEnumerable<HubSpotPage> PagesAsync(
        Func<string?, string> target, string what, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var walk = new HubSpotPageWalk(what);
        string? after = null;
        do
        {
            using var answer = await GetAsync(target(after), what, run, cancel);
            var page = new HubSpotPage(answer.Root, what);
            after = walk.Follow(page);
            yield return page;
        }
        while (after is not null);
    }

    /// <summary>Once the last answer said that nothing is left, it is waited out: an error that can be foreseen is not asked for.</summary>
    Task LeaveRoomAsync(SourceRun run, CancellationToken cancel) =>
        Vendor.Left is 0 ? run.WaitAsync(Vendor.Interval, Busy(run.Now + Vendor.Interval), cancel) : Task.CompletedTask;

    static SourceFault Busy(Instant until) =>
        new(SourceFaultKind.Throttled, "HubSpot takes no more requests for the moment, and the time for this reading ends before it "
            + "does. The next reading begins anew.")
        { Until = until };
}
