using AlignBot.Sandbox.Crm;
using AlignBot.Scenarios.Harness;
using AlignBot.SourceSimulators.Warehouses;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>Whatever breaks at a warehouse is said in words that say what to mend, leaves the list as it was, and is over once it is
/// mended.</summary>
public sealed class WhatBreaksAtAWarehouse : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("alignbot-warehouse-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Snowflake", "Snowflake does not take what the key of Sources:warehouse:PrivateKey signs.", "invalid identifier 'TIER'")]
    [InlineData("BigQuery", "Google gives the service account no token (invalid_grant).", "Unrecognized name: tier")]
    [InlineData("Databricks", "Databricks does not take the service principal's id and secret.", "A column with name `tier` cannot be "
        + "resolved")]
    public async Task The_list_stands_and_it_says_what_to_mend(string kind, string credential, string column)
    {
        await using var warehouse = await CloudWarehouse.StartAsync(kind, Path.Combine(folder, "secret"));
        var (types, faults) = (warehouse.Types, warehouse.Local.Faults);
        var accounts = warehouse.Local.Add(new LocalTable(
            "crm.accounts", new("account_id", types.Text), new("name", types.Text), new("is_target", types.Bool), new("tier", types.Text)));
        for (var number = 1; number <= 12; number++)
        {
            accounts.Add($"A-{number}", $"Company {number}", true, $"{1 + (number % 3)}");
        }

        await using var world = await GtmWorld.StartAsync(settings: new Dictionary<string, string?>(
            warehouse.Settings.Append(new("Accounts:Statement", "SELECT account_id, name, is_target, tier FROM crm.accounts"))
                .Select(one => KeyValuePair.Create("Sources:warehouse:" + one.Key, one.Value))));
        var slack = world.Slack;
        await slack.ComesFromAsync("warehouse");
        await slack.ReadsAsync("ana", "list", "*Account list*: 12 accounts (tier 1: 4, tier 2: 4, tier 3: 4).");
        await slack.ReadsAsync("riley", "sources", $"*warehouse* ({kind}): the account list");

        await BreaksAsync(credential, warehouse.Break, warehouse.Mend);
        await BreaksAsync(
            column, () => accounts.Change("tier", new LocalColumn("abm_tier", types.Text)), () => accounts.Change("abm_tier",
                new LocalColumn("tier", types.Text)));
        await BreaksAsync(
            $"{kind} answers nothing until it is paid for (402)", () => faults.On("", new WarehouseReply(402, "{}"), times: -1),
                faults.Mend);
        await BreaksAsync("counted 13 rows and gave 12", () => faults.CountIsOffBy = 1, faults.Mend);
        await BreaksAsync("tier of A-5 is blank, and is needed.", () => accounts.Set(4, "tier", null), () => accounts.Set(4, "tier", "3"));
        await BreaksAsync("The account A-7 is in the reading twice.", () => accounts.Add("A-7", "Company 7", true, "2"), () =>
            accounts.Remove(12));

        await world.ToNextWeekAsync();
        await slack.Gtm.ExpectAsync("*Account list*: no change in the week to Mon 30 Nov 2026. 12 accounts.");

        async Task BreaksAsync(string says, Action breaks, Action mends)
        {
            breaks();
            await slack.ReadNowAsync("warehouse", "Not readable since", says);
            await slack.ReadsAsync("ana", "list", "*Account list*: 12 accounts", "it can't be read.");
            mends();
            await slack.RecoversAsync("warehouse", "12 accounts");
        }
    }
}
