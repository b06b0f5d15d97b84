using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>One list for both functions, handed in as a file: read before it counts, its changes posted every week, attested by both
/// leaders.</summary>
public sealed class TheListComesFromAFile : IAsyncLifetime
{
    const string Header = "account_id,name,domain,is_target,tier,owner_id,owner_name,owner_email\n";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task From_the_first_file_to_an_attested_week()
    {
        await Slack.As("ana").RunAsync("/align", "list");
        Assert.False((await Slack.GtmOf("ana").ExpectAsync("*No account list yet.*")).HasButton("Hand in a CSV file"));
        await HandInAsync("accounts.csv", Lines(8));
        var page = await Slack.As("riley").ModalSayingAsync("accounts.csv", "8 accounts", "It becomes the account list.");
        await page.SubmitAsync();
        await Slack.As("riley").ModalSayingAsync("*Taken over.*", "8 accounts");

        await Slack.As("ana").RunAsync("/align", "list");
        await Slack.GtmOf("ana").ExpectAsync("*Account list*: 8 accounts (tier 1: 2, tier 2: 3, tier 3: 3).", "files that are handed in");
        await Slack.As("ana").RunAsync("/align", "list tier 1 mara");
        await Slack.GtmOf("ana").ExpectAsync("*2 accounts* of 8", "*Account 3*  tier 1, Mara Lind, account3.example");
        await Slack.As("ana").RunAsync("/align", "list nowhere");
        await Slack.GtmOf("ana").ExpectAsync("*No account on the list has 'nowhere'*");

        // One leaves, one joins, one has another tier, one another owner; the page says so before it counts.
        var next = Lines(8).Replace("A-8,", "A-9,", StringComparison.Ordinal).Replace(
            "Account 8", "Newcomer", StringComparison.Ordinal).Replace(
            "true,Tier 2,7", "true,Tier 1,8", StringComparison.Ordinal);
        await HandInAsync("second.csv", next);
        page = await Slack.As("riley").ModalSayingAsync("second.csv", "1 left, 1 joined");
        await page.SubmitAsync();
        await world.Time.ToAsync(Instant.FromUtc(2026, 11, 30, 9, 0));
        var diff = await Slack.Gtm.ExpectWithAsync(
            "Attest it", "*Account list, week to Mon 30 Nov 2026*", "*Account 8* left (tier 2)", "*Newcomer* joined (tier 1)",
            "*Account 2*: tier 2, now tier 1", "Dana and Priya still to attest it");
        Assert.DoesNotContain("All changes", diff.Text, StringComparison.Ordinal);

        // Not by a rep; by one leader on the post, by the other on the review's card.
        await Slack.As("ben").PressAsync(diff, "Attest it");
        await Slack.GtmOf("ben").ExpectAsync("can attest what changed.");
        await Slack.As("priya").PressAsync(diff, "Attest it");
        await Slack.Gtm.ExpectAsync("*Account list, week to", "Attested by Priya; Dana still to do so");
        await world.Record.HappenedAsync("list.attested");
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task What_can_hardly_be_right_has_to_be_meant()
    {
        await TakeOverAsync(Lines(10));
        await HandInAsync("half.csv", Lines(5));
        var page = await Slack.As("riley").ModalSayingAsync("half.csv", "This can hardly be right");
        Assert.Contains("it has 5 of 10: 5 accounts would leave", page.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.NotEmpty((await page.SubmitAsync()).Errors);
        await page.Fill("This can hardly be right", "I have looked, and it is meant").SubmitAsync();
        await Slack.As("riley").RunAsync("/align", "list");
        await Slack.GtmOf("riley").ExpectAsync("*Account list*: 5 accounts");
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_its_line_and_nothing_changes()
    {
        await TakeOverAsync(Lines(4));
        await HandInAsync(
            "bad.csv",
            Header + "A-1,One,one.example,true,,7,Mara Lind,m@corp.example\nA-1,Two,two.example,true,Tier 2,7,Mara "
                + "Lind,m@corp.example\nA-3,Three,three.example,maybe,Tier 2,,,\n");
        var page = await Slack.As("riley").ModalSayingAsync("bad.csv can't be taken over as it is", "Line 2, tier of A-1", "A-1");
        Assert.False(page.HasButton("Take it over"));

        await HandInAsync("empty.csv", Header);
        Assert.Contains(
            "it has no account at all, and the list has 4",
            (await Slack.As("riley").ModalSayingAsync("4 left", "This can hardly be right")).Json.ToJsonString(), StringComparison.Ordinal);
        await HandInAsync("accounts.xlsx", "PK\u0003\u0004 xl/workbook.xml");
        await Slack.As("riley").ModalSayingAsync("accounts.xlsx", "Nothing has changed");
        await Slack.As("ana").RunAsync("/align", "list");
        await Slack.GtmOf("ana").ExpectAsync("*Account list*: 4 accounts");
    }

    [Fact]
    public async Task A_second_list_is_compared_by_key_and_domain()
    {
        await TakeOverAsync(Lines(6));
        await Slack.As("dana").RunAsync("/align", "list compare");
        var form = await Slack.As("dana").ModalAsync("Compare a list");
        await form.PutAsync(
            "File", "segment.csv",
            "Record ID,Company name,Company Domain Name\n901,Account 1,www.account1.example\n902,Account "
                + "2,https://account2.example/x\n903,Elsewhere,elsewhere.example\n");
        await form.Fill("What it is called", "Webinar segment").SubmitAsync();
        await Slack.As("dana").ModalSayingAsync("Webinar segment", "2 in both, 4 only here, 1 only there");

        await Slack.As("ana").RunAsync("/align", "list compare webinar segment");
        var page = await Slack.GtmOf("ana").ExpectWithAsync(
            "Raise a dispute", "*Webinar segment* and the account list", "*Only on Webinar segment*", "*Elsewhere*");
        await Slack.As("ana").PressAsync(page, "Raise a dispute");
        var dispute = await Slack.As("ana").ModalAsync();
        Assert.Contains("Webinar segment and the account list are", dispute.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_somebody_names_is_the_one_on_the_list()
    {
        await TakeOverAsync(Lines(4));
        await Slack.As("ana").RunAsync("/align", "account www.Account2.example");
        await Slack.GtmOf("ana").ExpectAsync("*Account 2*", "tier 2, Mara Lind, account2.example");
        await Slack.As("ana").RunAsync("/align", "account Acount 2");
        await Slack.GtmOf("ana").ExpectWithAsync("Account 2", "*Nothing is written about Acount 2 here.*");

        // A slip is asked about once; sent again it is another company.
        await Slack.As("ana").RunAsync("/dispute", "Who owns it?");
        var form = await (await Slack.As("ana").ModalAsync()).BetweenAsync("ana", "tom");
        form = (await form.Fill("Category", "Lead handling").MoreAsync()).Fill("Account", "Acount 3");
        Assert.Contains("On the account list there is", Assert.Single((await form.SubmitAsync()).Errors));
        await form.Fill("Account", "ACCOUNT3.example").SubmitAsync();
        await Slack.As("ana").ModalSayingAsync("Account 3");
    }

    [Fact]
    public async Task What_was_written_while_an_account_was_called_otherwise_stays_with_it()
    {
        await TakeOverAsync(Lines(6));
        await Slack.As("ana").RunAsync("/align", "account Account 2");
        await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectWithAsync("Add an entry", "*Account 2*"), "Add an entry");
        Assert.Empty(
            (await (await Slack.As("ana").ModalAsync()).Fill("What it is", "A plan: what we want there, and what comes next")
                .Fill("In a few sentences", "Three calls before the fair.").SubmitAsync()).Errors);

        await HandInAsync("renamed.csv", Lines(6).Replace("Account 2,", "Alpine Tools,", StringComparison.Ordinal));
        await (await Slack.As("riley").ModalSayingAsync("renamed.csv", "1 renamed")).SubmitAsync();
        await world.Time.ToAsync(Instant.FromUtc(2026, 11, 30, 9, 0));

        await Slack.Gtm.ExpectAsync("*Account list, week to Mon 30 Nov 2026*: 1 renamed", "*Alpine Tools* was called Account 2 until now");
        foreach (var name in (string[])["Alpine Tools", "Account 2"])
        {
            await Slack.As("ana").RunAsync("/align", $"account {name}");
            await Slack.GtmOf("ana").ExpectAsync("Three calls before the fair.", "was called Account 2 until now");
        }
    }

    [Fact]
    public async Task Tier_one_is_owned_by_pairs()
    {
        await TakeOverAsync(Lines(6));
        await Slack.As("ana").RunAsync("/align", "list pairs");
        var page = await Slack.GtmOf("ana").ExpectAsync(
            "*Account pairs*: 0 of 2 accounts of tier 1", "1 person of the source is not matched with a member: Mara Lind.",
            "*Account 3*  no rep, no marketer");
        Assert.False(page.HasButton("Set the pair"));

        await Slack.As("riley").RunAsync("/align", "list pairs");
        await Slack.As("riley").PressAsync(
            await Slack.GtmOf("riley").ExpectWithAsync("Say who they are", "*Account pairs*"), "Say who they are");
        await (await Slack.As("riley").ModalAsync("Who is who")).Fill("Mara Lind (2 of tier 1)", "ana").SubmitAsync();
        await Slack.As("riley").RunAsync("/align", "list pairs");
        await Slack.As("riley").PressAsync(
            await Slack.GtmOf("riley").ExpectWithAsync("Set the pair", "*Account 3*  Ana, no marketer"), "Set the pair", "Account 3");
        await (await Slack.As("riley").ModalAsync("Account pair")).Fill("Marketer", "tom").SubmitAsync();
        await Slack.As("ben").RunAsync("/align", "account Account 3");
        await Slack.GtmOf("ben").ExpectAsync("*Account 3*", "Pair: Ana and Tom");

        // Who leaves leaves a gap, which the weekly review has on its agenda.
        await Slack.ChangeAccountAsync("tom", new() { ["deleted"] = true });
        await SlackWorld.EventuallyAsync(
            async () =>
            {
                await Slack.As("riley").RunAsync("/align", "list pair Account 3");
                return (await Slack.GtmOf("riley").MessagesAsync())
                    .LastOrDefault(message => message.Text.Contains("Tom (not a member any more)", StringComparison.Ordinal));
            },
            () => Slack.GtmOf("riley").TranscriptAsync());
        await world.Time.ToAsync(Instant.FromUtc(2026, 12, 1, 9, 0));
        await Slack.As("riley").RunAsync("/meeting", "agenda");
        await Slack.GtmOf("riley").ExpectAsync("2 of 2 accounts of tier 1 lack a rep or a marketer");
    }

    async Task TakeOverAsync(string content)
    {
        await HandInAsync("accounts.csv", content);
        await (await Slack.As("riley").ModalSayingAsync("It becomes the account list.")).SubmitAsync();
    }

    async Task HandInAsync(string name, string content)
    {
        await Slack.As("riley").RunAsync("/align", "list import");
        var form = await Slack.As("riley").ModalAsync("Accounts from a file");
        await form.PutAsync("File", name, content);
        await form.SubmitAsync();
    }

    /// <summary>Accounts A-1 and on: every third of them tier 3, the others by turns tier 1 and 2, all owned by Mara Lind.</summary>
    static string Lines(int count) => Header + string.Concat(Enumerable.Range(1, count).Select(at =>
        $"A-{at},Account {at},account{at}.example,true,Tier {(at % 3) switch { 0 => 1, 1 => 3, _ => 2 }},7,Mara Lind,mara@corp.example\n"));
}
