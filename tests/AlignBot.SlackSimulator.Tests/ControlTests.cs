using static AlignBot.SlackSimulator.Tests.LocalSlack;

namespace AlignBot.SlackSimulator.Tests;

public static class ControlTests
{
    static async Task<JsonObject> ChannelAsync(LocalSlack slack, string user, string channel) =>
        (await slack.GetAsync($"/state?as={user}"))["channels"]!.AsArray().Single(c => (string?)c!["id"] == channel)!.AsObject();

    public sealed class WhenAPersonLooks
    {
        [Fact]
        public async Task They_see_their_channels_and_no_others()
        {
            await using var slack = await LocalSlack.StartAsync();

            var ana = (await slack.GetAsync($"/state?as={Ana}"))["channels"]!.AsArray().Select(c => (string?)c!["id"]);
            var guest = (await slack.GetAsync($"/state?as={Guest}"))["channels"]!.AsArray().Select(c => (string?)c!["id"]);

            Assert.Equal([Gtm, Private, Elsewhere], ana);
            Assert.Equal([Gtm], guest);
            await slack.GetAsync($"/messages?as={Guest}&channel={Private}", expect: 404);
            await slack.GetAsync("/state?as=U404", expect: 404);
        }

        [Fact]
        public async Task Unread_and_mentions_count_until_they_read()
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.PostAsync("/message", new { @as = Tom, channel = Gtm, text = "one" });
            await slack.PostedAsync(new { channel = Gtm, text = $"<@{Ana}> decide" });

            var before = await ChannelAsync(slack, Ana, Gtm);
            await slack.PostAsync("/read", new { @as = Ana, channel = Gtm });
            var after = await ChannelAsync(slack, Ana, Gtm);

            Assert.Equal((2, 1), ((int)before["unread"]!, (int)before["mentions"]!));
            Assert.Equal((0, 0), ((int)after["unread"]!, (int)after["mentions"]!));
        }

