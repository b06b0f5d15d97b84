using System.Net;
using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Installations;

/// <summary>Somebody installs the app in a browser. Whatever is wrong with that is one calm sentence, and nothing has happened.</summary>
public sealed class InstallingIt : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await Installing.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task It_says_hello_to_whoever_did_and_works()
    {
        var done = await world.InstallAsync();

        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("AlignBot is installed in Acme", done.Text, StringComparison.Ordinal);
        Assert.Contains("/invite @AlignBot", done.Text, StringComparison.Ordinal);
        Assert.Contains("https://slack.com/app_redirect?app=A0ALIGNBOT&team=T0ACME", done.Text, StringComparison.Ordinal);
        await Slack.Dm("morgan").ExpectAsync("AlignBot is installed.", "with a button to set up");
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        await NoTokenLiesOpenAsync();
    }

    [Fact]
    public async Task Slacks_answer_is_good_once_in_its_own_browser_and_not_without_its_state()
    {
        using var browser = new InstallBrowser(world);
        using var other = new InstallBrowser(world);
        var answer = await browser.ConsentAsync();

        await RefusesAsync(other, answer, "This did not begin here");
        await RefusesAsync(browser, answer.Split("&state=")[0], "This did not begin here");
        await RefusesAsync(browser, answer[..^9] + "AAAAAAAAA", "This did not begin here");
        await RefusesAsync(browser, "slack/oauth_redirect", "This did not begin here");
        Assert.Equal(0, await InstalledAsync());

        Assert.Contains("is installed in Acme", (await browser.GetAsync(answer)).Text, StringComparison.Ordinal);
        await RefusesAsync(browser, answer, "Slack's answer is good once. If AlignBot is in your workspace now, all is well");
        Assert.Equal(1, await InstalledAsync());
    }

    [Fact]
    public async Task Used_twice_by_the_browser_that_it_was_made_for_it_installs_once()
    {
        using var browser = new InstallBrowser(world);
        var answer = await browser.ConsentAsync();

        var both = await Task.WhenAll(browser.GetAsync(answer), browser.GetAsync(answer));

        Assert.Single(both, page => page.Text.Contains("is installed in Acme", StringComparison.Ordinal));
        Assert.Single(both, page => page.Status == HttpStatusCode.BadRequest);
        Assert.Equal(1, await InstalledAsync());
    }

    [Fact]
    public async Task Called_off_in_Slack_nothing_changes()
    {
        using var browser = new InstallBrowser(world);
        var consent = InstallBrowser.LinkOf(await browser.GetAsync("slack/install"), "Add to Slack");

        await RefusesAsync(browser, await browser.AllowAsync(consent + "&deny=1"), "In Slack it was called off, or not allowed. Nothing has changed.");
        await RefusesAsync(browser, "slack/oauth_redirect?error=<script>alert(1)</script>", "Slack broke it off (for a reason that it does not name).");
    }

    [Fact]
    public async Task Granted_less_than_it_needs_it_names_what_is_missing_and_keeps_nothing()
    {
        var manifest = JsonNode.Parse(AlignBot.Sandbox.SandboxHost.Resource("slack-app.http.json"))!.AsObject();
        var scopes = manifest["oauth_config"]!["scopes"]!["bot"]!.AsArray();
        scopes.Remove(scopes.First(scope => (string?)scope == "files:read"));
        await AppAsync(manifest: manifest);

        var page = await world.InstallAsync();

        Assert.Contains("Slack granted less than it needs: files:read. Begin again and allow all of it. Nothing has changed.", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await InstalledAsync());
    }

    [Fact]
    public async Task With_a_wrong_client_secret_it_says_whose_matter_that_is()
    {
        await AppAsync(secret: "another");

        var page = await world.InstallAsync();

        Assert.Contains("whoever runs AlignBot looks at SLACK_CLIENT_ID and SLACK_CLIENT_SECRET. Nothing has changed.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Installing.ClientSecret, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_may_not_have_it_gets_nothing_and_its_token_is_given_back()
    {
        await using var choosy = await Installing.StartAsync(settings: ("Slack:MayInstall", "T0ELSE E0ELSE"));

        var page = await choosy.InstallAsync();

        Assert.Contains("This AlignBot is not for that workspace", page.Text, StringComparison.Ordinal);
        Assert.Contains("auth.revoke: ok", (await choosy.Slack.GetAsync("control/traffic?limit=100")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_configured_token_is_given_back_to_nobody()
    {
        await using var choosy = await GtmWorld.StartAsync(
            settings: Installing.Settings(("SLACK_BOT_TOKEN", GtmWorld.BotToken), ("Slack:MayInstall", "T0ELSE")),
            app: app => app with { ClientId = Installing.ClientId, ClientSecret = Installing.ClientSecret });
        await choosy.Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await choosy.Slack.Gtm.ExpectAsync("DEC-1");

        var page = await choosy.InstallAsync();

        Assert.Contains("This AlignBot is not for that workspace", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("auth.revoke", (await choosy.Slack.GetAsync("control/traffic?limit=200")).ToJsonString(), StringComparison.Ordinal);
        await choosy.Slack.As("ana").RunAsync("/decision", "It is thawed.");
        await choosy.Slack.Gtm.ExpectAsync("DEC-2");
    }

    [Fact]
    public async Task A_bot_of_one_workspace_says_so()
    {
        await using var single = await GtmWorld.StartAsync(settings: new() { ["Web:PublicUrl"] = GtmWorld.Here });
        using var browser = new InstallBrowser(single);

        var page = await browser.GetAsync("slack/install");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("This one is for a single workspace.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_has_it_for_all_its_workspaces()
    {
        await using var grid = await Installing.StartAsync(app => app with { OrganisationId = "E0GRID" });

        var page = await grid.InstallAsync();

        Assert.Contains("An administrator chooses in Slack which workspaces have it.", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await InstalledAsync(grid));
    }

    async Task AppAsync(JsonObject? manifest = null, string secret = Installing.ClientSecret) => await Slack.PostAsync("control/app", new JsonObject
    {
        ["signing_secret"] = GtmWorld.SigningSecret,
        ["bot_token"] = "",
        ["client_id"] = Installing.ClientId,
        ["client_secret"] = secret,
        ["request_url"] = new Uri(world.BotUrl, "slack/events").ToString(),
        ["manifest"] = manifest ?? JsonNode.Parse(AlignBot.Sandbox.SandboxHost.Resource("slack-app.http.json"))!.AsObject(),
    });

    static async Task RefusesAsync(InstallBrowser browser, string address, string sentence)
    {
        var page = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page.Text, StringComparison.Ordinal);
        Assert.Equal("slack/install", InstallBrowser.LinkOf(page, "Begin again"));
    }

    Task<int> InstalledAsync(GtmWorld? of = null) => (of ?? world).Record.TokensAsync();

    /// <summary>Neither token nor secret stands in the database as it is, nor in what the bot calls its log.</summary>
    async Task NoTokenLiesOpenAsync()
    {
        await world.StopBotAsync();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(world.DatabaseFile)!))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.True(bytes.AsSpan().IndexOf("xoxb-given"u8) < 0, $"{file} has a token in it.");
            Assert.True(bytes.AsSpan().IndexOf("scenario-client-secret"u8) < 0, $"{file} has the client secret in it.");
        }
    }
}
