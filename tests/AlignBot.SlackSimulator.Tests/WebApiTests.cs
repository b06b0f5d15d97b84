using static AlignBot.SlackSimulator.Tests.LocalSlack;

namespace AlignBot.SlackSimulator.Tests;

public static class WebApiTests
{
    public sealed class WhenATokenIsChecked
    {
        [Theory]
        [InlineData(null, "not_authed")]
        [InlineData("xoxb-other", "invalid_auth")]
        [InlineData(AppToken, "not_allowed_token_type")]
        [InlineData(BotToken, null)]
        public async Task Slack_says_what_is_wrong_with_it(string? token, string? error)
        {
            await using var slack = await LocalSlack.StartAsync();

            var answer = await slack.ApiAsync("auth.test", token: token);

            Assert.Equal(error, (string?)answer["error"]);
        }

        [Fact]
        public async Task A_missing_scope_names_what_is_needed_and_what_is_there()
        {
            await using var slack = await LocalSlack.StartAsync();

            var answer = await slack.ApiAsync("usergroups.list");

            Assert.Equal("missing_scope", (string?)answer["error"]);
            Assert.Equal("usergroups:read", (string?)answer["needed"]);
            Assert.Contains("chat:write", (string?)answer["provided"], StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_form_may_carry_token_and_blocks_as_text()
        {
            await using var slack = await LocalSlack.StartAsync();

            var answer = await slack.FormAsync("chat.postMessage", new()
            {
                ["token"] = BotToken,
                ["channel"] = Gtm,
                ["text"] = "t",
                ["blocks"] = """[{"type":"divider"}]""",
            });

            Assert.Equal("divider", (string?)answer["message"]!["blocks"]![0]!["type"]);
            Assert.NotEmpty((string)answer["message"]!["blocks"]![0]!["block_id"]!);
        }

        [Fact]
        public async Task An_unknown_method_is_called_so()
        {
            await using var slack = await LocalSlack.StartAsync();

            Assert.Equal("unknown_method", (string?)(await slack.ApiAsync("chat.shout"))["error"]);
        }
    }

    public sealed class WhenTheAppIsInstalled
    {
        [Fact]
        public async Task Consent_leads_back_with_a_code_that_buys_the_token()
        {
            await using var slack = await LocalSlack.StartAsync();
            using var handler = new HttpClientHandler { AllowAutoRedirect = false };
            using var browser = new HttpClient(handler);

            using var consent = await browser.GetAsync(new Uri($"{slack.Host.Url}/oauth/v2/authorize?client_id=1&state=abc&redirect_uri=https%3A%2F%2Fbot.example%2Fback"));
            using var denied = await browser.GetAsync(new Uri($"{slack.Host.Url}/oauth/v2/authorize?deny=1&state=abc&redirect_uri=https%3A%2F%2Fbot.example%2Fback"));
            var query = System.Web.HttpUtility.ParseQueryString(consent.Headers.Location!.Query);
            var bought = await slack.FormAsync("oauth.v2.access", new() { ["client_id"] = "1", ["client_secret"] = "2", ["code"] = query["code"]! });

            Assert.Equal("abc", query["state"]);
            Assert.Equal(BotToken, (string?)bought["access_token"]);
            Assert.Contains("error=access_denied", denied.Headers.Location!.Query, StringComparison.Ordinal);
            Assert.Equal("invalid_code", (string?)(await slack.FormAsync("oauth.v2.access", new() { ["client_id"] = "1", ["client_secret"] = "2", ["code"] = "" }))["error"]);
        }
    }

    public sealed class WhenTheBotPosts
    {
        public static TheoryData<string, object> Refused => new()
        {
            { "channel_not_found", new { channel = "C404", text = "x" } },
            { "channel_not_found", new { channel = Private, text = "x" } },
            { "not_in_channel", new { channel = Elsewhere, text = "x" } },
            { "no_text", new { channel = Gtm } },
            { "invalid_blocks_format", new { channel = Gtm, text = "x", blocks = "nonsense" } },
            { "invalid_blocks", new { channel = Gtm, text = "x", blocks = new[] { new { type = "nonsense" } } } },
            { "invalid_metadata_format", new { channel = Gtm, text = "x", metadata = new[] { 1 } } },
            { "invalid_metadata_schema", new { channel = Gtm, text = "x", metadata = new { event_type = "a" } } },
            { "invalid_metadata_schema", new { channel = Gtm, text = "x", metadata = new { event_type = "a", event_payload = new { a = new { b = new { c = 1 } } } } } },
            { "invalid_metadata_schema", new { channel = Gtm, text = "x", metadata = new { event_type = "a", event_payload = new { a = new { b = new[] { 1 } } } } } },
            { "invalid_metadata_schema", new { channel = Gtm, text = "x", metadata = new { event_type = "a", event_payload = new { a = new[] { new[] { 1 } } } } } },
            { "invalid_metadata_schema", new { channel = Gtm, text = "x", metadata = new { event_type = "a", event_payload = new { a = new[] { new { b = new { c = 1 } } } } } } },
        };

        [Theory]
        [MemberData(nameof(Refused))]
        public async Task Slacks_refusals_have_slacks_names(string error, object arguments)
        {
            await using var slack = await LocalSlack.StartAsync();

            var answer = await slack.ApiAsync("chat.postMessage", arguments);

            Assert.Equal(error, (string?)answer["error"]);
            Assert.Empty(await slack.MessagesAsync(Ana, Gtm));
        }

        [Fact]
        public async Task Metadata_holds_values_and_one_level_of_objects_and_lists()
        {
            await using var slack = await LocalSlack.StartAsync();

            var answer = await slack.ApiAsync("chat.postMessage", new
            {
                channel = Gtm,
                text = "x",
                metadata = new { event_type = "a", event_payload = new { s = "1", n = 2, b = true, o = new { p = "3" }, l = new object[] { 4, new { q = 5 } } } },
            });

            Assert.True((bool)answer["ok"]!);
        }

        [Fact]
        public async Task An_archived_channel_takes_nothing_and_calls_it_by_two_names()
        {
            await using var slack = await LocalSlack.StartAsync();
            var ts = await slack.PostedAsync(new { channel = Gtm, text = "a" });
            await slack.SendAsync(HttpMethod.Patch, $"/channels/{Gtm}", new { is_archived = true });

            Assert.Equal("is_archived", (string?)(await slack.ApiAsync("chat.postMessage", new { channel = Gtm, text = "x" }))["error"]);
            Assert.Equal("is_inactive", (string?)(await slack.ApiAsync("chat.update", new { channel = Gtm, ts, text = "x" }))["error"]);
        }

        [Fact]
        public async Task Under_a_parent_that_is_gone_it_stands_at_the_root_and_only_the_answer_tells()
        {
            await using var slack = await LocalSlack.StartAsync();
            var root = await slack.PostedAsync(new { channel = Gtm, text = "Root" });
            await slack.ApiAsync("chat.delete", new { channel = Gtm, ts = root });

            var answer = await slack.ApiAsync("chat.postMessage", new { channel = Gtm, text = "Stray", thread_ts = root });

            Assert.True((bool)answer["ok"]!);
            Assert.Null(answer["message"]!["thread_ts"]);
            Assert.Equal("Stray", (string?)Assert.Single(await slack.MessagesAsync(Ana, Gtm))["text"]);
        }

        [Fact]
        public async Task Or_it_is_refused_where_a_fault_says_so()
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.PostAsync("/faults", new { kind = "thread_not_found" });

            var lost = await slack.ApiAsync("chat.postMessage", new { channel = Gtm, text = "x", thread_ts = "1.000001" });
            var root = await slack.PostedAsync(new { channel = Gtm, text = "Root" });
            await slack.PostedAsync(new { channel = Gtm, text = "Reply", thread_ts = root });

            Assert.Equal("thread_not_found", (string?)lost["error"]);
            Assert.Single(await slack.MessagesAsync(Ana, Gtm));
        }

        [Fact]
        public async Task A_reply_can_not_be_a_parent_and_a_parent_counts_its_replies()
        {
            await using var slack = await LocalSlack.StartAsync();
            var root = await slack.PostedAsync(new { channel = Gtm, text = "Root" });
            var reply = await slack.PostedAsync(new { channel = Gtm, text = "Reply", thread_ts = root });

            var nested = await slack.ApiAsync("chat.postMessage", new { channel = Gtm, text = "No", thread_ts = reply });

            Assert.Equal("cannot_reply_to_message", (string?)nested["error"]);
            var parent = Assert.Single(await slack.MessagesAsync(Ana, Gtm));
            Assert.Equal(1, (int)parent["reply_count"]!);
            Assert.Equal(reply, (string?)parent["latest_reply"]);
            Assert.Equal(2, (await slack.MessagesAsync(Ana, Gtm, root)).Length);
        }

        [Fact]
        public async Task A_user_id_opens_the_direct_message()
        {
            await using var slack = await LocalSlack.StartAsync();

            var answer = await slack.ApiAsync("chat.postMessage", new { channel = Ana, text = "You are asked to decide" });
            var opened = await slack.ApiAsync("conversations.open", new { users = Ana });

            Assert.StartsWith("D", (string?)answer["channel"], StringComparison.Ordinal);
            Assert.Equal((string?)answer["channel"], (string?)opened["channel"]!["id"]);
            Assert.Single(await slack.MessagesAsync(Ana, (string)answer["channel"]!));
        }

        [Fact]
        public async Task Timestamps_rise_strictly_while_the_clock_stands()
        {
            await using var slack = await LocalSlack.StartAsync(o => o with { ClockRunning = false });

            var stamps = new List<string>();
            for (var n = 0; n < 20; n++)
            {
                stamps.Add(await slack.PostedAsync(new { channel = Gtm, text = $"{n}" }));
            }

            Assert.Equal(stamps.Order(StringComparer.Ordinal), stamps);
            Assert.Equal(20, stamps.Distinct().Count());
            Assert.All(stamps, s => Assert.Matches("^\\d{10}\\.\\d{6}$", s));
        }
    }

