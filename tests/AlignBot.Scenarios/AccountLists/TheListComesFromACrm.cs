using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>The list is read from the CRM by itself: what changes there is the weekly diff, what breaks there never empties the
/// list.</summary>
public sealed class TheListComesFromACrm : IAsyncLifetime
{
    CrmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await CrmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task From_the_first_reading_through_two_weeks()
    {
        await world.ComesFromAsync("crm");
        await world.ReadsAsync("ana", "list", "*Account list*: 12 accounts (tier 1: 4, tier 2: 4, tier 3: 4).", "the source crm");
        await world.ReadsAsync("ana", "list tier 1 mara", "*4 accounts* of 12", "*Company 3*  tier 1, Mara Lind, company3.example");

        var org = world.Salesforce.Org;
        org.Set(world.Accounts[0], "Target_Account__c", false);
        org.Set(world.Accounts[1], "Tier__c", "Tier 1");
        org.Merge(world.Accounts[2], world.Accounts[3]);
        org.Set(world.Mara, "IsActive", false);
        await world.ToNextWeekAsync();
        await Slack.Gtm.ExpectWithAsync(
            "Attest it", "*Account list, week to Mon 30 Nov 2026*", "*Company 1* left (tier 2)", "*Company 2*: tier 3, now tier 1",
                "*Company 4* was merged into Company 3", "10 accounts of Mara Lind, who is not active any more");

        org.Add("Account", ("Name", "Newcomer"), ("Target_Account__c", true), ("Tier__c", "Tier 2"), ("OwnerId", world.Mara));
        await world.ToNextWeekAsync(2);
        await Slack.Gtm.ExpectAsync("*Account list, week to Mon 7 Dec 2026*", "*Newcomer* joined (tier 2)", "11 accounts now");
        await Slack.Gtm.ExpectAsync("*Account list, week to Mon 30 Nov 2026*", "Not attested by both before the next one");
        await world.ReadsAsync("ana", "list history", "Mon 30 Nov 2026: 10 accounts", "Mon 7 Dec 2026: 11 accounts, 1 change");
    }

    [Fact]
    public async Task No_week_is_lost_where_the_bot_was_not_there_for_two()
    {
        await world.ComesFromAsync("crm");
        await world.ReadsAsync("ana", "list", "*Account list*: 12 accounts");
        world.Salesforce.Org.Set(world.Accounts[1], "Tier__c", "Tier 1");
        await world.ToNextWeekAsync();
        await Slack.Gtm.ExpectAsync("*Account list, week to Mon 30 Nov 2026*: 1 changed tier");

        await world.Gtm.StopBotAsync();
        world.Salesforce.Org.Set(world.Accounts[4], "Tier__c", "Tier 1");
        await world.ToNextWeekAsync(3);
        await world.Gtm.StartBotAsync();

        await Slack.Gtm.ExpectAsync("*Account list, two weeks to Mon 14 Dec 2026*: 1 changed tier");
        await world.ToNextWeekAsync(4);
        await Slack.Gtm.ExpectAsync("*Account list*: no change in the week to Mon 21 Dec 2026.");
    }

    [Fact]
    public async Task What_breaks_leaves_the_list_as_it_was_and_says_what_to_mend()
    {
        await world.ComesFromAsync("crm");
        await world.ReadsAsync("ana", "list", "*Account list*: 12 accounts");

        world.Salesforce.Faults.AppIsGone = true;
        world.Salesforce.RevokeTokens();
        await world.ToNextWeekAsync();
        await Slack.Gtm.ExpectAsync("*Account list*: no change in the week to Mon 30 Nov 2026. 12 accounts.");
        var list = await world.ReadsAsync("ana", "list", "12 accounts", "it can't be read.");
        Assert.DoesNotContain("nobody-may-see", list.Text, StringComparison.Ordinal);
        await world.ReadsAsync("riley", "sources", "*crm* (Salesforce): the account list", "Not readable since");
        await world.ReadsAsync("riley", "status", "The account list can't be read from the source crm");

        world.Salesforce.Faults.AppIsGone = false;
        await Slack.As("riley").PressAsync(await world.ReadsAsync("riley", "sources", "Not readable since"), "Read it now");
        await world.ReadsAsync("riley", "sources", "Read whole on", "12 accounts");
        await world.Gtm.Record.HappenedAsync("list.recovered");
    }

    [Fact]
    public async Task A_list_that_is_half_gone_is_asked_about_and_not_believed()
    {
        await world.ComesFromAsync("crm");
        await world.ReadsAsync("ana", "list", "*Account list*: 12 accounts");
        foreach (var account in world.Accounts.Take(6))
        {
            world.Salesforce.Org.Set(account, "Target_Account__c", false);
        }

        await world.ToNextWeekAsync();
        var asked = await Slack.Dm("riley").ExpectWithAsync(
            "Yes, take it over", "*Is this reading of the account list right?*", "it has 6 of 12: 6 accounts would leave");
        await Slack.Gtm.ExpectAsync("*Account list*: no change in the week to", "12 accounts.");
        await Slack.As("riley").PressAsync(asked, "Yes, take it over");
        await Slack.Dm("riley").ExpectAsync("That is settled; nothing for you to do.");
        await world.ReadsAsync("ana", "list", "*Account list*: 6 accounts");
        await world.ToNextWeekAsync(2);
        await Slack.Gtm.ExpectAsync("*Account list, week to Mon 7 Dec 2026*: 6 left");
    }

    [Fact]
    public async Task A_segment_that_diverges_is_named_disputed_and_gone_once_it_is_mended()
    {
        await world.ComesFromAsync("crm");
        await world.ReadsAsync("ana", "list", "*Account list*: 12 accounts");
        await Slack.As("priya").RunAsync("/align", "list compare");
        var form = await Slack.As("priya").ModalAsync("Compare a list");
        await form.Fill("What it is called", "Target segment").Fill("Where it comes from", "segment").SubmitAsync();
        var apart = await world.ReadsAsync(
            "ana", "list compare target segment", "*Target segment* and the account list", "6 in both, 6 only on the account list");

        await Slack.As("ana").PressAsync(apart, "Raise a dispute");
        var dispute = await Slack.As("ana").ModalAsync();
        Assert.Contains("Target segment and the account list are", dispute.Json.ToJsonString(), StringComparison.Ordinal);

        foreach (var (account, at) in world.Accounts.Select((account, at) => (account, at)).Skip(7))
        {
            world.Salesforce.Org.Set(account, "Target_Account__c", false);
        }

        await world.ToNextWeekAsync();
        await Slack.As("riley").PressAsync(
            await Slack.Dm("riley").ExpectWithAsync("Yes, take it over", "*Is this reading of the account list right?*"),
            "Yes, take it over");
        await world.ToNextWeekAsync(2);
        await world.ReadsAsync("ana", "list compare target segment", "6 in both", "Differences since");
    }
}
