using System.Text.Json.Nodes;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>Who owns an account in the CRM is a member here: by mail address where the workspace lets the bot read addresses, else by what
/// somebody says. Or the two leaders own tier 1.</summary>
public sealed class OwnersBecomeMembers : IAsyncLifetime
{
    /// <summary>Addresses as people write them; a guest's, one of nobody here, and one with a plus that is another one.</summary>
    const string Accounts = """
        account_id,name,is_target,tier,owner_id,owner_name,owner_email,marketer_email
        A-1,Alpine Tools,true,1,7,Ana Torres, Ana.Torres@ACME.example ,tom.becker@acme.example
        A-2,Bergen Optics,true,1,8,Ben Osei,ben.osei@acme.example,lena.vogt+abm@acme.example
        A-3,Cadiz Freight,true,1,9,Nobody Here,nobody@corp.example,gus.park@acme.example
        """;

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        foreach (var (name, address) in new[] { ("ana", "ana.torres@acme.example"), ("tom", "Tom.Becker@acme.example"),
            ("ben", "ben.osei@acme.example"), ("lena", "lena.vogt@acme.example"), ("gus", "gus.park@acme.example") })
        {
            await Slack.ChangeAccountAsync(name, new JsonObject { ["email"] = address });
        }
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task By_their_mail_addresses()
    {
        await Slack.TakeOverAsync("accounts.csv", Accounts);

        var page = await Slack.ReadsAsync(
            "riley", "list pairs", "*Account pairs*: 1 of 3 accounts of tier 1", "3 people of the source are not matched with a member",
            "Nobody Here", "gus.park@acme.example", "lena.vogt+abm@acme.example", "*Bergen Optics*  Ben, no marketer",
                "*Cadiz Freight*  no rep, no marketer");
        Assert.DoesNotContain("Gus,", page.Text, StringComparison.Ordinal);
        await Slack.ReadsAsync("ben", "account Alpine Tools", "Pair: Ana and Tom");
        await world.Record.HappenedAsync("list.owners_matched");

        // What somebody says counts before what Slack says.
        await Slack.As("riley").PressAsync(page, "Say who they are");
        await (await Slack.As("riley").ModalAsync("Who is who")).Fill("lena.vogt+abm@acme.example (1 of tier 1)", "lena").SubmitAsync();
        await Slack.ReadsAsync("riley", "list pairs", "*Account pairs*: 2 of 3", "2 people of the source are not matched");

        // An account that is deactivated leaves a gap, and is no stranger.
        await Slack.ChangeAccountAsync("ben", new JsonObject { ["deleted"] = true });
        await Slack.ReadsAsync("riley", "list pairs", "*Bergen Optics*  Ben (not a member any more), Lena");
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task Who_is_missing_comes_to_the_review_and_is_found_by_the_audit()
    {
        await Slack.TakeOverAsync("accounts.csv", Accounts);
        await Slack.ReadsAsync("riley", "list pairs", "*Account pairs*: 1 of 3 accounts of tier 1");

        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.Gtm.ExpectAsync(
            "Pipeline review", "2 of 3 accounts of tier 1 lack a rep or a marketer: who takes Bergen Optics, Cadiz Freight?");
        await Slack.As("riley").RunAsync("/align", "audit");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Begin it now", "*No audit yet.*"), "Begin it now");
        await Slack.Dm("riley").ExpectAsync("2 of 3 accounts of tier 1 lack a rep or a marketer.");
    }

    [Fact]
    public async Task Without_the_scope_by_what_somebody_says_and_as_one_finding()
    {
        await world.LackAsync("users:read.email");
        await Slack.TakeOverAsync("accounts.csv", Accounts);

        var page = await Slack.ReadsAsync(
            "riley", "list pairs", "*Account pairs*: 0 of 3", "6 people of the source are not matched with a member");
        await Slack.As("riley").PressAsync(page, "Say who they are");
        await (await Slack.As("riley").ModalAsync("Who is who"))
            .Fill("Ana Torres (1 of tier 1)", "ana").Fill("tom.becker@acme.example (1 of tier 1)", "tom").SubmitAsync();
        await Slack.ReadsAsync("riley", "list pairs", "*Account pairs*: 1 of 3", "4 people of the source are not matched");

        await Slack.As("riley").RunAsync("/align", "audit");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Begin it now", "*No audit yet.*"), "Begin it now");
        await Slack.Dm("riley").ExpectAsync("4 people who own accounts of tier 1 in the source are not matched with a member");
    }

    [Fact]
    public async Task By_role_where_the_program_says_so_in_the_form()
    {
        await Slack.TakeOverAsync("accounts.csv", Accounts);
        await Slack.As("riley").RunAsync("/align", "list source");
        await (await Slack.As("riley").ModalAsync("Where it comes from")).Fill(
            "Tier 1 is owned by", "The sales leader and the marketing leader").SubmitAsync();
        await Slack.As("riley").ModalSayingAsync("Saved.");

        var page = await Slack.ReadsAsync("riley", "list pairs", "*Account pairs*: 3 of 3 accounts of tier 1");
        Assert.DoesNotContain("not matched", page.Text, StringComparison.Ordinal);
        await Slack.ReadsAsync("ben", "account Cadiz Freight", "Pair: Dana and Priya");
        await Slack.As("riley").RunAsync("/align", "list pair Cadiz Freight");
        await Slack.As("riley").PressAsync(
            await Slack.GtmOf("riley").ExpectWithAsync("Set the pair", "*Cadiz Freight*  Dana and Priya"), "Set the pair");
        await (await Slack.As("riley").ModalAsync("Account pair")).Fill("Rep", "ben").SubmitAsync();
        await Slack.ReadsAsync("ben", "account Cadiz Freight", "Pair: Ben and Priya");
    }
}
