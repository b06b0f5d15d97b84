using System.Text.Json.Nodes;
using AlignBot.Disputes.Raising;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.BadInput;

/// <summary>A dispute is raised with people who can't be a party, or in a category that does not exist.</summary>
public sealed class PartiesAndCategories : IAsyncLifetime
{
    const string Question = "Do webinar sign-ups count as MQLs?";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.As("ana").RunAsync("/dispute", Question);
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("ana", "nobody", "This person is not a member of this program and can't be a party")]
    [InlineData("ana", "0alignbot", "can't be a party: name a full member who is in the channel.")]
    [InlineData("gus", "tom", "Gus is a guest and can't be a party")]
    [InlineData("ana", "xenia", "can't be a party: name a full member who is in the channel.")]
    [InlineData("ana", "ola", "can't be a party: name a full member who is in the channel.")]
    [InlineData("ana", "ana", "Ana can't hold both sides: name two people.")]
    public async Task The_form_says_why_and_keeps_what_was_typed(string one, string other, string sentence)
    {
        var before = await world.Record.SizeAsync();
        var form = await Slack.As("ana").ModalAsync();

        var sent = await (await (await form.Fill("Category", "Definition").BetweenAsync(one, other)).MoreAsync())
            .Fill("Options", "Yes\nNo").SubmitAsync();

        Assert.Contains(sentence, Assert.Single(sent.Errors), StringComparison.Ordinal);
        var still = await Slack.As("ana").ModalAsync();
        Assert.Equal(Question, still.ValueOf("Question"));
        Assert.Equal("Yes\nNo", still.ValueOf("Options"));
        Assert.Equal(before, await world.Record.SizeAsync());

        // Put right, the same form goes on.
        await (await still.BetweenAsync("ana", "tom")).SubmitAsync();
        Assert.Equal(RaiseConfirmModal.CallbackId, (await Slack.As("ana").ModalAsync()).CallbackId);
    }

    [Fact]
    public async Task Options_that_read_the_same_are_named()
    {
        var form = await Slack.As("ana").ModalAsync();

        var sent = await (await (await form.Fill("Category", "Definition").BetweenAsync("ana", "tom")).MoreAsync())
            .Fill("Options", "Yes\nNo\nyes").SubmitAsync();

        Assert.Equal(["The option 'Yes' is listed twice."], sent.Errors);
    }

    [Fact]
    public async Task A_category_that_does_not_exist_is_refused_with_those_that_do()
    {
        var before = await world.Record.SizeAsync();
        var view = (await Slack.GetAsync("control/views?as=UANA"))["stack"]![0]!["view"]!.DeepClone().AsObject();
        view["state"] = new JsonObject
        {
            ["values"] = new JsonObject
            {
                ["question"] = Typed("plain_text_input", "value", Question),
                ["category"] = Typed("static_select", "selected_option", new JsonObject
                {
                    ["value"] = "weather",
                    ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Weather" },
                }),
                ["first-party"] = Typed("users_select", "selected_user", "UANA"),
                ["second-party"] = Typed("users_select", "selected_user", "UTOM"),
            },
        };
        var tampered = new JsonObject
        {
            ["type"] = "view_submission",
            ["team"] = new JsonObject { ["id"] = "T0ACME", ["domain"] = "acme" },
            ["user"] = new JsonObject { ["id"] = "UANA", ["name"] = "ana", ["team_id"] = "T0ACME" },
            ["trigger_id"] = "13345224609.738474920.8088930838d88f008e0",
            ["view"] = view,
        };
        using var door = new Doorbell(world);

        var (status, body) = await door.SendAsync(Doorbell.Signed(Doorbell.Interaction(tampered)));

        Assert.Equal(200, status);
        var answer = JsonNode.Parse(body)!;
        Assert.Equal("errors", (string?)answer["response_action"]);
        var sentence = (string)answer["errors"]!["category"]!;
        Assert.StartsWith("There is no category 'weather'. There are: Account list, Definition,", sentence, StringComparison.Ordinal);
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    static JsonObject Typed(string type, string field, JsonNode value) =>
        new() { ["value"] = new JsonObject { ["type"] = type, [field] = value } };
}
