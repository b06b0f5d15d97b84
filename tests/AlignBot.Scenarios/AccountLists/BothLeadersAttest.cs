using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>Both leaders stand by the week's changes, where they meet or where it was posted; weeks that nobody stood by are a
/// finding.</summary>
public sealed class BothLeadersAttest : IAsyncLifetime
{
    const string Week = "*Account list*: 1 changed tier.";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.TakeOverAsync("accounts.csv", Accounts(tier: 1));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task On_the_card_of_the_review()
    {
        await Slack.TakeOverAsync("next.csv", Accounts(tier: 2));
        await world.ToNextWeekAsync();
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.Gtm.ExpectWithAsync("Attest it", "Pipeline review", Week, "Dana and Priya still to attest it.");

        foreach (var nobody in new[] { "tom", "riley", "morgan" })
        {
            await Slack.As(nobody).PressAsync(card, "Attest it");
            await Slack.ToldAsync(nobody, "Only Dana or Priya can attest what changed.");
        }

        await Slack.As("dana").PressAsync(card, "Attest it");
        card = await Slack.Gtm.ExpectWithAsync("Attest it", "Pipeline review", Week, "Attested by Dana; Priya still to do so.");
        await Slack.As("dana").PressAsync(card, "Attest it");
        await Slack.ToldAsync("dana", "That is done already; nothing has changed.");
        Assert.Equal(1, await AttestedAsync());

        await Slack.As("priya").PressAsync(card, "Attest it");
        card = await Slack.Gtm.ExpectAsync("Pipeline review", Week, "Attested by Dana and Priya.");
        Assert.False(card.HasButton("Attest it"));
        var post = await Slack.Gtm.ExpectAsync("*Account list, week to Mon 30 Nov 2026*", "Attested by Dana and Priya.");
        Assert.False(post.HasButton("Attest it"));
        Assert.Equal(2, await AttestedAsync());
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task By_whoever_acts_for_a_leader_who_is_away()
    {
        await Slack.As("dana").RunAsync("/align", "away 2026-12-01");
        await Slack.TakeOverAsync("next.csv", Accounts(tier: 2));
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.Gtm.ExpectWithAsync("Attest it", "Pipeline review", Week);

        await Slack.As("ben").PressAsync(card, "Attest it");

        await Slack.Gtm.ExpectAsync("Pipeline review", Week, "Attested by Ben; Priya still to do so.");
    }

    [Fact]
    public async Task Not_what_is_of_the_week_before_and_two_weeks_that_nobody_attested_are_a_finding()
    {
        await Slack.TakeOverAsync("second.csv", Accounts(tier: 2));
        await world.ToNextWeekAsync();
        await Slack.Gtm.ExpectAsync("*Account list, week to Mon 30 Nov 2026*");
        var old = await Slack.ReadsAsync("dana", "list diff", "*Account list, week to Mon 30 Nov 2026*");

        await Slack.TakeOverAsync("third.csv", Accounts(tier: 3));
        await world.ToNextWeekAsync(2);
        await Slack.Gtm.ExpectAsync("*Account list, week to Mon 7 Dec 2026*");
        await Slack.As("dana").PressAsync(old, "Attest it");
        await Slack.ToldAsync("dana", "A newer diff has been posted since: /align list diff shows it.");
        Assert.Equal(0, await AttestedAsync());

        // One of two is not both.
        var diff = await Slack.ReadsAsync("priya", "list diff", "*Account list, week to Mon 7 Dec 2026*");
        await Slack.As("priya").PressAsync(diff, "Attest it");
        await Slack.Gtm.ExpectAsync("*Account list, week to Mon 7 Dec 2026*", "Attested by Priya; Dana still to do so.");
        await Slack.TakeOverAsync("fourth.csv", Accounts(tier: 1));
        await world.ToNextWeekAsync(3);
        await Slack.Gtm.ExpectAsync("*Account list, week to Mon 14 Dec 2026*");

        await Slack.As("riley").RunAsync("/align", "audit");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Begin it now", "*No audit yet.*"), "Begin it now");
        await Slack.Dm("riley").ExpectAsync("2 weekly diffs in a row were not attested by both leaders.");
    }

    async Task<int> AttestedAsync() => (await world.Record.HistoryAsync()).Count(kind => kind == "list.attested");

    static string Accounts(int tier) => $"""
        account_id,name,domain,is_target,tier
        A-1,Alpine Tools,alpine.example,true,{tier}
        A-2,Bergen Optics,bergen.example,true,2
        A-3,Cadiz Freight,cadiz.example,true,3
        """;
}
