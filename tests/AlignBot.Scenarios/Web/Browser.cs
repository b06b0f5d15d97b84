using System.Net;
using System.Text.RegularExpressions;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Web;

/// <summary>Somebody's browser, or whatever else comes with an address: keeps the bot's cookie and follows nothing by itself.</summary>
sealed partial class Browser : IDisposable
{
    public const string Public = "https://alignbot.example.com/";

    readonly HttpClient http;
    readonly Dictionary<string, string> cookies = [];

    public Browser(GtmWorld world) => http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = world.BotUrl };

    /// <summary>Whether it is signed in.</summary>
    public bool HasCookie => cookies.ContainsKey("__Host-alignbot");

    public static Task<GtmWorld> StartAsync(string? program = null, Dictionary<string, string?>? settings = null) =>
        GtmWorld.StartAsync(program, settings: new([.. settings ?? [], new("Web:PublicUrl", Public)]));

    /// <summary>Somebody's link, below the public address, as '/align web' gives it.</summary>
    public static async Task<string> LinkAsync(GtmWorld world, string person)
    {
        await world.Slack.As(person).RunAsync("/align", "web");
        return LinkIn(await world.Slack.GtmOf(person).ExpectAsync("Your link is good once, for ten minutes."));
    }

    /// <summary>The link of an answer.</summary>
    public static string LinkIn(Message said) => Link().Match(said.Json.ToJsonString()).Groups["path"].Value is { Length: > 0 } path ? path : throw new InvalidOperationException($"No link in: {said.Json.ToJsonString()}");

    /// <summary>A browser in which somebody is signed in, and has the page that the link led to.</summary>
    public static async Task<Browser> SignedInAsync(GtmWorld world, string person)
    {
        var browser = new Browser(world);
        var (status, _, location) = await browser.PostAsync(await LinkAsync(world, person));
        Assert.Equal(HttpStatusCode.SeeOther, status);
        Assert.StartsWith("/p/", location, StringComparison.Ordinal);
        return browser;
    }

    public Task<(HttpStatusCode Status, string Text, string Location)> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, headers);

    public Task<(HttpStatusCode Status, string Text, string Location)> HeadAsync(string path) => SendAsync(HttpMethod.Head, path, []);

    public Task<(HttpStatusCode Status, string Text, string Location)> PostAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, headers);

    public void Dispose() => http.Dispose();

    async Task<(HttpStatusCode Status, string Text, string Location)> SendAsync(HttpMethod method, string path, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.TrimStart('/'));
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        if (cookies.Count > 0)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))));
        }

        using var answer = await http.SendAsync(request);
        Guarded(answer);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            Assert.Matches(@"^__Host-alignbot(-(nonce|begun)\.[\w-]+)?=", set);
            Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; secure", set, StringComparison.OrdinalIgnoreCase);
            var pair = set.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
            {
                cookies.Remove(pair[0]);
                continue;
            }

            cookies[pair[0]] = pair[1];
        }

        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), answer.Headers.Location?.OriginalString ?? "");
    }

    /// <summary>Whatever is answered runs nothing, is kept nowhere, and tells nobody where somebody came from.</summary>
    static void Guarded(HttpResponseMessage answer)
    {
        if (answer.Headers.TryGetValues("Content-Security-Policy", out var policy))
        {
            Assert.StartsWith("default-src 'none';", Assert.Single(policy), StringComparison.Ordinal);
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.True(answer.Headers.CacheControl!.NoStore || answer.Content.Headers.ContentType?.MediaType == "text/css");
            return;
        }

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [GeneratedRegex(@"https://alignbot\.example\.com/(?<path>in/[\w-]{43})\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