        [Fact]
        public async Task The_page_is_served_from_the_assembly_or_from_a_folder()
        {
            var folder = Directory.CreateTempSubdirectory("page").FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), "from the folder");
            await using var embedded = await LocalSlack.StartAsync();
            await using var developed = await LocalSlack.StartAsync(o => o with { PageFolder = folder });
            using var http = new HttpClient();

            using var page = await http.GetAsync(new Uri(embedded.Host.Url));
            using var outside = await http.GetAsync(new Uri($"{developed.Host.Url}/..%2f..%2fetc/passwd"));

            Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
            Assert.Equal("from the folder", await http.GetStringAsync(new Uri(developed.Host.Url)));
            Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
            Directory.Delete(folder, recursive: true);
        }

        [Theory]
        [InlineData("evil.example", null, HttpStatusCode.MisdirectedRequest)]
        [InlineData(null, "http://evil.example", HttpStatusCode.Forbidden)]
        [InlineData(null, null, HttpStatusCode.OK)]
        public async Task Other_web_pages_in_the_same_browser_are_refused(string? host, string? origin, HttpStatusCode status)
        {
            await using var slack = await LocalSlack.StartAsync();
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{slack.Host.Url}/control/snapshot") { Headers = { Host = host } };
            if (origin is not null)
            {
                request.Headers.Add("Origin", origin);
            }

            using var answer = await http.SendAsync(request);

            Assert.Equal(status, answer.StatusCode);
        }

        [Fact]
        public async Task The_stream_hints_at_what_changed()
        {
            await using var slack = await LocalSlack.StartAsync();
            using var http = new HttpClient();
            await using var stream = await http.GetStreamAsync(new Uri($"{slack.Host.Url}/control/stream?as={Ana}"));
            using var reader = new StreamReader(stream);
            await reader.ReadLineAsync();

            var ts = await slack.PostedAsync(new { channel = Gtm, text = "x" });

            using var limit = new CancellationTokenSource(30_000);
            var hints = new List<JsonObject>();
            while (!hints.Exists(h => (string?)h["kind"] == "message"))
            {
                if (await reader.ReadLineAsync(limit.Token) is { } line && line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    hints.Add(JsonNode.Parse(line[6..])!.AsObject());
                }
            }
            Assert.Equal((Gtm, ts), ((string?)hints[^1]["channel"], (string?)hints[^1]["ts"]));
        }
    }

    public sealed class WhenSomethingIsAskedThatCanNotBe
    {
        [Theory]
        [InlineData("/message", """{"as":"U0ANA","channel":"C404","text":"x"}""", 404)]
        [InlineData("/message", """{"channel":"C0GTM","text":"x"}""", 400)]
        [InlineData("/message", "[1]", 400)]
        [InlineData("/message", "{", 400)]
        [InlineData("/submit", """{"as":"U0ANA"}""", 404)]
        [InlineData("/click", """{"as":"U0ANA","channel":"C0GTM","message_ts":"1.2","action_id":"a"}""", 404)]
        [InlineData("/shortcut", """{"as":"U0ANA","callback_id":"nothing"}""", 404)]
        [InlineData("/people", """{"name":"x","role":"emperor"}""", 400)]
        [InlineData("/people", """{"name":"x","tz":"Mars/Olympus"}""", 400)]
        [InlineData("/people", """{"id":"U0ANA","name":"x"}""", 409)]
        [InlineData("/channels", """{"name":"gtm"}""", 409)]
        [InlineData("/clock/turn", "{}", 400)]
        [InlineData("/app", """{"signing_secret":"s","bot_token":"t","request_url":"nowhere"}""", 400)]
        [InlineData("/limits", """{"scale":0}""", 400)]
        [InlineData("/socket", """{"disconnect":"please"}""", 400)]
        public async Task A_sentence_and_a_status_say_so(string path, string body, int status)
        {
            await using var slack = await LocalSlack.StartAsync();

            var refusal = await slack.SendAsync(HttpMethod.Post, path, body, status);

            Assert.EndsWith(".", (string?)refusal["error"], StringComparison.Ordinal);
        }
    }

    public sealed class WhenAWorkspaceIsSeeded
    {
        [Fact]
        public async Task The_app_is_told_nothing_about_how_it_has_always_been()
        {
            await using var slack = await LocalSlack.StartAsync(o => o with
            {
                Seed = s =>
                {
                    o.Seed!(s);
                    s.AddPerson("U0LATE", "lea", "Lea Late");
                    s.AddMessage(Gtm, Ana, "An old message");
                },
            });

            await slack.PostAsync("/message", new { @as = Ana, channel = Gtm, text = "news" });

            Assert.Equal("news", (string?)(await slack.App.NextAsync(r => r.Kind == "event")).Event["text"]);
            Assert.Single(slack.App.All);
            Assert.Equal(2, (await slack.MessagesAsync(Ana, Gtm)).Length);
        }
    }

    public sealed class WhenItIsStartedAgain
    {
        [Fact]
        public async Task Messages_pins_reads_home_and_the_turned_clock_are_still_there()
        {
            var file = Path.Combine(Directory.CreateTempSubdirectory("simulator").FullName, "slack.json");
            var start = new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
            string ts;
            await using (var first = await LocalSlack.StartAsync(o => o with { DataFile = file, StartAt = start, ClockRunning = false }))
            {
                ts = await first.PostedAsync(new { channel = Gtm, text = "kept", metadata = new { event_type = "outbox", event_payload = new { id = "1" } } });
                await first.PostAsync("/message", new { @as = Ana, channel = Gtm, thread_ts = ts, text = "a reply" });
                await first.ApiAsync("pins.add", new { channel = Gtm, timestamp = ts });
                await first.ApiAsync("views.publish", new { user_id = Ana, view = new { type = "home", blocks = new[] { new { type = "divider" } } } });
                await first.PostAsync("/read", new { @as = Tom, channel = Gtm });
                await first.PostAsync("/clock/turn", new { by_ms = 86_400_000 });
            }

            await using var second = await LocalSlack.StartAsync(o => o with { DataFile = file });
            var message = Assert.Single(await second.MessagesAsync(Tom, Gtm));

            Assert.Equal(("kept", 1, true), ((string?)message["text"], (int)message["reply_count"]!, (bool)message["pinned"]!));
            Assert.Equal("1", (string?)message["metadata"]!["event_payload"]!["id"]);
            Assert.Equal(0, (int)(await ChannelAsync(second, Tom, Gtm))["unread"]!);
            Assert.Equal("2027-01-05T09:00:00.000Z", (string?)(await second.GetAsync("/clock"))["now"]);
            Assert.NotNull((await second.GetAsync($"/home?as={Ana}"))["view"]);
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }

        [Fact]
        public async Task What_it_acknowledged_is_in_its_file_whenever_it_is_killed()
        {
            var file = Path.Combine(Directory.CreateTempSubdirectory("simulator").FullName, "slack.json");
            await using (var slack = await LocalSlack.StartAsync(o => o with { DataFile = file }))
            {
                for (var n = 1; n <= 20; n++)
                {
                    var ts = await slack.PostedAsync(new { channel = Gtm, text = $"post {n}" });
                    Assert.Contains(ts, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
                }
            }

            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }

        [Fact]
        public async Task Reset_goes_back_to_the_seed_and_keeps_the_app()
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.PostedAsync(new { channel = Gtm, text = "gone" });

            await slack.PostAsync("/reset", new { });

            Assert.Empty(await slack.MessagesAsync(Ana, Gtm));
            Assert.True((bool)(await slack.ApiAsync("auth.test"))["ok"]!);
        }
    }
}