    public sealed class WhenTheBotChangesAMessage
    {
        [Fact]
        public async Task Text_without_blocks_deletes_the_blocks_and_metadata_stays()
        {
            await using var slack = await LocalSlack.StartAsync();
            var ts = await slack.PostedAsync(new
            {
                channel = Gtm,
                text = "a",
                blocks = new[] { new { type = "divider" } },
                metadata = new { event_type = "outbox", event_payload = new { id = "1" } },
            });

            await slack.ApiAsync("chat.update", new { channel = Gtm, ts, text = "b" });

            var message = Assert.Single(await slack.MessagesAsync(Ana, Gtm));
            Assert.Equal("b", (string?)message["text"]);
            Assert.Null(message["blocks"]);
            Assert.True((bool)message["edited"]!);
            Assert.Equal("1", (string?)message["metadata"]!["event_payload"]!["id"]);
            var changed = await slack.App.NextAsync(r => (string?)r.Payload["event"]?["subtype"] == "message_changed");
            Assert.Equal("a", (string?)changed.Event["previous_message"]!["text"]);
        }

        [Theory]
        [InlineData(4000, null)]
        [InlineData(4001, "msg_too_long")]
        public async Task Text_is_limited_to_4000(int length, string? error)
        {
            await using var slack = await LocalSlack.StartAsync();
            var ts = await slack.PostedAsync(new { channel = Gtm, text = "a" });

            var answer = await slack.ApiAsync("chat.update", new { channel = Gtm, ts, text = new string('x', length) });

            Assert.Equal(error, (string?)answer["error"]);
        }

