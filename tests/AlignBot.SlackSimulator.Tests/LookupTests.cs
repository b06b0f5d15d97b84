using static AlignBot.SlackSimulator.Tests.LocalSlack;

namespace AlignBot.SlackSimulator.Tests;

public static class LookupTests
{
    public sealed class WhenMessagesAreReadBack
    {
        [Fact]
        public async Task History_is_newest_first_in_pages_and_shows_metadata_on_request()
        {
            await using var slack = await LocalSlack.StartAsync();
            for (var n = 1; n <= 5; n++)
            {
                await slack.PostedAsync(new { channel = Gtm, text = $"{n}", metadata = new { event_type = "outbox", event_payload = new { n } } });
            }

            var first = await slack.ApiAsync("conversations.history", new { channel = Gtm, limit = 2 });
            var next = await slack.ApiAsync("conversations.history", new
            {
                channel = Gtm,
                limit = 3,
                cursor = (string?)first["response_metadata"]!["next_cursor"],
                include_all_metadata = true,
            });

            Assert.Equal(["5", "4"], first["messages"]!.AsArray().Select(m => (string?)m!["text"]));
            Assert.True((bool)first["has_more"]!);
            Assert.Null(first["messages"]![0]!["metadata"]!["event_payload"]);
            Assert.Equal(["3", "2", "1"], next["messages"]!.AsArray().Select(m => (string?)m!["text"]));
            Assert.Equal(3, (int)next["messages"]![0]!["metadata"]!["event_payload"]!["n"]!);
            Assert.False((bool)next["has_more"]!);
        }

        [Fact]
        public async Task One_message_is_found_by_its_ts_inclusive()
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.PostedAsync(new { channel = Gtm, text = "1" });
            var ts = await slack.PostedAsync(new { channel = Gtm, text = "2" });
            await slack.PostedAsync(new { channel = Gtm, text = "3" });

            var answer = await slack.ApiAsync("conversations.history", new { channel = Gtm, oldest = ts, latest = ts, inclusive = true, limit = 1 });

            Assert.Equal("2", (string?)Assert.Single(answer["messages"]!.AsArray())!["text"]);
        }

        [Fact]
        public async Task Replies_are_oldest_first_with_their_parent()
        {
            await using var slack = await LocalSlack.StartAsync();
            var root = await slack.PostedAsync(new { channel = Gtm, text = "Root" });
            await slack.PostedAsync(new { channel = Gtm, text = "One", thread_ts = root });
            await slack.PostedAsync(new { channel = Gtm, text = "Two", thread_ts = root });

            var answer = await slack.ApiAsync("conversations.replies", new { channel = Gtm, ts = root });

            Assert.Equal(["Root", "One", "Two"], answer["messages"]!.AsArray().Select(m => (string?)m!["text"]));
            Assert.Equal("thread_not_found", (string?)(await slack.ApiAsync("conversations.replies", new { channel = Gtm, ts = "1.000001" }))["error"]);
        }

        [Fact]
        public async Task Ephemerals_are_in_no_history()
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.ApiAsync("chat.postEphemeral", new { channel = Gtm, user = Ana, text = "psst" });

