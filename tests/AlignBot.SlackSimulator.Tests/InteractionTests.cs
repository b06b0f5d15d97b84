using Microsoft.Extensions.Time.Testing;
using static AlignBot.SlackSimulator.Tests.LocalSlack;

namespace AlignBot.SlackSimulator.Tests;

public static class InteractionTests
{
    public sealed class WhenAResponseUrlIsUsed
    {
        static async Task<string> UrlAsync(LocalSlack slack)
        {
            await slack.PostAsync("/command", new { @as = Ana, channel = Gtm, command = "/dispute", text = "" });
            return (string)(await slack.App.NextAsync(r => r.Kind == "command")).Payload["response_url"]!;
        }

        [Fact]
        public async Task Five_posts_pass_and_the_sixth_is_refused()
        {
            await using var slack = await LocalSlack.StartAsync();
            var url = await UrlAsync(slack);

            for (var n = 1; n <= 5; n++)
            {
                await slack.PostAsync(url, new { text = $"Reply {n}" });
            }

            var sixth = await slack.PostAsync(url, new { text = "Reply 6" }, expect: 404);

            Assert.Equal("used_url", (string?)sixth["error"]);
            Assert.Equal(5, (await slack.MessagesAsync(Ana, Gtm)).Length);
            Assert.Empty(await slack.MessagesAsync(Tom, Gtm));
        }

        [Theory]
        [InlineData(29, 200)]
        [InlineData(31, 404)]
        public async Task It_lives_thirty_minutes(int minutes, int status)
        {
            var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
            await using var slack = await LocalSlack.StartAsync(o => o with { RealTime = time });
            var url = await UrlAsync(slack);
            time.Advance(TimeSpan.FromMinutes(minutes));

            await slack.PostAsync(url, new { text = "late" }, expect: status);
        }

        [Fact]
        public async Task From_a_button_it_replaces_and_deletes_the_message_it_came_from()
        {
            await using var slack = await LocalSlack.StartAsync();
            var ts = await slack.PostedAsync(new { channel = Gtm, text = "Card", blocks = Buttons() });
            await slack.PostAsync("/click", new { @as = Ana, channel = Gtm, message_ts = ts, action_id = "go" });
            var url = (string)(await slack.App.NextAsync(r => r.Type == "block_actions")).Payload["response_url"]!;

            await slack.PostAsync(url, new { replace_original = true, text = "Replaced" });
            var replaced = Assert.Single(await slack.MessagesAsync(Tom, Gtm));
            await slack.PostAsync(url, new { delete_original = true });

            Assert.Equal("Replaced", (string?)replaced["text"]);
            Assert.Null(replaced["blocks"]);
            Assert.Empty(await slack.MessagesAsync(Tom, Gtm));
        }

        static object[] Buttons() =>
            [new { type = "actions", block_id = "b", elements = new[] { new { type = "button", action_id = "go", value = "1", text = new { type = "plain_text", text = "Go" } } } }];
    }

    public sealed class WhenAButtonIsPressed
    {
        [Fact]
        public async Task The_action_names_block_value_and_place()
        {
            await using var slack = await LocalSlack.StartAsync();
            var root = await slack.PostedAsync(new { channel = Gtm, text = "Root" });
            var ts = await slack.PostedAsync(new
            {
                channel = Gtm,
                thread_ts = root,
                text = "Card",
                blocks = new object[] { new { type = "actions", block_id = "b", elements = new object[] {
                    new { type = "button", action_id = "decide", value = "DSP-1", style = "primary", text = new { type = "plain_text", text = "Decide" } },
                    new { type = "overflow", action_id = "more", options = new[] { new { text = new { type = "plain_text", text = "Why" }, value = "why" } } },
                    new { type = "users_select", action_id = "who" } } } },
            });

            await slack.PostAsync("/input", new { @as = Ana, channel = Gtm, message_ts = ts, block_id = "b", action_id = "who", value = new { selected_user = Tom } });
            await slack.PostAsync("/click", new { @as = Ana, channel = Gtm, message_ts = ts, action_id = "decide" });
            await slack.PostAsync("/click", new { @as = Ana, channel = Gtm, message_ts = ts, action_id = "more", value = "why" });

            var actions = await slack.App.TakeAsync(3, r => r.Type == "block_actions");
            var press = actions.Single(a => (string?)a.Payload["actions"]![0]!["action_id"] == "decide").Payload;
            Assert.Equal("DSP-1", (string?)press["actions"]![0]!["value"]);
            Assert.Equal(root, (string?)press["container"]!["thread_ts"]);
            Assert.Equal(ts, (string?)press["message"]!["ts"]);
            Assert.Equal(Tom, (string?)press["state"]!["values"]!["b"]!["who"]!["selected_user"]);
            Assert.Equal("why", (string?)actions.Single(a => (string?)a.Payload["actions"]![0]!["action_id"] == "more").Payload["actions"]![0]!["selected_option"]!["value"]);
        }

