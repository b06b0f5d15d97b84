using System.Net;
using AlignBot.Scenarios.Harness;
using AlignBot.SlackSimulator.Model;

namespace AlignBot.Scenarios.Installations;

/// <summary>An app that is installed by consent, and somebody's browser that installs it.</summary>
static class Installing
{
    public const string ClientId = "1234.5678";
    public const string ClientSecret = "scenario-client-secret";

    public static readonly Func<AppRegistration, AppRegistration> ByConsent = app => app with { BotToken = "", ClientId = ClientId, ClientSecret = ClientSecret };

    /// <summary>The settings of a bot without a token of its own.</summary>
    public static Dictionary<string, string?> Settings(params (string Name, string? Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["SLACK_BOT_TOKEN"] = null,
            ["SLACK_CLIENT_ID"] = ClientId,
            ["SLACK_CLIENT_SECRET"] = ClientSecret,
            ["Web:PublicUrl"] = GtmWorld.Here,
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return settings;
    }

    /// <summary>A world in which the app is not installed yet. Its program is that of the file, once it is.</summary>
    public static Task<GtmWorld> StartAsync(Func<AppRegistration, AppRegistration>? app = null, params (string Name, string? Value)[] settings) =>
        GtmWorld.StartAsync(settings: Settings(settings), app: registered => (app ?? (same => same))(ByConsent(registered)));

    /// <summary>Somebody installs the app; what the last page says.</summary>
    public static async Task<Page> InstallAsync(this GtmWorld world, string team = "T0ACME")
    {
        using var browser = new InstallBrowser(world);
        var answer = await browser.ConsentAsync(team);
        return await browser.GetAsync(answer);
    }
}

/// <summary>A page in a browser.</summary>
sealed record Page(HttpStatusCode Status, string Text);

/// <summary>A browser that keeps cookies and follows redirects only where the scenario lets it.</summary>
sealed class InstallBrowser : IDisposable
{
    readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
    readonly HttpClient http;

    public InstallBrowser(GtmWorld world) => http = new HttpClient(handler) { BaseAddress = world.BotUrl };

    public async Task<Page> GetAsync(string address)
    {
        using var answer = await http.GetAsync(address);
        return new Page(answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Opens the page, presses its button, and allows it in Slack: the address to which Slack leads back.</summary>
    public async Task<string> ConsentAsync(string team = "T0ACME")
    {
        var begin = await GetAsync("slack/install");
        Assert.Equal(HttpStatusCode.OK, begin.Status);
        return await AllowAsync(LinkOf(begin, "Add to Slack") + $"&team={team}");
    }

    /// <summary>Where Slack leads back to from its own page.</summary>
    public async Task<string> AllowAsync(string consent)
    {
        using var answer = await http.GetAsync(consent);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.AbsoluteUri;
    }

    /// <summary>Where the button of that label leads.</summary>
    public static string LinkOf(Page page, string label)
    {
        var end = page.Text.IndexOf($">{label}</a>", StringComparison.Ordinal);
        Assert.True(end > 0, $"No '{label}' on: {page.Text}");
        var from = page.Text.LastIndexOf("href=\"", end, StringComparison.Ordinal) + "href=\"".Length;
        return page.Text[from..page.Text.IndexOf('"', from)];
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }
}
