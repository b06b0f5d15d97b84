using System.Net;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace AlignBot.Scenarios.Web;

/// <summary>A link from Slack is good once, for its addressee, for ten minutes; whoever only looks at it spends nothing.</summary>
public sealed class ALinkThatSignsIn : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await Browser.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Previews_and_browsers_that_fetch_ahead_spend_nothing_and_one_press_signs_in()
    {
        var link = await Browser.LinkAsync(world, "priya");
        using var others = new Browser(world);
        foreach (var header in new[] { ("User-Agent", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"), ("Sec-Purpose", "prefetch"), ("User-Agent", "Mozilla/5.0 (Macintosh) Safari") })
        {
            var (looked, page, _) = await others.GetAsync(link, header);
            Assert.Equal(HttpStatusCode.OK, looked);
            Assert.Contains("Sign in as Priya", page, StringComparison.Ordinal);
        }

        Assert.Equal((HttpStatusCode.OK, ""), ((await others.HeadAsync(link)) is var (head, body, _) ? (head, body) : default));
        Assert.False(others.HasCookie);

        using var hers = new Browser(world);
        var (status, _, location) = await hers.PostAsync(link, ("Origin", "null"), ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal((HttpStatusCode.SeeOther, "/p/1"), (status, location));
        Assert.True(hers.HasCookie);
        Assert.Contains("What is agreed", (await hers.GetAsync(location)).Text, StringComparison.Ordinal);

        // Opened again it leads on where she is signed in; anywhere else it is used up.
        Assert.Equal((HttpStatusCode.SeeOther, "/p/1"), (await hers.GetAsync(link)) is var (again, _, on) ? (again, on) : default);
        var (gone, why, _) = await others.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, gone);
        Assert.Contains("This link was used already: it is good once.", why, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await others.PostAsync(link)).Status);
        Assert.False(others.HasCookie);
    }

    [Fact]
    public async Task One_click_brings_a_new_one_to_its_addressee_and_to_nobody_else()
    {
        var link = await Browser.LinkAsync(world, "priya");
        using var browser = new Browser(world);
        await browser.PostAsync(link);
        using var other = new Browser(world);

        Assert.Contains("has sent you a message in Slack", (await other.PostAsync(link + "/again")).Text, StringComparison.Ordinal);
        await other.PostAsync(link + "/again");

        var told = await Slack.Dm("priya").ExpectAsync("A new link to the pages of");
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Dm("priya").CountAsync("A new link to the pages of"));
        await Slack.As("priya").PressAsync(told, "Give me a link");
        var second = Browser.LinkIn(await Slack.Dm("priya").ExpectAsync("Your link is good once, for ten minutes."));
        Assert.NotEqual(link, second);
        Assert.Equal(HttpStatusCode.SeeOther, (await other.PostAsync(second)).Status);
        Assert.Contains("has sent you a message in Slack", (await other.PostAsync("in/" + new string('A', 43) + "/again")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Late_foreign_and_made_up_ones_open_nothing()
    {
        using var browser = new Browser(world);
        var late = await Browser.LinkAsync(world, "priya");

        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync(late, ("Origin", "https://evil.example"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync(late, ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"))).Status);
        Assert.False(browser.HasCookie);

        await world.Time.AdvanceAsync(Duration.FromMinutes(10));
        var (status, text, _) = await browser.PostAsync(late);
        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.Contains("it is good for ten minutes", text, StringComparison.Ordinal);
        foreach (var made in new[] { "in/x", "in/" + new string('A', 43), "in/..%2f..%2fhealth", "in/" + new string('A', 5000) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(made)).Status);
        }

        Assert.False(browser.HasCookie);
    }

    [Fact]
    public async Task Two_who_press_at_once_are_one_session()
    {
        var link = await Browser.LinkAsync(world, "priya");
        var browsers = Enumerable.Range(0, 8).Select(_ => new Browser(world)).ToList();

        var answers = await Task.WhenAll(browsers.Select(browser => browser.PostAsync(link)));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.SeeOther);
        Assert.Single(browsers, browser => browser.HasCookie);
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_when_signed_out_and_when_its_person_is_nobody_here()
    {
        using var first = await Browser.SignedInAsync(world, "priya");
        using var second = await Browser.SignedInAsync(world, "lena");
        using var third = await Browser.SignedInAsync(world, "ana");

        await first.PostAsync("out");
        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetAsync("p/1")).Status);

        await world.LeaveAsync("ULENA");
        await SlackWorld.EventuallyAsync(
            async () => (await second.GetAsync("p/1")).Status is HttpStatusCode.NotFound ? "" : null, () => Task.FromResult("Her account is gone, and her pages are not."));

        Assert.Equal(HttpStatusCode.OK, (await third.GetAsync("p/1")).Status);
        await world.Time.AdvanceAsync(Duration.FromHours(12));
        var (status, text, _) = await third.GetAsync("p/1");
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("Type /align web in Slack", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_and_a_stranger_get_no_link()
    {
        Assert.Contains("your account is a guest", (await Slack.As("gus").RunAsync("/align", "web")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Your link", (await Slack.As("ola").RunAsync("/align", "web")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_secret_stands_in_no_table()
    {
        var link = await Browser.LinkAsync(world, "priya");
        using var browser = new Browser(world);
        await browser.PostAsync(link);
        await world.StopBotAsync();
        SqliteConnection.ClearAllPools();

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(world.DatabaseFile)!, "*.db*"))
        {
            Assert.DoesNotContain(link["in/".Length..], System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
        }
    }
}
