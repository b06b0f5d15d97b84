using AlignBot.Domain.Records;
using AlignBot.Tests.Harness;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>The list is read from a PostgreSQL by the team's own statement: what changes there is the weekly diff, what breaks there is
/// said, and the list stays.</summary>
public static class TheListComesFromAWarehouse
{
    [PostgreSqlFact]
    public static async Task From_the_first_reading_through_two_weeks()
    {
        await using var world = await WarehouseWorld.StartAsync();
        var slack = world.Slack;
        await slack.ComesFromAsync("warehouse");
        await slack.ReadsAsync(
            "ana", "list", "*Account list*: 12 accounts (tier 1: 4, tier 2: 4, tier 3: 4).", "the source warehouse");
        await slack.ReadsAsync("ana", "list tier 1 mara", "*4 accounts* of 12", "*Company 3*  tier 1, Mara Lind, company3.example");
        await slack.ReadsAsync(
            "riley", "sources", "*warehouse* (PostgreSql): the account list and opportunities", "Opportunities: 1 read on",
            $"Credential of {world.Role}", "is not encrypted");

        await world.RunAsync("""
            UPDATE crm.accounts SET is_target = false WHERE account_id = 'A-1';
            UPDATE crm.accounts SET tier = 1 WHERE account_id = 'A-2';
            DELETE FROM crm.accounts WHERE account_id = 'A-4';
            UPDATE crm.accounts SET merged_from = ARRAY['A-4'] WHERE account_id = 'A-3';
            UPDATE crm.accounts SET owner_active = false;
            UPDATE crm.deals SET close_date = '2027-01-14';
            """);
        await world.Gtm.ToNextWeekAsync();
        await slack.Gtm.ExpectWithAsync(
            "Attest it", "*Account list, week to Mon 30 Nov 2026*", "*Company 1* left (tier 2)", "*Company 2*: tier 3, now tier 1",
            "*Company 4* was merged into Company 3", "10 accounts of Mara Lind, who is not active any more");
        await slack.ReadsAsync("riley", "sources", "Opportunities: 1 read on Mon 30 Nov 2026");
        var (opportunity, move) = Assert.Single(await world.Gtm.Record.MovesAsync());
        Assert.Equal(("D-1", new OpportunityMove(OpportunityField.CloseDate, "2026-12-15", "2027-01-14")), (opportunity, move));

        await world.RunAsync(
            "INSERT INTO crm.accounts (account_id, name, is_target, tier, owner_id, owner_name) VALUES ('A-13', 'Newcomer', true, 2, "
                + "'8', 'Ben Osei')");
        await world.Gtm.ToNextWeekAsync(2);
        await slack.Gtm.ExpectAsync("*Account list, week to Mon 7 Dec 2026*", "*Newcomer* joined (tier 2)", "11 accounts now");
        await slack.ReadsAsync("ana", "list history", "Mon 30 Nov 2026: 10 accounts", "Mon 7 Dec 2026: 11 accounts, 1 change");
        Assert.Null((await world.Gtm.Record.VerifyAsync()).Why);
    }

    [PostgreSqlFact]
    public static async Task Each_thing_that_breaks_says_what_to_mend_and_leaves_the_list_as_it_was()
    {
        await using var world = await WarehouseWorld.StartAsync();
        var slack = world.Slack;
        await slack.ComesFromAsync("warehouse");
        await slack.ReadsAsync("ana", "list", "*Account list*: 12 accounts");

        // A password that was changed there and not here, and here once it is: no restart.
        await world.RunAsync($"ALTER ROLE {world.Role} PASSWORD 'another-one-that-nobody-may-see'");
        await BreaksAsync("refuses the role of Sources:warehouse: its password is wrong or has ended");
        await world.RotateAsync("another-one-that-nobody-may-see");
        await slack.RecoversAsync("warehouse", "12 accounts");
        await world.Gtm.Record.HappenedAsync("list.recovered");

        await BreaksAndIsMendedAsync(
            $"REVOKE USAGE ON SCHEMA crm FROM {world.Role}", "permission denied for schema crm. Grant the role of Sources:warehouse "
                + "the right",
            $"GRANT USAGE ON SCHEMA crm TO {world.Role}");
        await BreaksAndIsMendedAsync(
            "ALTER TABLE crm.accounts RENAME tier TO abm_tier", "column \"tier\" does not exist. Mend the statement, or what it asks for",
            "ALTER TABLE crm.accounts RENAME abm_tier TO tier");
        await BreaksAndIsMendedAsync(
            $"ALTER ROLE {world.Role} CONNECTION LIMIT 0", "takes no more connections now", $"ALTER ROLE {world.Role} CONNECTION LIMIT -1");
        await BreaksAndIsMendedAsync(
            "INSERT INTO crm.accounts SELECT * FROM crm.accounts WHERE account_id = 'A-7'",
            "The account A-7 is in the reading twice. Nothing was taken over; mend it at the source",
            "DELETE FROM crm.accounts a USING crm.accounts b WHERE a.account_id = 'A-7' AND b.account_id = 'A-7' AND a.ctid > b.ctid");
        await BreaksAndIsMendedAsync(
            "UPDATE crm.accounts SET tier = NULL WHERE account_id = 'A-5'", "is blank, and is needed",
            "UPDATE crm.accounts SET tier = 3 WHERE account_id = 'A-5'");

        Assert.DoesNotContain("nobody-may-see", await slack.GtmOf("riley").TranscriptAsync(), StringComparison.Ordinal);
        await world.Gtm.ToNextWeekAsync();
        await slack.Gtm.ExpectAsync("*Account list*: no change in the week to Mon 30 Nov 2026. 12 accounts.");

        async Task BreaksAndIsMendedAsync(string broken, string says, string mended)
        {
            await world.RunAsync(broken);
            await BreaksAsync(says);
            await world.RunAsync(mended);
            await slack.RecoversAsync("warehouse", "12 accounts");
        }

        async Task BreaksAsync(string says)
        {
            await slack.ReadNowAsync("warehouse", "Not readable since", says);
            await slack.ReadsAsync("ana", "list", "*Account list*: 12 accounts", "it can't be read.");
        }
    }

    [PostgreSqlFact]
    public static async Task A_statement_that_writes_writes_nothing()
    {
        await using var world = await WarehouseWorld.StartAsync(
            "WITH gone AS (DELETE FROM crm.accounts RETURNING *) SELECT account_id, name, is_target, tier FROM gone");
        await world.RunAsync($"GRANT ALL ON crm.accounts TO {world.Role}");

        await world.Slack.ComesFromAsync("warehouse");

        await world.Slack.ReadsAsync(
            "riley", "sources", "Not readable since", "A statement that changes something is not taken; write a SELECT that only reads.");
        await world.Slack.ReadsAsync("ana", "list", "*No account list yet.*", "A statement that changes something is not taken");
        Assert.Equal(12, await world.AccountsAsync());
    }
}
