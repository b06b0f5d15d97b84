using AlignBot.Scenarios.Harness;
using AlignBot.SourceSimulators.HubSpot;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>Whatever breaks at a CRM is said in words that say what to mend, leaves the list as it was, and is over once it is
/// mended.</summary>
public sealed class WhatBreaksAtACrm : IAsyncLifetime
{
    CrmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await CrmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task At_Salesforce()
    {
        var (org, faults) = (world.Salesforce.Org, world.Salesforce.Faults);
        await world.ComesFromAsync("crm");
        await world.ReadsAsync("ana", "list", "*Account list*: 12 accounts");

        await BreaksAsync(
            "crm", 12, "The user that the External Client App runs as is not active in Salesforce. Activate it",
            () =>
            {
                faults.UserIsInactive = true;
                world.Salesforce.RevokeTokens();
            },
            () => faults.UserIsInactive = false);
        await BreaksAsync(
            "crm", 12, "field-level security hides it", () => org.Hide("Account", "Tier__c"), () => org.Show("Account", "Tier__c"));
        await BreaksAsync(
            "crm", 12, "API Enabled", () => faults.NextError(403, "API_DISABLED_FOR_ORG",
                "API is not enabled for this Organization or Partner"), () => { });
        await BreaksAsync("crm", 12, "no API requests left for today", () => faults.QuotaIsSpent = true, () => faults.QuotaIsSpent = false);
        await BreaksAsync(
            "crm", 12, "Too many long requests run in this Salesforce at once",
            () => faults.NextError(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded."),
                () => { });
        await BreaksAsync(
            "crm", 12, "Nothing of it is taken; the next reading begins anew.", () => faults.TotalSizeIsOffBy = 1,
            () => faults.TotalSizeIsOffBy = 0);
        await EndsWellAsync("12 accounts");
    }

    [Fact]
    public async Task At_HubSpot()
    {
        var (portal, faults) = (world.HubSpot.Portal, world.HubSpot.Faults);
        await world.ComesFromAsync("segment");
        await world.ReadsAsync("ana", "list", "*Account list*: 6 accounts");

        await BreaksAsync("segment", 6, "HubSpot does not take the key.", world.TakeAwayTheKey, world.GiveTheKeyBack);
        await BreaksAsync(
            "segment", 6, "lacks crm.objects.companies.read. Add that scope",
            () => faults.On("/batch/read", HubSpotFault.MissingScopes("crm.objects.companies.read")), () => { });
        await BreaksAsync(
            "segment", 6, "The requests that HubSpot allows the account in a day are used up", () =>
                faults.On("/batch/read", HubSpotFault.Daily),
            () => { });
        await BreaksAsync(
            "segment", 6, "HubSpot gets too many requests at once",
            () => faults.On("/batch/read", HubSpotFault.Limited("TEN_SECONDLY_ROLLING", retryAfterSeconds: 1), times: 5), () => { });
        await BreaksAsync(
            "segment", 6, "has 1 members that HubSpot does not give", () => portal.Lists[0].Members.Add(999_999),
            () => portal.Lists[0].Members.Remove(999_999));
        var list = portal.Lists[0];
        await BreaksAsync(
            "segment", 6, "HubSpot has nothing where the bot asks for the list 'Target accounts'", () => portal.Lists.Remove(list),
            () => portal.Lists.Add(list));
        await EndsWellAsync("6 accounts");
    }

    /// <summary>Once it is broken it is said, beside the list as it was; once it is mended it is read whole.</summary>
    async Task BreaksAsync(string source, int accounts, string says, Action breaks, Action mends)
    {
        breaks();
        await Slack.ReadNowAsync(source, "Not readable since", says);
        await world.ReadsAsync("ana", "list", $"*Account list*: {accounts} accounts", "it can't be read.", says);
        mends();
        await Slack.RecoversAsync(source, $"{accounts} accounts");
    }

    async Task EndsWellAsync(string accounts)
    {
        Assert.DoesNotContain("nobody-may-see", await Slack.GtmOf("riley").TranscriptAsync(), StringComparison.Ordinal);
        await world.ToNextWeekAsync();
        await Slack.Gtm.ExpectAsync($"*Account list*: no change in the week to Mon 30 Nov 2026. {accounts}.");
    }
}
