using AlignBot.Scenarios.Harness;
using AlignBot.SourceSimulators.HubSpot;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>The list is a segment of HubSpot: who comes and goes there is the weekly diff.</summary>
public sealed class TheListComesFromASegment : IAsyncLifetime
{
    CrmWorld world = null!;

    SlackWorld Slack => world.Slack;

    HubSpotPortal Portal => world.HubSpot.Portal;

    public async Task InitializeAsync()
    {
        world = await CrmWorld.StartAsync();

        // Of seven on the segment two were merged already; with these it has eleven.
        for (var company = 9028; company <= 9032; company++)
        {
            Portal.Change("companies", company, "hs_is_target_account", "true");
            Portal.Change("companies", company, "hs_ideal_customer_profile", "tier_3");
            Members(members => members.Add(company));
        }
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task From_the_first_reading_through_two_weeks()
    {
        await world.ComesFromAsync("segment");
        await world.ReadsAsync("ana", "list", "*Account list*: 11 accounts (tier 1: 2, tier 2: 3, tier 3: 6).", "the source segment");
        await world.ReadsAsync("ana", "list tier 1 mara", "of 11", "*Company 3*  tier 1, Mara Lind, company3.example");

        Members(members => members.Remove(9023));
        Portal.Change("companies", 9024, "hs_ideal_customer_profile", "tier_1");
        Portal.Merge("companies", 9025, 9026);
        await world.ToNextWeekAsync();
        await Slack.Gtm.ExpectWithAsync(
            "Attest it", "*Account list, week to Mon 30 Nov 2026*", "*Company 3* left (tier 1)", "*Company 4*: tier 2, now tier 1",
            "*Company 6* was merged into Company 5", "9 accounts now");

        var newcomer = Portal.Add(
            "companies",
            [
                ("name", "Newcomer"), ("domain", "newcomer.example"), ("hs_is_target_account", "true"), (
                    "hs_ideal_customer_profile", "tier_2"),
                ("hubspot_owner_id", "77"),
            ]);
        Members(members => members.Add(newcomer.Id));
        await world.ToNextWeekAsync(2);
        await Slack.Gtm.ExpectAsync("*Account list, week to Mon 7 Dec 2026*", "*Newcomer* joined (tier 2)", "10 accounts now");
        await world.ReadsAsync("ana", "list history", "Mon 30 Nov 2026: 9 accounts", "Mon 7 Dec 2026: 10 accounts, 1 change");
        Assert.Null((await world.Gtm.Record.VerifyAsync()).Why);
    }

    void Members(Action<List<long>> change)
    {
        lock (Portal.Mutex)
        {
            change(Portal.Lists[0].Members);
        }
    }
}
