using AlignBot.Domain.Records;
using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Harness;
using AlignBot.SourceSimulators.HubSpot;

namespace AlignBot.Scenarios.Records;

/// <summary>
/// What happened to the accounts is read with the list, in its time; what can't be read leaves what was there, and is said.
/// </summary>
public sealed class TheRecordsComeFromACrm : IAsyncLifetime
{
    CrmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() =>
        world = await CrmWorld.StartAsync(more: new Dictionary<string, string?> { ["Sources:crm:Activities:tasks:Object"] = "Task" });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Opportunities_and_tasks_of_Salesforce_with_a_close_date_that_is_pushed()
    {
        var (pushed, _) = (Deal("Acme", world.Accounts[0], 1000), Deal("Bolt", world.Accounts[1], 50));
        Deal("Elsewhere", "001000000000ZZZ", 7);
        world.Salesforce.Org.Add(
            "Task", ("AccountId", world.Accounts[0]), ("TaskSubtype", "Call"), ("IsClosed", true),
            ("ActivityDate", new DateOnly(2026, 11, 20)));
        await world.ComesFromAsync("crm");
        await world.ReadsAsync(
            "riley", "sources", "*crm* (Salesforce): the account list, opportunities and activities", "Opportunities: 3 read on", "3 kept; 1 of accounts that are not on the list",
            "Activities: 1 read on");
        await world.ReadsAsync("riley", "sources", "*segment* (HubSpot): not used here");

        world.Salesforce.Org.Set(pushed, "CloseDate", new DateOnly(2027, 1, 14));
        await world.ToNextWeekAsync();
        await world.ReadsAsync("riley", "sources", "Opportunities: 3 read on Mon 30 Nov 2026");
        var (opportunity, move) = Assert.Single(await world.Gtm.Record.MovesAsync());
        Assert.Equal(
            (pushed, new OpportunityMove(OpportunityField.CloseDate, "2026-12-15", "2027-01-14"), 30),
            (opportunity, move, move.DaysPushed));

        // What fails of one kind leaves it as it was, and the list is read all the same.
        world.Salesforce.Org.Set(pushed, "StageName", "Proposal");
        world.Salesforce.Org.Add(
            "Account", ("Name", "Newcomer"), ("Target_Account__c", true), ("Tier__c", "Tier 2"), ("OwnerId", world.Mara));
        world.Salesforce.Faults.TimesOut = soql => soql.Contains("FROM Opportunity", StringComparison.Ordinal);
        await ReadNowAsync("Opportunities: 3 read on Mon 30 Nov 2026");
        await world.ReadsAsync("riley", "sources", "13 accounts", "Opportunities: 3 read on Mon 30 Nov 2026", "Not since Mon 30 Nov 2026");
        Assert.Single(await world.Gtm.Record.MovesAsync());

        world.Salesforce.Faults.TimesOut = null;
        await ReadNowAsync("Not since");
        await SlackWorld.EventuallyAsync(
            async () =>
                (await world.Gtm.Record.MovesAsync()).Exists(one => one.Move is { Field: OpportunityField.Stage, After: "Proposal" })
                    ? this
                    : null,
            () => Slack.GtmOf("riley").TranscriptAsync());
    }

    [Fact]
    public async Task Deals_and_engagements_of_HubSpot_stay_when_a_reading_breaks_off()
    {
        await world.ComesFromAsync("segment");
        await world.ReadsAsync(
            "riley", "sources", "*segment* (HubSpot): the account list, opportunities and activities", "Opportunities: 12 read on",
                "Activities: 24 read on", "24 kept");

        world.HubSpot.Portal.Add(
            "calls", [("hs_timestamp", "2026-11-21T11:30:00Z"), ("hs_call_status", "COMPLETED"), ("hubspot_owner_id", "77")], 7999);
        world.HubSpot.Faults.On("/deals", HubSpotFault.MissingScopes("crm.objects.deals.read"), times: -1);
        await world.ToNextWeekAsync();
        await world.ReadsAsync(
            "riley", "sources", "Opportunities: 12 read on Tue 24 Nov 2026", "12 kept", "Not since Wed 25 Nov 2026", "25 kept");
        var page = await world.ReadsAsync("riley", "sources", "Not since");
        Assert.DoesNotContain("nobody-may-see", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_of_the_pipeline_gone_is_believed_once_somebody_says_so()
    {
        List<string> deals = [.. Enumerable.Range(1, 10).Select(at => Deal($"Deal {at}", world.Accounts[0], at))];
        await world.ComesFromAsync("crm");
        await world.ReadsAsync("riley", "sources", "Opportunities: 10 read on");
        deals.Take(6).ToList().ForEach(deal => world.Salesforce.Org.Delete(deal));
        await world.ToNextWeekAsync();
        await world.ReadsAsync("riley", "sources", "6 opportunities of those before are not in the last reading, which has 4", "10 kept");

        await Slack.As("ana").RunAsync("/align", "sources");
        Assert.False((await Slack.GtmOf("ana").ExpectAsync("*crm* (Salesforce)")).HasButton("Yes, that is right"));
        await Slack.As("riley").PressAsync(
            await world.ReadsAsync("riley", "sources", "Are the opportunities of crm right"), "Yes, that is right");
        await world.ReadsAsync("riley", "sources", "Opportunities: 4 read on Mon 30 Nov 2026", "4 kept");
        await world.Gtm.Record.HappenedAsync("records.believed");
    }

    [Fact]
    public async Task A_kind_comes_from_the_source_that_was_chosen_for_it()
    {
        Deal("Acme", world.Accounts[0], 1000);
        await world.ComesFromAsync("crm");
        await world.ReadsAsync("riley", "sources", "Opportunities: 1 read on");
        await Slack.As("riley").PressAsync(
            await world.ReadsAsync("riley", "sources", "Opportunities: 1 read on"), "Say what is read from where");
        await (await Slack.As("riley").ModalAsync("What is read")).Fill("Opportunities", "The source segment").SubmitAsync();
        await world.ReadsAsync(
            "riley", "sources", "*segment* (HubSpot): opportunities", "Opportunities: 12 read on", "1 kept. Not used any more.");
        await world.Gtm.Record.HappenedAsync("records.chosen");
    }

    async Task ReadNowAsync(string reads) =>
        await Slack.As("riley").PressAsync(await world.ReadsAsync("riley", "sources", reads), "Read it now");

    string Deal(string name, string account, int amount) => world.Salesforce.Org.Add(
        "Opportunity", ("AccountId", account), ("Name", name), ("StageName", "Qualification"), ("Amount", amount), (
            "CloseDate", new DateOnly(2026, 12, 15)), ("IsClosed", false),
        ("IsWon", false));
}
