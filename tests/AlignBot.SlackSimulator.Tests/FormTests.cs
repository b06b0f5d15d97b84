using static AlignBot.SlackSimulator.Tests.LocalSlack;

namespace AlignBot.SlackSimulator.Tests;

public static class FormTests
{
    const string Blocks = """
        [
          { "type": "input", "block_id": "who", "dispatch_action": true, "label": { "type": "plain_text", "text": "Who" }, "element": { "type": "users_select", "action_id": "pick" } },
          { "type": "input", "block_id": "which", "label": { "type": "plain_text", "text": "Which" }, "element": { "type": "static_select", "action_id": "pick",
            "options": [ { "text": { "type": "plain_text", "text": "One" }, "value": "1" }, { "text": { "type": "plain_text", "text": "Two" }, "value": "2" } ],
            "initial_option": { "text": { "type": "plain_text", "text": "One" }, "value": "1" } } },
          { "type": "input", "block_id": "marks", "optional": true, "label": { "type": "plain_text", "text": "Marks" }, "element": { "type": "checkboxes", "action_id": "pick",
            "options": [ { "text": { "type": "plain_text", "text": "A" }, "value": "a" }, { "text": { "type": "plain_text", "text": "B" }, "value": "b" } ] } },
          { "type": "input", "block_id": "share", "optional": true, "label": { "type": "plain_text", "text": "Share" }, "element": { "type": "number_input", "action_id": "pick",
            "is_decimal_allowed": false, "min_value": "1", "max_value": "100" } },
          { "type": "input", "block_id": "when", "optional": true, "label": { "type": "plain_text", "text": "When" }, "element": { "type": "datepicker", "action_id": "pick" } }
        ]
        """;

    static async Task<(LocalSlack Slack, string View)> OpenAsync()
    {
        var slack = await LocalSlack.StartAsync();
        var answer = await slack.ApiAsync("views.open", new
        {
            trigger_id = await slack.TriggerAsync(),
            view = new { type = "modal", callback_id = "form", title = new { type = "plain_text", text = "Form" }, submit = new { type = "plain_text", text = "Go" }, blocks = JsonNode.Parse(Blocks) },
        });
        return (slack, (string)answer["view"]!["id"]!);
    }

    public sealed class WhenAnInputIsSet
    {
        [Fact]
        public async Task Only_a_dispatching_block_tells_the_app_before_submit()
        {
            var (slack, view) = await OpenAsync();
            await using var _ = slack;

            var told = await slack.PostAsync("/input", new { @as = Ana, view_id = view, block_id = "who", action_id = "pick", value = new { selected_user = Tom } });
            var silent = await slack.PostAsync("/input", new { @as = Ana, view_id = view, block_id = "which", action_id = "pick", value = new { selected_option = "2" } });

            Assert.True((bool)told["delivered"]!);
            Assert.False((bool)silent["delivered"]!);
            var action = Assert.Single(slack.App.All, r => r.Type == "block_actions").Payload;
            Assert.Equal(Tom, (string?)action["actions"]![0]!["selected_user"]);
            Assert.Equal("view", (string?)action["container"]!["type"]);
            Assert.Null(action["channel"]);
        }

        [Fact]
        public async Task State_begins_with_the_initial_values_and_nulls()
        {
            var (slack, _) = await OpenAsync();
            await using var closing = slack;

            var values = (await slack.StackAsync(Ana))[0]["values"]!;

            Assert.Equal("1", (string?)values["which"]!["pick"]!["selected_option"]!["value"]);
            Assert.True(values["who"]!["pick"]!.AsObject().ContainsKey("selected_user"));
            Assert.Null(values["who"]!["pick"]!["selected_user"]);
            Assert.Empty(values["marks"]!["pick"]!["selected_options"]!.AsArray());
        }

        [Theory]
        [InlineData("""{"as":"U0ANA","view_id":"VIEW","action_id":"pick","value":{}}""", "name the block_id")]
        [InlineData("""{"as":"U0ANA","view_id":"VIEW","block_id":"which","action_id":"pick","value":{"selected_option":"3"}}""", "no option '3'")]
        [InlineData("""{"as":"U0TOM","view_id":"VIEW","block_id":"which","action_id":"pick","value":{}}""", "no open view")]
        public async Task What_a_person_could_not_do_is_refused(string body, string reason)
        {
            var (slack, view) = await OpenAsync();
            await using var _ = slack;

            var refusal = await slack.SendAsync(HttpMethod.Post, "/input", body.Replace("VIEW", view, StringComparison.Ordinal), reason == "no open view" ? 404 : 400);

            Assert.Contains(reason, (string?)refusal["error"], StringComparison.Ordinal);
        }
    }

    public sealed class WhenItIsSubmitted
    {
        [Theory]
        [InlineData("0", "Must be 1 or more.")]
        [InlineData("101", "Must be 100 or less.")]
        [InlineData("1.5", "Please enter a whole number.")]
        [InlineData("many", "Please enter a number.")]
        [InlineData("100", null)]
        public async Task Numbers_keep_their_bounds(string value, string? error)
        {
            var (slack, view) = await OpenAsync();
            await using var _ = slack;

            var delivered = await slack.PostAsync("/submit", new
            {
                @as = Ana,
                view_id = view,
                values = new { who = new { pick = new { selected_user = Tom } }, share = new { pick = new { value } }, marks = new { pick = new { selected_options = new[] { "a", "b" } } } },
            });

            Assert.Equal(error, (string?)delivered["error"]);
            if (error is null)
            {
                var state = Assert.Single(slack.App.All, r => r.Type == "view_submission").Payload["view"]!["state"]!["values"]!;
                Assert.Equal("100", (string?)state["share"]!["pick"]!["value"]);
                Assert.Equal(["a", "b"], state["marks"]!["pick"]!["selected_options"]!.AsArray().Select(o => (string?)o!["value"]));
            }
        }

        [Fact]
        public async Task No_answer_leaves_the_form_with_a_notice_and_what_was_typed()
        {
            var (slack, view) = await OpenAsync();
            await using var _ = slack;
            slack.App.Answer = r => Task.FromResult((500, ""));

            var delivered = await slack.PostAsync("/submit", new { @as = Ana, view_id = view, values = new { who = new { pick = new { selected_user = Tom } } } });

            var open = Assert.Single(await slack.StackAsync(Ana));
            Assert.Equal("We had some trouble connecting", (string?)delivered["error"]);
            Assert.Equal("We had some trouble connecting", (string?)open["notice"]);
            Assert.False((bool)open["busy"]!);
            Assert.Equal(Tom, (string?)open["values"]!["who"]!["pick"]!["selected_user"]);
        }
    }

    public sealed class WhenManyActAtOnce
    {
        [Fact]
        public async Task Every_message_is_there_once_with_a_ts_of_its_own()
        {
            await using var slack = await LocalSlack.StartAsync();

            var posts = await Task.WhenAll(Enumerable.Range(0, 100).Select(async n => n % 2 == 0
                ? await slack.PostedAsync(new { channel = Gtm, text = $"bot {n}" })
                : (string)(await slack.PostAsync("/message", new { @as = Ana, channel = Gtm, text = $"ana {n}" }))["message_ts"]!));

            Assert.Equal(100, posts.Distinct().Count());
            var messages = await slack.MessagesAsync(Tom, Gtm);
            Assert.Equal(100, messages.Length);
            Assert.Equal(messages.Select(m => (string)m["ts"]!).Order(StringComparer.Ordinal), messages.Select(m => (string)m["ts"]!));
            await slack.App.TakeAsync(100, r => r.Kind == "event");
        }
    }
}
