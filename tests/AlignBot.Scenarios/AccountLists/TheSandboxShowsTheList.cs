using System.Net;
using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;
using NodaTime;
using static AlignBot.Scenarios.AccountLists.OpenSandbox;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>The sandbox's list from a stand-in for Salesforce, compared with a segment in one for HubSpot, and the scenes that change,
/// break and mend them.</summary>
public sealed class TheSandboxShowsTheList : IAsyncLifetime
{
    OpenSandbox sandbox = null!;

    SlackWorld Slack => sandbox.Slack;

    public async Task InitializeAsync() => sandbox = await OpenSandbox.StartAsync();

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task From_its_start_with_no_secret_in_sight()
    {
        var list = await sandbox.ReadsAsync(
            "ana", "list", "*Account list*: 41 accounts (tier 1: 9, tier 2: 13, tier 3: 19)", "1 domain is shared",
            "Target segment: 19 % apart (37 in both, 4 only here, 3 only there, 1 with another tier)");
        var apart = await sandbox.ReadsAsync(
            "ana", "list compare target segment", "*Ferrowick Steel*", "*Castellan Security*",
            "*Quillmark Publishing*  tier 3 here, tier 1 there");
        var sources = await sandbox.ReadsAsync(
            "riley", "sources", "*crm* (Salesforce): the account list", "*segment* (HubSpot): ", "41 accounts", "39 accounts");

        var secrets = Directory.GetFiles(
            Path.Combine(Path.GetDirectoryName(sandbox.DatabaseFile)!, "secrets")).Select(File.ReadAllText).ToList();
        Assert.Equal(2, secrets.Count);
        Assert.All(
            secrets,
            secret => Assert.All(new[] { list, apart, sources }, said =>
                Assert.DoesNotContain(secret, said.Json.ToJsonString(), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Its_weeks_go_on_and_a_broken_connection_is_mended_by_what_comes_next()
    {
        Assert.Equal("UPRIYA", (string?)(await sandbox.ShowAsync(Diff))["as"]);
        await Slack.Gtm.ExpectWithAsync(
            "Attest it", "*Account list, week to Mon 30 Nov 2026*: 1 left, 1 joined, 2 changed tier, 1 changed owner. 41 accounts now.",
            "*Maplecroft Dairy* joined (tier 3)");

        await sandbox.ShowAsync(Break);
        await Slack.GtmOf("riley").ExpectAsync("*Sources*", "*crm* (Salesforce): the account list", "Not readable since");
        await sandbox.ReadsAsync("ana", "list", "41 accounts", "it can't be read");
        await sandbox.ShowAsync(Diff);
        await Slack.Gtm.ExpectAsync("*Account list, week to Mon 7 Dec 2026*", "accounts of Joris Valk, who is not active any more");
        Assert.DoesNotContain(
            "can't be read", (await sandbox.ReadsAsync("ana", "list", "*Account list*: 41 accounts")).Text, StringComparison.Ordinal);

        await sandbox.ShowAsync(Break);
        await sandbox.ShowAsync(Break);
        Assert.DoesNotContain("Not readable", (await sandbox.ReadsAsync("riley", "sources", "Read whole on")).Text, StringComparison.Ordinal);

        // The clock is turned over three Mondays by hand, and the team goes on from there.
        await Slack.PostAsync(
            "control/clock/turn", new JsonObject { ["by_ms"] = (long)Duration.FromDays(21).TotalMilliseconds, ["wait_ms"] = 60_000 });
        await sandbox.ShowAsync(Diff);

        // Of weeks that were turned over faster than the CRM answers there is one diff, which says how many they are.
        await Slack.Gtm.ExpectWithAsync("All changes", "to Tue 29 Dec 2026*", "1 left, 1 joined");
    }

    [Fact]
    public async Task Two_that_are_one_company_are_merged_until_none_are_left()
    {
        await sandbox.ReadsAsync("ana", "list", "*Account list*: 41 accounts");
        await sandbox.ShowAsync(Break);
        await sandbox.ShowAsync(Merge);
        await Slack.Gtm.ExpectWithAsync(
            "Attest it", "*Account list, week to Mon 30 Nov 2026*: 1 merged. 40 accounts now.",
            "*Halvorsen Marine Services* was merged into Halvorsen Marine");
        Assert.DoesNotContain("shared", (await sandbox.ReadsAsync("ana", "list", "*Account list*: 40 accounts")).Text, StringComparison.Ordinal);
        await sandbox.ShowAsync(Merge);
        await sandbox.ShowAsync(Merge);

        var (status, said) = await sandbox.PressAsync(Merge);

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("No two accounts on the list are one company any more", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_click_is_one_click()
    {
        await sandbox.ReadsAsync("ana", "list", "*Account list*: 41 accounts");

        var pressed = await Task.WhenAll(sandbox.PressAsync(Diff), sandbox.PressAsync(Diff), sandbox.PressAsync(Break));

        Assert.Equal(1, pressed.Count(one => one.Status == HttpStatusCode.OK));
        Assert.Equal(
            2,
            pressed.Count(one => one.Status == HttpStatusCode.Conflict
                && one.Said.Contains("press again in a moment", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_list_from_elsewhere_is_left_alone()
    {
        await DisposeAsync();
        sandbox = await OpenSandbox.StartAsync(isEmpty: true);

        await Slack.As("ana").RunAsync("/align", "list");
        await Slack.GtmOf("ana").ExpectAsync("*No account list yet.*");
        foreach (var scene in (string[])[Diff, Break, Merge])
        {
            var (status, said) = await sandbox.PressAsync(scene);

            Assert.Equal(HttpStatusCode.Conflict, status);
            Assert.Contains("choose the source crm under /align list source", said, StringComparison.Ordinal);
        }
    }
}
