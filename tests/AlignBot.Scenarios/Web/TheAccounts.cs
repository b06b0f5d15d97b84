using System.Net;
using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Web;

/// <summary>The shared list, and an account with everything about it that its reader may see, in a browser.</summary>
public sealed class TheAccounts : IAsyncLifetime
{
    const string Accounts = """
        account_id,name,domain,is_target,tier
        A-1,Alpine Tools,alpine.example,true,1
        A-2,Birch & <Sons>,birch.example,true,2
        A-3,Cedar,cedar.example,true,3
        """;

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await Browser.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_list_is_looked_through_and_leads_to_an_account()
    {
        using var browser = await Browser.SignedInAsync(world, "lena");
        Assert.Contains("There is no account list yet.", (await browser.GetAsync("p/1/accounts")).Text, StringComparison.Ordinal);

        await Slack.TakeOverAsync("accounts.csv", Accounts);
        var (_, all, _) = await browser.GetAsync("p/1/accounts");
        Assert.Contains("3 accounts (tier 1: 1, tier 2: 1, tier 3: 1)", all, StringComparison.Ordinal);
        Assert.Contains("href=\"p/1/accounts/one?name=Birch%20%26%20%3CSons%3E\"", all, StringComparison.Ordinal);
        var (_, found, _) = await browser.GetAsync("p/1/accounts?q=tier+1");
        Assert.Contains("Alpine Tools", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Cedar", found, StringComparison.Ordinal);
        Assert.Contains("No account on the list has 'nowhere'", (await browser.GetAsync("p/1/accounts?q=nowhere")).Text, StringComparison.Ordinal);

        var (status, account, _) = await browser.GetAsync("p/1/accounts/one?name=Birch%20%26%20%3CSons%3E");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("tier 2, no owner, birch.example", account, StringComparison.Ordinal);
        Assert.Contains("Nothing is written about it yet.", account, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("p/1/accounts/one?name=alpine.example")).Status);
        foreach (var none in new[] { "", "?name=", "?name=Nobody", "?name=" + new string('x', 5000), "?name=a&name=b" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("p/1/accounts/one" + none)).Status);
        }
    }

    [Fact]
    public async Task An_account_shows_what_is_disputed_decided_and_written()
    {
        await Slack.TakeOverAsync("accounts.csv", Accounts);
        await Slack.TakeOverRecordsAsync("opportunities", """
            opportunity_id,account_id,stage,is_closed,is_won,amount,currency,created_at,close_date,name
            O-1,A-1,Proposal,false,false,120000.00,EUR,2026-01-05T09:00:00Z,2026-12-18,Renewal
            O-2,A-1,Closed Won,true,true,20000.50,EUR,2026-01-05T09:00:00Z,2026-03-02,Pilot
            O-3,A-2,Proposal,false,false,1.00,EUR,2026-01-05T09:00:00Z,2026-12-18,Another
            """);
        await Slack.As("ana").RunAsync("/dispute", "Who works Alpine?");
        await (await (await (await Slack.As("ana").ModalAsync()).MoreAsync()).Fill("Account", "Alpine Tools").Fill("Category", "Budget").BetweenAsync("ana", "tom")).SubmitAsync();
        await (await Slack.As("ana").ModalAsync()).SubmitAsync();
        await Slack.Gtm.ExpectAsync("DSP-1", "Who works Alpine?");
        await Slack.As("ana").RunAsync("/align", "account Alpine Tools");
        var card = await Slack.GtmOf("ana").ExpectWithAsync("Add an entry", "Alpine Tools");
        await Slack.As("ana").PressAsync(card, "Add an entry");
        await (await Slack.As("ana").ModalAsync()).Fill("What it is", "A plan: what we want there, and what comes next").Fill("In a few sentences", "Win the renewal, <b>first</b>.").SubmitAsync();
        using var browser = await Browser.SignedInAsync(world, "priya");

        var account = await SlackWorld.EventuallyAsync(
            async () => (await browser.GetAsync("p/1/accounts/one?name=Alpine%20Tools")).Text is var text && text.Contains("<b>first</b>", StringComparison.Ordinal) ? text : null,
            () => Task.FromResult("What was written is not on the page."));
        Assert.Contains("Renewal: Proposal, 120,000 EUR, closes Fri 18 Dec 2026", account, StringComparison.Ordinal);
        Assert.Contains("Pilot: won, 20,000.5 EUR, closed Mon 2 Mar 2026", account, StringComparison.Ordinal);
        Assert.DoesNotContain("Another", account, StringComparison.Ordinal);
        Assert.Contains("href=\"p/1/disputes/1\"", account, StringComparison.Ordinal);
        Assert.Contains("Who works Alpine?", account, StringComparison.Ordinal);
        Assert.Contains("tier 1, no owner, alpine.example", account, StringComparison.Ordinal);

        await Slack.As("ana").PressAsync(card, "Open as a page");
        var link = Browser.LinkIn(await Slack.GtmOf("ana").ExpectAsync("Your link is good once"));
        using var hers = new Browser(world);
        var (status, _, location) = await hers.PostAsync(link);
        Assert.Equal((HttpStatusCode.SeeOther, "/p/1/accounts/one?name=Alpine%20Tools"), (status, location));
        Assert.Equal(HttpStatusCode.OK, (await hers.GetAsync(location)).Status);
    }

    [Fact]
    public async Task What_is_kept_among_few_is_not_on_it_for_whom_a_link_has_signed_in()
    {
        await world.DisposeAsync();
        world = await Browser.StartAsync(SignInWithSlack.ProgramWithFew, SignInWithSlack.App);
        await Slack.TakeOverAsync("accounts.csv", Accounts);
        await SignInWithSlack.RaiseAmongFewAsync(Slack, "Alpine Tools");
        using var linked = await Browser.SignedInAsync(world, "ana");
        using var hers = new Browser(world);
        await SignInWithSlack.SignInAsync(hers, "ana", "");
        using var stranger = new Browser(world);
        await SignInWithSlack.SignInAsync(stranger, "lena", "");

        Assert.DoesNotContain("pilot", (await linked.GetAsync("p/1/accounts/one?name=Alpine%20Tools")).Text, StringComparison.Ordinal);
        Assert.Contains("Who pays for the pilot?", (await hers.GetAsync("p/1/accounts/one?name=Alpine%20Tools")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pilot", (await stranger.GetAsync("p/1/accounts/one?name=Alpine%20Tools")).Text, StringComparison.Ordinal);
    }
}