        [Fact]
        public async Task It_is_sent_as_it_was_seen_though_the_message_changed_in_that_moment()
        {
            await using var slack = await LocalSlack.StartAsync();
            var ts = await slack.PostedAsync(new { channel = Gtm, text = "Card", blocks = Menu("level-1") });
            var blockId = (string)(await slack.GetAsync($"/messages?as={Ana}&channel={Gtm}"))["messages"]![0]!["blocks"]![0]!["block_id"]!;
            await slack.ApiAsync("chat.update", new { channel = Gtm, ts, text = "Card", blocks = Menu("level-2") });

            await slack.PostAsync("/click", new { @as = Ana, channel = Gtm, message_ts = ts, block_id = blockId, action_id = "more", value = "level-1" });
            await slack.PostAsync("/click", new { @as = Ana, channel = Gtm, message_ts = ts, action_id = "more", value = "level-2" });
            await slack.PostAsync("/click", new { @as = Ana, channel = Gtm, message_ts = ts, action_id = "more", value = "level-3" }, expect: 400);

            var picked = (await slack.App.TakeAsync(2, r => r.Type == "block_actions")).Select(sent => (string?)sent.Payload["actions"]![0]!["selected_option"]!["value"]);
            Assert.Equal(["level-1", "level-2"], picked.Order(StringComparer.Ordinal));

            static object[] Menu(string value) =>
                [new { type = "actions", elements = new object[] { new { type = "overflow", action_id = "more", options = new[] { new { text = new { type = "plain_text", text = "Why" }, value } } } } }];
        }

        [Fact]
        public async Task A_message_shortcut_carries_the_message_and_a_global_one_nothing()
        {
            await using var slack = await LocalSlack.StartAsync();
            var sent = await slack.PostAsync("/message", new { @as = Tom, channel = Gtm, text = "Not an MQL" });

            await slack.PostAsync("/shortcut", new { @as = Ana, callback_id = "raise", channel = Gtm, message_ts = (string?)sent["message_ts"] });
            await slack.PostAsync("/shortcut", new { @as = Ana, callback_id = "new" });

            Assert.Equal("Not an MQL", (string?)(await slack.App.NextAsync(r => r.Type == "message_action")).Payload["message"]!["text"]);
            Assert.Null((await slack.App.NextAsync(r => r.Type == "shortcut")).Payload["channel"]);
        }

        [Fact]
        public async Task An_external_select_asks_the_app_for_its_options()
        {
            await using var slack = await LocalSlack.StartAsync();
            var ts = await slack.PostedAsync(new
            {
                channel = Gtm,
                text = "Pick",
                blocks = new[] { new { type = "actions", elements = new[] { new { type = "external_select", action_id = "account", min_query_length = 0 } } } },
            });
            slack.App.Answers(new { options = new[] { new { text = new { type = "plain_text", text = "Acme" }, value = "acme" } } });

            var answer = await slack.PostAsync("/options", new { @as = Ana, channel = Gtm, message_ts = ts, action_id = "account", query = "ac" });

            Assert.Equal("acme", (string?)answer["options"]![0]!["value"]);
            Assert.Equal("ac", (string?)slack.App.All.Single(r => r.Type == "block_suggestion").Payload["value"]);
        }
    }
}
