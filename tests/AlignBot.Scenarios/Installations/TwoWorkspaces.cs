using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AlignBot.Programs;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Installations;

/// <summary>One bot in two workspaces whose people, channels, messages, forms and numbers have the same ids: nothing of one is ever seen in the other.</summary>
public sealed class TwoWorkspaces : IAsyncLifetime
{
    const string OfAcme = "ACMEONLY", OfGlobex = "GLOBEXONLY";

    GtmWorld world = null!;
    SlackWorld globex = null!;

    SlackWorld Acme => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync(
            settings: Installing.Settings(("SLACK_BOT_TOKEN", GtmWorld.BotToken)), app: app => app with { ClientId = Installing.ClientId, ClientSecret = Installing.ClientSecret });
        globex = await world.BesideAsync("T0GLOBEX", "Globex", Installing.ByConsent);
        Assert.Contains("AlignBot is installed in Globex", (await world.InstallAsync("T0GLOBEX")).Text, StringComparison.Ordinal);
        await world.BotService<ProgramImport>().ApplyAsync(ProgramFileReader.Parse("globex.yaml", GtmWorld.ProgramFile.Replace("T0ACME", "T0GLOBEX", StringComparison.Ordinal)));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Nothing_crosses()
    {
        await StoryAsync(Acme, OfAcme);
        await StoryAsync(globex, OfGlobex);

        await world.Record.QuietAsync();
        var (first, second) = (await AloneAsync(Acme, OfAcme, OfGlobex), await AloneAsync(globex, OfGlobex, OfAcme));

        // The ids do collide, of forms, events and messages: else this would prove nothing.
        foreach (var kind in new[] { @"V0S\d{7}", @"Ev0S\d{7}", @"17\d{8}\.\d{6}" })
        {
            Assert.NotEmpty(Regex.Matches(first, kind).Select(id => id.Value).Intersect(Regex.Matches(second, kind).Select(id => id.Value)));
        }

        Assert.Equal(2, await world.Record.ProgramsAsync());
    }

    [Fact]
    public async Task A_button_or_form_that_names_what_is_the_others_reaches_nothing()
    {
        var card = await Acme.RaiseAsync($"Whose is {OfAcme}?", shown: OfAcme);
        await globex.RaiseAsync($"Whose is {OfGlobex}?", shown: OfGlobex);
        await world.Record.QuietAsync();
        var before = await world.Record.SizeAsync();
        using var doorbell = new Doorbell(world);

        foreach (var (action, n) in card.Json["blocks"]!.AsArray().SelectMany(block => block!["elements"] as JsonArray ?? [])
            .Select(element => element!.AsObject()).Where(element => element.ContainsKey("action_id") && element.ContainsKey("value")).Select((element, n) => (element, n)))
        {
            var payload = new JsonObject
            {
                ["type"] = "block_actions",
                ["team"] = new JsonObject { ["id"] = "T0GLOBEX" },
                ["user"] = new JsonObject { ["id"] = "UANA" },
                ["channel"] = new JsonObject { ["id"] = "CGTM" },
                ["trigger_id"] = string.Create(CultureInfo.InvariantCulture, $"13345224609.738474920.{n}"),
                ["actions"] = new JsonArray(new JsonObject
                {
                    ["action_id"] = (string?)action["action_id"],
                    ["block_id"] = "b",
                    ["type"] = "button",
                    ["action_ts"] = "1.1",
                    ["value"] = (string?)action["value"],
                }),
            };
            Assert.Equal(200, (await doorbell.SendAsync(Doorbell.Signed(Doorbell.Interaction(payload)))).Status);
        }

        await world.Record.QuietAsync();
        Assert.Equal(before, await world.Record.SizeAsync());
        await AloneAsync(globex, OfGlobex, OfAcme);
    }

    [Fact]
    public async Task One_that_takes_the_app_away_leaves_the_other_as_it_was()
    {
        await globex.PostAsync("control/app/token", new JsonObject { ["error"] = "account_inactive" });
        await SlackWorld.EventuallyAsync(async () => await world.Record.TokensAsync() == 0 ? world : null, () => Task.FromResult("The token is still there."));

        await Acme.As("ana").RunAsync("/decision", $"{OfAcme} stands.");
        await Acme.Gtm.ExpectAsync("*DEC-1*", OfAcme);
        await globex.As("ana").RunAsync("/decision", $"{OfGlobex} stands.");

        using var http = new HttpClient { BaseAddress = world.BotUrl };
        await SlackWorld.EventuallyAsync(
            async () => (await http.GetStringAsync("health/ready")).Contains("\"workspaces_cut_off\":1", StringComparison.Ordinal) ? world : null,
            async () => await http.GetStringAsync("health/ready"));
        Assert.Equal(0, await globex.Gtm.CountAsync("*DEC-1*"));
        Assert.DoesNotContain("access away", (await Acme.As("riley").RunAsync("/align", "status")).Text, StringComparison.Ordinal);

        await world.InstallAsync("T0GLOBEX");
        await globex.Gtm.ExpectAsync("*DEC-1*", OfGlobex);
    }

    /// <summary>The same in each: a dispute, a decision, what is searched, listed, handed out and looked at.</summary>
    static async Task StoryAsync(SlackWorld slack, string mark)
    {
        await slack.RaiseAsync($"Whose is {mark}?", shown: mark);
        await slack.Gtm.ExpectAsync("DSP-1", mark);
        await slack.As("ana").RunAsync("/decision", $"{mark} stands.");
        await slack.Gtm.ExpectAsync("*DEC-1*", mark);
        foreach (var command in new[] { "status", "waiting", "list", "drift", "export", "dispute list", "decision list", $"decision search {mark}", "artifacts", "program export" })
        {
            await slack.As("riley").RunAsync("/align", command);
        }

        await slack.PressOnCardAsync("tom", "Add my case");
        await slack.As("tom").ModalAsync();
        await slack.As("tom").HomeAsync();
        await slack.As("riley").HomeAsync();
    }

    /// <summary>Whatever that workspace's Slack was sent, or shows, has its own words and none of the other's. All that went to and fro.</summary>
    static async Task<string> AloneAsync(SlackWorld slack, string own, string others)
    {
        var traffic = (await slack.GetAsync("control/traffic?limit=2000")).ToJsonString();
        Assert.Contains(own, traffic, StringComparison.Ordinal);
        Assert.DoesNotContain(others, traffic, StringComparison.Ordinal);
        Assert.Equal(0, await slack.Gtm.CountAsync(others));
        foreach (var person in new[] { "ana", "tom", "riley", "dana", "priya", "morgan" })
        {
            Assert.Equal(0, await slack.Dm(person).CountAsync(others));
        }

        return traffic;
    }
}