            Assert.Empty((await slack.ApiAsync("conversations.history", new { channel = Gtm }))["messages"]!.AsArray());
            Assert.Single(await slack.MessagesAsync(Ana, Gtm));
            Assert.Equal("user_not_in_channel", (string?)(await slack.ApiAsync("chat.postEphemeral", new { channel = Gtm, user = "U404", text = "x" }))["error"]);
        }
    }

    public sealed class WhenPeopleAndChannelsAreLookedUp
    {
        [Fact]
        public async Task A_mail_address_is_shown_and_looked_up_with_its_own_scope_alone()
        {
            await using var slack = await LocalSlack.StartAsync();
            Assert.Null((await slack.ApiAsync("users.info", new { user = Tom }))["user"]!["profile"]!["email"]);
            var refused = await slack.ApiAsync("users.lookupByEmail", new { email = "tom@acme.example" });
            Assert.Equal(("missing_scope", "users:read.email"), ((string?)refused["error"], (string?)refused["needed"]));

            await using var granted = await LocalSlack.StartAsync(options => options with { Seed = slack => LocalSlack.Seed(slack, "http://127.0.0.1:1/", scope: "users:read.email") });
            var address = (string)(await granted.ApiAsync("users.info", new { user = Tom }))["user"]!["profile"]!["email"]!;

            Assert.Equal(Tom, (string?)(await granted.ApiAsync("users.lookupByEmail", new { email = address.ToUpperInvariant() }))["user"]!["id"]);
            Assert.Equal("users_not_found", (string?)(await granted.ApiAsync("users.lookupByEmail", new { email = "nobody@acme.example" }))["error"]);
        }

        [Fact]
        public async Task Users_show_their_kind_and_zone()
        {
            await using var slack = await LocalSlack.StartAsync();

            var tom = (await slack.ApiAsync("users.info", new { user = Tom }))["user"]!;
            var guest = (await slack.ApiAsync("users.info", new { user = Guest }))["user"]!;
            var outsider = (await slack.ApiAsync("users.info", new { user = Outsider }))["user"]!;

            Assert.Equal("America/New_York", (string?)tom["tz"]);
            Assert.Contains((int)tom["tz_offset"]!, new[] { -18000, -14400 });
            Assert.True((bool)guest["is_restricted"]!);
            Assert.True((bool)outsider["is_stranger"]!);
            Assert.NotEqual("T0ACME", (string?)outsider["team_id"]);
            Assert.Equal("user_not_found", (string?)(await slack.ApiAsync("users.info", new { user = "U404" }))["error"]);
            Assert.Contains((await slack.ApiAsync("users.list"))["members"]!.AsArray(), m => (string?)m!["id"] == "USLACKBOT" && !(bool)m["is_bot"]!);
        }

        [Fact]
        public async Task Members_come_in_pages()
        {
            await using var slack = await LocalSlack.StartAsync();

            var first = await slack.ApiAsync("conversations.members", new { channel = Gtm, limit = 3 });
            var rest = await slack.ApiAsync("conversations.members", new { channel = Gtm, limit = 3, cursor = (string?)first["response_metadata"]!["next_cursor"] });

            Assert.Equal(3, first["members"]!.AsArray().Count);
            Assert.Equal(2, rest["members"]!.AsArray().Count);
            Assert.Equal("", (string?)rest["response_metadata"]!["next_cursor"]);
            Assert.Equal("invalid_cursor", (string?)(await slack.ApiAsync("conversations.members", new { channel = Gtm, cursor = "?" }))["error"]);
        }

        [Fact]
        public async Task Joining_twice_is_a_warning()
        {
            await using var slack = await LocalSlack.StartAsync();

            var first = await slack.ApiAsync("conversations.join", new { channel = Elsewhere });
            var second = await slack.ApiAsync("conversations.join", new { channel = Elsewhere });

            Assert.True((bool)first["channel"]!["is_member"]!);
            Assert.Equal("already_in_channel", (string?)second["warning"]);
            await slack.App.NextAsync(r => (string?)r.Payload["event"]?["type"] == "member_joined_channel" && (string?)r.Event["user"] == Bot);
        }

        [Fact]
        public async Task A_deactivated_person_can_not_be_opened()
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.SendAsync(HttpMethod.Patch, $"/people/{Tom}", new { deleted = true });

            Assert.Equal("user_disabled", (string?)(await slack.ApiAsync("conversations.open", new { users = Tom }))["error"]);
            Assert.Equal("user_not_found", (string?)(await slack.ApiAsync("conversations.open", new { users = "U404" }))["error"]);
        }
    }

    public sealed class WhenAScopeIsOfAKindOfConversation
    {
        [Theory]
        [InlineData("conversations.list", "public_channel", null)]
        [InlineData("conversations.list", "public_channel,private_channel", "groups:read")]
        [InlineData("conversations.list", "im", "im:read")]
        [InlineData("users.conversations", "mpim", "mpim:read")]
        [InlineData("users.conversations", "public_channel", null)]
        public async Task A_list_needs_the_one_of_every_kind_it_asks_for(string method, string types, string? needed)
        {
            await using var slack = await LocalSlack.StartAsync();

            var answer = await slack.ApiAsync(method, new { types });

            Assert.Equal(needed is null ? null : "missing_scope", (string?)answer["error"]);
            Assert.Equal(needed, (string?)answer["needed"]);
        }

        [Fact]
        public async Task Opening_asks_for_another_with_one_person_than_with_several()
        {
            await using var slack = await LocalSlack.StartAsync();

            var one = await slack.ApiAsync("conversations.open", new { users = Ana });
            var several = await slack.ApiAsync("conversations.open", new { users = $"{Ana},{Tom}" });

            Assert.True((bool)one["ok"]!);
            Assert.Equal("mpim:write", (string?)several["needed"]);
        }
    }

    public sealed class WhenThingsArePinnedAndFiled
    {
        [Fact]
        public async Task A_pin_is_set_once_and_told()
        {
            await using var slack = await LocalSlack.StartAsync();
            var ts = await slack.PostedAsync(new { channel = Gtm, text = "Definition" });

            await slack.ApiAsync("pins.add", new { channel = Gtm, timestamp = ts });
            var again = await slack.ApiAsync("pins.add", new { channel = Gtm, timestamp = ts });

            Assert.Equal("already_pinned", (string?)again["error"]);
            Assert.Single((await slack.ApiAsync("pins.list", new { channel = Gtm }))["items"]!.AsArray());
            Assert.True((bool)(await slack.MessagesAsync(Ana, Gtm))[0]["pinned"]!);
            await slack.App.NextAsync(r => (string?)r.Payload["event"]?["type"] == "pin_added");
            await slack.ApiAsync("pins.remove", new { channel = Gtm, timestamp = ts });
            Assert.Equal("no_pin", (string?)(await slack.ApiAsync("pins.remove", new { channel = Gtm, timestamp = ts }))["error"]);
        }

        [Fact]
        public async Task A_permalink_opens_the_page_at_the_message()
        {
            await using var slack = await LocalSlack.StartAsync();
            var ts = await slack.PostedAsync(new { channel = Gtm, text = "Here" });

            var link = (string)(await slack.ApiAsync("chat.getPermalink", new { channel = Gtm, message_ts = ts }))["permalink"]!;
            using var handler = new HttpClientHandler { AllowAutoRedirect = false };
            using var browser = new HttpClient(handler);
            using var response = await browser.GetAsync(new Uri(link));

            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.Equal($"/?channel={Gtm}&ts={ts}", response.Headers.Location?.ToString());
        }

        [Fact]
        public async Task A_file_goes_up_in_three_steps()
        {
            await using var slack = await LocalSlack.StartAsync();
            var url = await slack.ApiAsync("files.getUploadURLExternal", new { filename = "log.csv", length = 5 });
            using var http = new HttpClient();
            using var content = new ByteArrayContent("a,b,c"u8.ToArray());
            using var uploaded = await http.PostAsync(new Uri((string)url["upload_url"]!), content);

            var done = await slack.ApiAsync("files.completeUploadExternal", new { files = new[] { new { id = (string?)url["file_id"] } }, channel_id = Gtm, initial_comment = "The log" });

            Assert.True((bool)done["ok"]!);
            Assert.Contains("log.csv", (string?)(await slack.MessagesAsync(Ana, Gtm))[0]["text"], StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_scheduled_message_comes_when_business_time_is_there_but_never_with_metadata()
        {
            await using var slack = await LocalSlack.StartAsync(o => o with { ClockRunning = false });
            var now = (long)(await slack.GetAsync("/clock"))["now_ms"]! / 1000;
            await slack.ApiAsync("chat.scheduleMessage", new { channel = Gtm, text = "Later", post_at = now + 3600 });
            await slack.ApiAsync("chat.scheduleMessage", new { channel = Gtm, text = "Never", post_at = now + 3600, metadata = new { event_type = "a", event_payload = new { } } });
            Assert.Equal("time_in_past", (string?)(await slack.ApiAsync("chat.scheduleMessage", new { channel = Gtm, text = "x", post_at = now }))["error"]);

            Assert.Empty(await slack.MessagesAsync(Ana, Gtm));
            await slack.PostAsync("/clock/turn", new { by_ms = 3_600_000 });

            Assert.Equal("Later", (string?)Assert.Single(await slack.MessagesAsync(Ana, Gtm))["text"]);
        }
    }
}
