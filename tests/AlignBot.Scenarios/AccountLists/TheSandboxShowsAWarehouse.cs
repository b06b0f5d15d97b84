using AlignBot.Sandbox;
using static AlignBot.Scenarios.AccountLists.OpenSandbox;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>The sandbox with a warehouse in place of Salesforce: the same list, the same weeks, the same scoreboard.</summary>
public sealed class TheSandboxShowsAWarehouse
{
    [Theory]
    [InlineData("Snowflake")]
    [InlineData("BigQuery")]
    [InlineData("Databricks")]
    public async Task List_diff_and_scoreboard_are_those_of_the_CRM(string stack)
    {
        await using var sandbox = await OpenSandbox.StartAsync(stack: Enum.Parse<SandboxStack>(stack));
        await sandbox.ReadsAsync(
            "ana", "list", "*Account list*: 41 accounts (tier 1: 9, tier 2: 13, tier 3: 19)", "1 domain is shared",
            "Target segment: 19 % apart (37 in both, 4 only here, 3 only there, 1 with another tier)");
        await sandbox.ReadsAsync("riley", "sources", $"*crm* ({stack}): the account list", "45 accounts");
        await sandbox.ReadsAsync("ana", "scoreboard", "Coverage", "Conversion", "of 41");

        await sandbox.ShowAsync(Diff);
        await sandbox.Slack.Gtm.ExpectWithAsync(
            "Attest it", "*Account list, week to Mon 30 Nov 2026*: 1 left, 1 joined, 2 changed tier, 1 changed owner. 41 accounts now.", "*Maplecroft Dairy* joined (tier 3)");
        var broken = await sandbox.ShowAsync(Break);
        Assert.Contains(stack, broken.ToJsonString(), StringComparison.Ordinal);
        await sandbox.Slack.GtmOf("riley").ExpectAsync("*Sources*", $"*crm* ({stack}): the account list", "Not readable since");
        await sandbox.ReadsAsync("ana", "list", "41 accounts", "it can't be read");

        await sandbox.ShowAsync(Merge);
        await sandbox.Slack.Gtm.ExpectWithAsync("Attest it", "*Account list, week to Mon 7 Dec 2026*: 1 merged. 40 accounts now.", "was merged into Halvorsen Marine");
    }
}