        [Fact]
        public async Task Only_its_own_and_only_what_is_there()
        {
            await using var slack = await LocalSlack.StartAsync();
            var anas = (string)(await slack.PostAsync("/message", new { @as = Ana, channel = Gtm, text = "mine" }))["message_ts"]!;

            Assert.Equal("cant_update_message", (string?)(await slack.ApiAsync("chat.update", new { channel = Gtm, ts = anas, text = "x" }))["error"]);
            Assert.Equal("cant_delete_message", (string?)(await slack.ApiAsync("chat.delete", new { channel = Gtm, ts = anas }))["error"]);
            Assert.Equal("message_not_found", (string?)(await slack.ApiAsync("chat.update", new { channel = Gtm, ts = "1.000001", text = "x" }))["error"]);
        }

        [Fact]
        public async Task A_deleted_parent_leaves_a_tombstone_over_its_replies()
        {
            await using var slack = await LocalSlack.StartAsync();
            var root = await slack.PostedAsync(new { channel = Gtm, text = "Root" });
            await slack.PostedAsync(new { channel = Gtm, text = "Reply", thread_ts = root });

            await slack.ApiAsync("chat.delete", new { channel = Gtm, ts = root });

            var grave = Assert.Single(await slack.MessagesAsync(Ana, Gtm));
            Assert.True((bool)grave["deleted"]!);
            Assert.Equal("message_not_found", (string?)(await slack.ApiAsync("chat.update", new { channel = Gtm, ts = root, text = "x" }))["error"]);
        }
    }
}
