using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AlignBot.Sandbox;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>The sandbox's list from a stand-in for Salesforce, compared with a segment in one for HubSpot, and the scenes that change,
/// break and mend them.</summary>
public sealed class TheSandboxShowsTheList : IAsyncLifetime, IDisposable
{
    const string Diff = "Show me the weekly diff";
    const string Break = "Break the connection";
    const string Merge = "Merge two accounts";

    SandboxHost sandbox = null!;
    SlackWorld slack = null!;
    HttpClient http = null!;

    public Task InitializeAsync() => StartAsync(empty: false);

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    public void Dispose()
    {
        http.Dispose();
        slack.Dispose();
    }

    [Fact]
    public async Task From_its_start_with_no_secret_in_sight()
    {
        var list = await ReadsAsync(
            "ana", "list", "*Account list*: 41 accounts (tier 1: 9, tier 2: 13, tier 3: 19)", "1 domain is shared",
            "Target segment: 19 % apart (37 in both, 4 only here, 3 only there, 1 with another tier)");
        var apart = await ReadsAsync(
            "ana", "list compare target segment", "*Ferrowick Steel*", "*Castellan Security*",
            "*Quillmark Publishing*  tier 3 here, tier 1 there");
        var sources = await ReadsAsync(
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
        Assert.Equal("UPRIYA", (string?)(await ShowAsync(Diff))["as"]);
        await slack.Gtm.ExpectWithAsync(
            "Attest it", "*Account list, week to Mon 30 Nov 2026*: 1 left, 1 joined, 2 changed tier, 1 changed owner. 41 accounts now.",
            "*Maplecroft Dairy* joined (tier 3)");

        await ShowAsync(Break);
        await slack.GtmOf("riley").ExpectAsync("*Sources*", "*crm* (Salesforce): the account list", "Not readable since");
        await ReadsAsync("ana", "list", "41 accounts", "it can't be read");
        await ShowAsync(Diff);
        await slack.Gtm.ExpectAsync("*Account list, week to Mon 7 Dec 2026*", "accounts of Joris Valk, who is not active any more");
        Assert.DoesNotContain(
            "can't be read", (await ReadsAsync("ana", "list", "*Account list*: 41 accounts")).Text, StringComparison.Ordinal);

        await ShowAsync(Break);
        await ShowAsync(Break);
        Assert.DoesNotContain("Not readable", (await ReadsAsync("riley", "sources", "Read whole on")).Text, StringComparison.Ordinal);

        // The clock is turned over three Mondays by hand, and the team goes on from there.
        await slack.PostAsync(
            "control/clock/turn", new JsonObject { ["by_ms"] = (long)Duration.FromDays(21).TotalMilliseconds, ["wait_ms"] = 60_000 });
        await ShowAsync(Diff);

        // Of weeks that were turned over faster than the CRM answers there is one diff, which says how many they are.
        await slack.Gtm.ExpectWithAsync("All changes", "to Tue 29 Dec 2026*", "1 left, 1 joined");
    }

    [Fact]
    public async Task Two_that_are_one_company_are_merged_until_none_are_left()
    {
        await ReadsAsync("ana", "list", "*Account list*: 41 accounts");
        await ShowAsync(Break);
        await ShowAsync(Merge);
        await slack.Gtm.ExpectWithAsync(
            "Attest it", "*Account list, week to Mon 30 Nov 2026*: 1 merged. 40 accounts now.",
            "*Halvorsen Marine Services* was merged into Halvorsen Marine");
        Assert.DoesNotContain("shared", (await ReadsAsync("ana", "list", "*Account list*: 40 accounts")).Text, StringComparison.Ordinal);
        await ShowAsync(Merge);
        await ShowAsync(Merge);

        var (status, said) = await PressAsync(Merge);

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("No two accounts on the list are one company any more", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_click_is_one_click()
    {
        await ReadsAsync("ana", "list", "*Account list*: 41 accounts");

        var pressed = await Task.WhenAll(PressAsync(Diff), PressAsync(Diff), PressAsync(Break));

        Assert.Equal(1, pressed.Count(one => one.Status == HttpStatusCode.OK));
        Assert.Equal(
            2,
            pressed.Count(one => one.Status == HttpStatusCode.Conflict
                && one.Said.Contains("press again in a moment", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_list_from_elsewhere_is_left_alone()
    {
        Dispose();
        await DisposeAsync();
        await StartAsync(empty: true);

        await slack.As("ana").RunAsync("/align", "list");
        await slack.GtmOf("ana").ExpectAsync("*No account list yet.*");
        foreach (var scene in (string[])[Diff, Break, Merge])
        {
            var (status, said) = await PressAsync(scene);

            Assert.Equal(HttpStatusCode.Conflict, status);
            Assert.Contains("choose the source crm under /align list source", said, StringComparison.Ordinal);
        }
    }

    async Task StartAsync(bool empty)
    {
        sandbox = await SandboxHost.StartAsync(
            new SandboxOptions(Data: null, Port: 0)
            {
                Start = new LocalDateTime(2026, 11, 24, 10, 0),
                IsEmpty = empty,
                SlackWaits = GtmWorld.SlackWaits
            });
        slack = new SlackWorld(new Uri(sandbox.Url));
        http = new HttpClient { BaseAddress = new Uri(sandbox.Url) };
    }

    async Task<JsonObject> ShowAsync(string scene)
    {
        var (status, said) = await PressAsync(scene);
        Assert.True(status == HttpStatusCode.OK, $"'{scene}' answered {status}: {said}");
        return JsonNode.Parse(said)!.AsObject();
    }

    async Task<(HttpStatusCode Status, string Said)> PressAsync(string scene)
    {
        var buttons = (await slack.GetAsync("control/extra-buttons"))["buttons"]!.AsArray();
        using var answer = await http.PostAsJsonAsync(
            (string)buttons.First(button => (string?)button!["label"] == scene)!["url"]!, new JsonObject());
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What somebody reads at a command, once it says so: the list is read in its own time.</summary>
    async Task<Message> ReadsAsync(string person, string command, params string[] texts) => await SlackWorld.EventuallyAsync(
        async () =>
        {
            await slack.As(person).RunAsync("/align", command);
            return (await slack.GtmOf(person).MessagesAsync()).LastOrDefault(message => message.IsForOneOnly) is { } said
                && texts.All(said.Says) ? said : null;
        },
        () => slack.GtmOf(person).TranscriptAsync());
}
