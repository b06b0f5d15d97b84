using System.Net;
using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Web;

/// <summary>Sign-in with Slack by OpenID Connect: whom Slack names is let in, for as long as a link would, and reads what is kept among few where they have a part in it.</summary>
public sealed class SignInWithSlack : IAsyncLifetime
{
    const string Line = "    - { name: Incentive, definition: What people are paid for. }\n";

    GtmWorld world = null!;

    /// <summary>A program whose disputes about incentives are kept to a channel of their own.</summary>
    internal static string ProgramWithFew { get; } =
        GtmWorld.ProgramFile.ReplaceLineEndings("\n").Replace(Line, Line.Replace(" }", ", channel: CPAY }", StringComparison.Ordinal), StringComparison.Ordinal);

    /// <summary>What the app is to Slack when somebody signs in.</summary>
    internal static Dictionary<string, string?> App => new() { ["SLACK_CLIENT_ID"] = "1.2", ["SLACK_CLIENT_SECRET"] = "of-the-app" };

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await Browser.StartAsync(ProgramWithFew, App);
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Whom_Slack_names_is_led_to_the_page_that_was_asked_for()
    {
        using var browser = new Browser(world);
        var (status, text, _) = await browser.GetAsync("p/1/disputes");
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("href=\"in/slack?to=p%2F1%2Fdisputes\"", text, StringComparison.Ordinal);

        var (signed, _, location) = await SignInAsync(browser, "ana", "p/1/disputes");

        Assert.Equal((HttpStatusCode.SeeOther, "/p/1/disputes"), (signed, location));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(location)).Status);
        await world.Time.AdvanceAsync(Duration.FromHours(12));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(location)).Status);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/p/1")]
    [InlineData("p/1/../../out")]
    [InlineData(@"\\evil.example")]
    [InlineData("p/1?sheet=2")]
    [InlineData("javascript:alert(1)")]
    [InlineData("p/1\r\nSet-Cookie: a=b")]
    public async Task It_leads_nowhere_but_to_our_own_pages(string to)
    {
        using var browser = new Browser(world);

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (await SignInAsync(browser, "ana", to)) is var (status, _, location) ? (status, location) : default);
    }

    [Theory]
    [InlineData("signature")]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("nonce")]
    [InlineData("expired")]
    public async Task A_token_with_a_flaw_lets_nobody_in(string flaw)
    {
        using var browser = new Browser(world);

        var (status, text, _) = await SignInAsync(browser, "ana", "p/1", $"&flaw={flaw}");

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("You are not signed in", text, StringComparison.Ordinal);
        Assert.False(browser.HasCookie);
    }

    [Fact]
    public async Task An_answer_is_good_once_and_in_the_browser_that_asked()
    {
        using var hers = new Browser(world);
        using var other = new Browser(world);
        var back = await ConsentAsync(await BeginAsync(hers, "p/1"), "&as=UANA");

        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(back)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await hers.GetAsync(back)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await hers.GetAsync(back)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("in/slack/back?code=1&state=made-up")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("in/slack/back")).Status);
        Assert.False(other.HasCookie);
    }

    [Fact]
    public async Task Who_cancels_who_is_of_another_workspace_and_who_has_no_program_are_told_so()
    {
        using var browser = new Browser(world);
        var (status, text, _) = await browser.GetAsync(await ConsentAsync(await BeginAsync(browser, ""), "&deny=1"));
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("You did not agree in Slack.", text, StringComparison.Ordinal);

        await Slack.ChangeAccountAsync("lena", new JsonObject { ["team_id"] = "T0ELSEWHERE" });
        Assert.Contains("AlignBot is not installed in the Slack workspace that you signed in with.", (await SignInAsync(browser, "lena", "")).Text, StringComparison.Ordinal);
        Assert.False(browser.HasCookie);

        await Slack.PostAsync("control/people", new JsonObject { ["id"] = "UNEW", ["name"] = "new", ["real_name"] = "New Person" });
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(browser, "new", "")).Status);
        Assert.Contains("You are a member of no program here", (await browser.GetAsync("")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("p/1")).Status);
    }

    [Fact]
    public async Task An_app_that_was_removed_lets_nobody_in()
    {
        await Slack.PostAsync("control/app/token", new JsonObject { ["error"] = "account_inactive" });
        using var browser = new Browser(world);
        var refused = await SlackWorld.EventuallyAsync(
            async () => (await SignInAsync(browser, "ana", "")) is { Status: HttpStatusCode.Forbidden } answer ? answer.Text : null,
            () => Task.FromResult("Somebody was let in though the app is gone."));

        Assert.Contains("AlignBot is not installed in the Slack workspace", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_begun_before_a_restart_is_ended_after_it()
    {
        using var browser = new Browser(world);
        var consent = await BeginAsync(browser, "p/1");

        await world.StopBotAsync();
        await world.StartBotAsync();

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync(await ConsentAsync(consent, "&as=UANA"))).Status);
    }

    [Fact]
    public async Task Where_Slack_does_not_answer_that_is_said()
    {
        await Slack.FaultAsync("down");
        using var browser = new Browser(world);

        var (status, text, _) = await browser.GetAsync("in/slack");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("Slack does not answer at the moment.", text, StringComparison.Ordinal);
        await Slack.ClearFaultsAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(browser, "ana", "p/1")).Status);
    }

    [Fact]
    public async Task What_is_kept_among_few_opens_to_those_few_and_not_by_a_link()
    {
        await RaiseAmongFewAsync(Slack);
        using var linked = await Browser.SignedInAsync(world, "ana");
        var (status, text, _) = await linked.GetAsync("p/1/disputes/1");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("in/slack?to=p%2F1%2Fdisputes%2F1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pilot", (await linked.GetAsync("p/1/disputes")).Text, StringComparison.Ordinal);

        using var hers = new Browser(world);
        await SignInAsync(hers, "ana", "p/1/disputes/1");
        Assert.Contains("Who pays for the pilot?", (await hers.GetAsync("p/1/disputes/1")).Text, StringComparison.Ordinal);
        var (_, list, _) = await hers.GetAsync("p/1/disputes");
        Assert.Contains("Who pays for the pilot?", list, StringComparison.Ordinal);
        Assert.Contains("kept among few", list, StringComparison.Ordinal);

        using var stranger = new Browser(world);
        await SignInAsync(stranger, "lena", "");
        Assert.DoesNotContain("pilot", (await stranger.GetAsync("p/1/disputes")).Text, StringComparison.Ordinal);
        var (refused, nothing, _) = await stranger.GetAsync("p/1/disputes/1");
        Assert.Equal(HttpStatusCode.NotFound, refused);
        Assert.Equal(nothing, (await stranger.GetAsync("p/1/disputes/99")).Text);
    }

    [Fact]
    public async Task Without_a_client_id_there_is_no_such_address()
    {
        await using var plain = await Browser.StartAsync();
        using var browser = new Browser(plain);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("in/slack")).Status);
        Assert.DoesNotContain("in/slack", (await browser.GetAsync("p/1")).Text, StringComparison.Ordinal);
    }

    internal static async Task RaiseAmongFewAsync(SlackWorld slack, string? account = null)
    {
        await slack.PostAsync("control/channels", new JsonObject
        {
            ["id"] = "CPAY",
            ["name"] = "gtm-pay",
            ["kind"] = "private",
            ["members"] = new JsonArray("UANA", "UTOM", "UDANA", "UPRIYA", "UMORGAN", "URILEY", "U0ALIGNBOT"),
        });
        await slack.As("ana").RunAsync("/dispute", "Who pays for the pilot?");
        var form = (await slack.As("ana").ModalAsync()).Fill("Category", "Incentive");
        await (await (account is null ? form : (await form.MoreAsync()).Fill("Account", account)).BetweenAsync("ana", "tom")).SubmitAsync();
        await (await slack.As("ana").ModalAsync()).SubmitAsync();
        await new Conversation(slack, "CPAY", "URILEY").ExpectAsync("DSP-1", "Who pays for the pilot?");
    }

    internal static async Task<(HttpStatusCode Status, string Text, string Location)> SignInAsync(Browser browser, string person, string to, string also = "") =>
        await browser.GetAsync(await ConsentAsync(await BeginAsync(browser, to), $"&as={SlackWorld.UserId(person)}{also}"));

    /// <summary>The address of Slack's page.</summary>
    static async Task<string> BeginAsync(Browser browser, string to)
    {
        var (status, text, location) = await browser.GetAsync($"in/slack?to={Uri.EscapeDataString(to)}");
        Assert.True(status is HttpStatusCode.Found, $"{status}: {text}");
        return location;
    }

    /// <summary>Where Slack's page sends the browser back to, below the public address.</summary>
    static async Task<string> ConsentAsync(string page, string answer)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var said = await http.GetAsync(page + answer);
        var back = said.Headers.Location?.OriginalString ?? "";
        Assert.StartsWith(Browser.Public + "in/slack/back?", back, StringComparison.Ordinal);
        return back[Browser.Public.Length..];
    }
}
