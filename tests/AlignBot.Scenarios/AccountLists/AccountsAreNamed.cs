using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>An account of the list that somebody names is found, a slip is asked about once, and the review's card leads to those that it
/// speaks of.</summary>
public sealed class AccountsAreNamed : IAsyncLifetime
{
    const string Accounts = """
        account_id,name,domain,is_target,tier
        A-1,Alpine Tools,alpine.example,true,1
        A-2,Bergen Optics,bergen.example,true,2
        A-3,Cadiz Freight,cadiz.example,true,3
        """;

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.TakeOverAsync("accounts.csv", Accounts);
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task In_a_decision()
    {
        await Slack.As("ana").UseAsync("decision.record.global");
        var form = await Slack.As("ana").ModalAsync("Record a decision");
        form.Fill("What was decided", "Alpine stays with Ben.").Fill("Account", "Alpin Tools");

        Assert.Equal(
            ["On the account list there is Alpine Tools. Write it so, or send this again if you mean another company."],
            (await form.SubmitAsync()).Errors);
        Assert.Empty((await form.SubmitAsync()).Errors);
        Assert.Equal("Alpin Tools", Assert.Single(await world.Record.DecisionsAsync()).Account);

        await Slack.As("ana").UseAsync("decision.record.global");
        form = await Slack.As("ana").ModalAsync("Record a decision");
        Assert.NotEmpty(
            (await form.Fill("What was decided", "Bergen moves to tier 1.").Fill("Account", "Bergn Optics").SubmitAsync()).Errors);
        Assert.Empty((await form.Fill("Account", "bergen.example").SubmitAsync()).Errors);
        Assert.Equal("Bergen Optics", (await world.Record.DecisionsAsync())[1].Account);
    }

    [Fact]
    public async Task On_the_card_of_a_decision_which_leads_to_all_that_is_known_of_it()
    {
        await Slack.As("ana").UseAsync("decision.record.global");
        await (await Slack.As("ana").ModalAsync("Record a decision"))
            .Fill("What was decided", "Cadiz waits until spring.").Fill("Account", "Cadiz Freight").SubmitAsync();

        var card = await Slack.Gtm.ExpectAsync(
            "Cadiz waits until spring.", "Cadiz Freight on the account list: tier 3, no owner, cadiz.example");
        await Slack.As("tom").PressAsync(card, "Show all of it");
        await Slack.As("tom").PressAsync(
            await Slack.GtmOf("tom").ExpectWithAsync("About Cadiz Freight", "Cadiz waits until spring."), "About Cadiz Freight");
        await Slack.GtmOf("tom").ExpectAsync("*Cadiz Freight*", "tier 3, no owner, cadiz.example", "Cadiz waits until spring.");

        // It says what the account is now; another company than those of the list has no line.
        await Slack.TakeOverAsync("next.csv", Accounts.Replace("true,3", "true,1", StringComparison.Ordinal));
        Assert.Contains(
            "Cadiz Freight on the account list: tier 1", (await Slack.As("tom").RunAsync("/decision", "show DEC-1")).Text,
                StringComparison.Ordinal);
        await Slack.As("ana").UseAsync("decision.record.global");
        await (await Slack.As("ana").ModalAsync("Record a decision"))
            .Fill("What was decided", "Elsewhere is nobody's.").Fill("Account", "Quite another company").SubmitAsync();
        Assert.False((await Slack.Gtm.ExpectAsync("Elsewhere is nobody's.")).Says("on the account list"));
    }

    [Fact]
    public async Task On_the_agenda_and_from_the_card_of_the_review()
    {
        foreach (var (text, account) in new[] { ("Who takes Alpine?", "Alpine Tols"), ("The freight deal is stuck.", "cadiz.example"),
            ("A company of nobody's list.", "Elsewhere") })
        {
            await Slack.As("ana").UseAsync("meeting.item.add.global");
            var form = await Slack.As("ana").ModalAsync("Add to the agenda");
            form.Fill("What is to be settled", text).Fill("Account", account);
            if (account == "Alpine Tols")
            {
                Assert.StartsWith(
                    "On the account list there is Alpine Tools.", Assert.Single((await form.SubmitAsync()).Errors),
                    StringComparison.Ordinal);
                form.Fill("Account", "Alpine Tools");
            }

            Assert.Empty((await form.SubmitAsync()).Errors);
        }

        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.Gtm.ExpectWithAsync("Alpine Tools", "start it by", "Accounts that it speaks of:");
        Assert.True(card.HasButton("Cadiz Freight"));
        Assert.False(card.HasButton("Elsewhere") || card.HasButton("Bergen Optics"));
        await Slack.As("tom").PressAsync(card, "Cadiz Freight");
        await Slack.GtmOf("tom").ExpectAsync("*Cadiz Freight*", "tier 3, no owner, cadiz.example");
    }
}
