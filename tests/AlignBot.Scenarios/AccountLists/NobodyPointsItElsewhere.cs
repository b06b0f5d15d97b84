using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>Where a list comes from is chosen among the sources of the server's configuration: no address, path or statement that somebody
/// in Slack makes up is taken.</summary>
public sealed class NobodyPointsItElsewhere : IAsyncLifetime
{
    CrmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await CrmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("https://elsewhere.example/list.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("SELECT * FROM accounts")]
    [InlineData("crm:Url")]
    public async Task Neither_the_list_nor_a_second_one(string madeUp)
    {
        await Slack.As("riley").RunAsync("/align", "list source");
        var form = await Slack.As("riley").ModalAsync("Where it comes from");
        var asked = world.Salesforce.Requests.Count;

        var errors = await SendAsync("riley", form.Json, madeUp);

        Assert.Equal("Choose a source.", (string?)errors["source"]);
        await world.ReadsAsync("ana", "list", "*No account list yet.*");
        await world.ReadsAsync("riley", "sources", "*crm* (Salesforce): not used here", "*segment* (HubSpot): not used here");
        Assert.Equal(asked, world.Salesforce.Requests.Count);
        Assert.DoesNotContain("list.set_up", await world.Gtm.Record.HistoryAsync());
    }

    [Fact]
    public async Task Nor_does_whoever_keeps_no_list()
    {
        await Slack.As("riley").RunAsync("/align", "list source");
        var form = await Slack.As("riley").ModalAsync("Where it comes from");
        await Slack.As("ben").RunAsync("/align", "list source");
        Assert.True(await Slack.As("ben").SeesNoModalAsync());

        // The same form, sent by somebody who could not open it.
        var errors = await SendAsync("ben", form.Json, "crm");

        Assert.Contains("can do that.", (string?)errors["source"], StringComparison.Ordinal);
        await world.ReadsAsync("ana", "list", "*No account list yet.*");
    }

    /// <summary>Sends the form with a choice that its menu need not have, signed as Slack signs; the errors that come back.</summary>
    async Task<JsonNode> SendAsync(string person, JsonObject form, string source)
    {
        var view = form.DeepClone().AsObject();
        view["state"] = new JsonObject
        {
            ["values"] = new JsonObject
            {
                ["source"] = Chosen("list.source.chosen", source),
                ["who"] = Chosen("value", "all", "radio_buttons"),
                ["pairs"] = Chosen("value", "BySource", "radio_buttons"),
                ["day"] = Chosen("value", "Monday"),
                ["time"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "08:30" } },
            },
        };
        var submission = new JsonObject
        {
            ["type"] = "view_submission",
            ["team"] = new JsonObject { ["id"] = "T0ACME", ["domain"] = "acme" },
            ["user"] = new JsonObject { ["id"] = SlackWorld.UserId(person), ["name"] = person, ["team_id"] = "T0ACME" },
            ["trigger_id"] = "13345224609.738474920.8088930838d88f008e0",
            ["view"] = view,
        };
        using var door = new Doorbell(world.Gtm);
        var (status, body) = await door.SendAsync(Doorbell.Signed(Doorbell.Interaction(submission)));
        Assert.Equal(200, status);
        return JsonNode.Parse(body)!["errors"] ?? throw new InvalidOperationException($"It was taken: {body}");
    }

    static JsonObject Chosen(string action, string value, string type = "static_select") => new()
    {
        [action] = new JsonObject
        {
            ["type"] = type,
            ["selected_option"] = new JsonObject
            {
                ["value"] = value,
                ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = value },
            },
        },
    };
}
