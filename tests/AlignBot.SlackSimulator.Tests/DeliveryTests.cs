using static AlignBot.SlackSimulator.Tests.LocalSlack;

namespace AlignBot.SlackSimulator.Tests;

public static class DeliveryTests
{
    public sealed class WhenACommandIsRun
    {
        [Fact]
        public async Task It_arrives_signed_as_a_form_with_slacks_fields()
        {
            await using var slack = await LocalSlack.StartAsync();

            var delivered = await slack.PostAsync("/command", new { @as = Ana, channel = Gtm, command = "/dispute", text = "Q3 price & floor +10%" });

            var request = await slack.App.NextAsync(r => r.Kind == "command");
            Assert.True(request.SignatureHolds);
            Assert.True((bool)delivered["delivered"]!);
            Assert.Equal("Q3 price & floor +10%", (string?)request.Payload["text"]);
            Assert.Equal("application/x-www-form-urlencoded", request.Header("Content-Type"));
            Assert.Contains("text=Q3+price+%26+floor+%2B10%25", request.RawBody, StringComparison.Ordinal);
            Assert.Equal(Ana, (string?)request.Payload["user_id"]);
            Assert.Equal("false", (string?)request.Payload["is_enterprise_install"]);
            Assert.StartsWith(slack.Host.Url + "/response/", (string?)request.Payload["response_url"], StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_typed_command_runs_and_a_plain_text_answer_is_shown_to_that_person_alone()
        {
            await using var slack = await LocalSlack.StartAsync();
            slack.App.Answers("Raised.");

            await slack.PostAsync("/message", new { @as = Ana, channel = Gtm, text = "/dispute Who owns it?" });

            Assert.Contains(await slack.MessagesAsync(Ana, Gtm), m => (string?)m["text"] == "Raised." && (bool)m["ephemeral"]!);
            Assert.Empty(await slack.MessagesAsync(Tom, Gtm));
        }

        [Fact]
        public async Task An_in_channel_answer_is_seen_by_all()
        {
            await using var slack = await LocalSlack.StartAsync();
            slack.App.Answers(new { response_type = "in_channel", text = "Here" });

            await slack.PostAsync("/command", new { @as = Ana, channel = Gtm, command = "/dispute", text = "" });

            Assert.Equal("Here", (string?)Assert.Single(await slack.MessagesAsync(Tom, Gtm))["text"]);
        }

        [Fact]
        public async Task Should_escape_turns_names_into_tokens()
        {
            await using var slack = await LocalSlack.StartAsync();

            await slack.PostAsync("/command", new { @as = Ana, channel = Gtm, command = "/escaped", text = "ask @tom in #random" });

            var request = await slack.App.NextAsync(r => r.Kind == "command");
            Assert.Equal($"ask <@{Tom}|tom> in <#{Elsewhere}|random>", (string?)request.Payload["text"]);
        }

        [Fact]
        public async Task No_answer_in_three_seconds_is_an_operation_timeout()
        {
            await using var slack = await LocalSlack.StartAsync(o => o with { AckTimeout = new SimulatorOptions().AckTimeout });
            var tooLate = new TaskCompletionSource();
            slack.App.Answer = async _ =>
            {
                await tooLate.Task;
                return (200, "late");
            };

            var delivered = await slack.PostAsync("/command", new { @as = Ana, channel = Gtm, command = "/dispute", text = "" });

            tooLate.SetResult();
            Assert.Equal("operation_timeout", (string?)delivered["error"]);
            Assert.Contains(await slack.MessagesAsync(Ana, Gtm), m => ((string)m["text"]!).Contains("operation_timeout", StringComparison.Ordinal));
        }

        [Theory]
        [InlineData(Ana, "/unknown")]
        [InlineData(Outsider, "/dispute")]
        public async Task A_command_that_is_not_theirs_is_refused_without_delivery(string user, string command)
        {
            await using var slack = await LocalSlack.StartAsync();

            var delivered = await slack.PostAsync("/command", new { @as = user, channel = Gtm, command, text = "" });

            Assert.False((bool)delivered["delivered"]!);
            Assert.Equal($"{command} is not a valid command.", (string?)delivered["error"]);
            Assert.Empty(slack.App.All);
        }
    }

    public sealed class WhenAMessageIsPosted
    {
        [Fact]
        public async Task The_event_comes_in_an_envelope_with_its_authorization()
        {
            await using var slack = await LocalSlack.StartAsync();

            var delivered = await slack.PostAsync("/message", new { @as = Ana, channel = Gtm, text = "Hello <!channel> & @tom" });

            var request = await slack.App.NextAsync(r => r.Type == "event_callback");
            Assert.True(request.SignatureHolds);
            Assert.Equal("application/json", request.Header("Content-Type"));
            Assert.Equal("message", (string?)request.Event["type"]);
            Assert.Equal($"Hello &lt;!channel&gt; &amp; <@{Tom}>", (string?)request.Event["text"]);
            Assert.Equal("channel", (string?)request.Event["channel_type"]);
            var typed = request.Event["blocks"]![0]!["elements"]![0]!["elements"]!.AsArray();
            Assert.Equal(["Hello <!channel> & ", null], typed.Select(e => (string?)e!["text"]));
            Assert.Equal(Tom, (string?)typed[1]!["user_id"]);
            Assert.Equal((string?)delivered["message_ts"], (string?)request.Event["ts"]);
            Assert.Equal(Bot, (string?)request.Payload["authorizations"]![0]!["user_id"]);
            Assert.StartsWith("Ev", (string?)request.Payload["event_id"], StringComparison.Ordinal);
        }

        [Fact]
        public async Task The_bots_own_posts_come_back_with_bot_id_and_metadata()
        {
            await using var slack = await LocalSlack.StartAsync();

            await slack.PostedAsync(new { channel = Gtm, text = "Card", metadata = new { event_type = "outbox", event_payload = new { id = "7" } } });

            var request = await slack.App.NextAsync(r => (string?)r.Payload["event"]?["type"] == "message");
            Assert.Equal("B0BOT", (string?)request.Event["bot_id"]);
            Assert.Equal("7", (string?)request.Event["metadata"]!["event_payload"]!["id"]);
            await slack.App.NextAsync(r => (string?)r.Payload["event"]?["type"] == "message_metadata_posted");
        }

        [Fact]
        public async Task Channels_without_the_bot_and_events_without_the_scope_stay_silent()
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.PostAsync($"/channels/{Private}/members", new { user = Bot });

            await slack.PostAsync("/message", new { @as = Ana, channel = Elsewhere, text = "not here" });
            // message.groups is subscribed, but the manifest lacks groups:history.
            await slack.PostAsync("/message", new { @as = Ana, channel = Private, text = "nor here" });
            await slack.PostAsync("/message", new { @as = Ana, channel = Gtm, text = "here" });

            await slack.App.NextAsync(r => (string?)r.Payload["event"]?["text"] == "here");
            Assert.DoesNotContain(slack.App.All, r => ((string?)r.Payload["event"]?["text"])?.Contains("not here", StringComparison.Ordinal) == true);
            Assert.DoesNotContain(slack.App.All, r => (string?)r.Payload["event"]?["text"] == "nor here");
        }

        [Fact]
        public async Task Naming_the_bot_is_also_an_app_mention()
        {
            await using var slack = await LocalSlack.StartAsync();

            await slack.PostAsync("/message", new { @as = Ana, channel = Gtm, text = $"<@{Bot}> what is open?" });

            await slack.App.NextAsync(r => (string?)r.Payload["event"]?["type"] == "app_mention");
        }
    }

    public sealed class WhenAnEventIsNotAcknowledged
    {
        [Fact]
        public async Task It_comes_three_times_more_with_number_and_reason()
        {
            await using var slack = await LocalSlack.StartAsync(o => o with { LimitScale = 0.001 });
            slack.App.Answer = _ => Task.FromResult((500, ""));

            await slack.PostAsync("/message", new { @as = Ana, channel = Gtm, text = "again" });

            var all = await slack.App.TakeAsync(4, r => r.Type == "event_callback");
            Assert.Equal([null, "1", "2", "3"], all.Select(r => r.Header("X-Slack-Retry-Num")));
            Assert.All(all.Skip(1), r => Assert.Equal("http_error", r.Header("X-Slack-Retry-Reason")));
            Assert.Single(all.Select(r => (string?)r.Payload["event_id"]).Distinct());
            Assert.All(all, r => Assert.True(r.SignatureHolds));
        }

        [Fact]
        public async Task No_retry_in_the_answer_ends_it()
        {
            await using var slack = await LocalSlack.StartAsync(o => o with { LimitScale = 0.001 });
            slack.App.Answer = _ => Task.FromResult((500, ""));
            slack.App.NoRetryHeader = "1";

            await slack.PostAsync("/message", new { @as = Ana, channel = Gtm, text = "once" });
            await Task.Delay(500);

            Assert.Single(slack.App.All);
        }
    }

    public sealed class WhenPeopleAndChannelsChange
    {
        [Fact]
        public async Task The_app_hears_of_each_change()
        {
            await using var slack = await LocalSlack.StartAsync();

            await slack.PostAsync("/people", new { id = "U0NEW", name = "nia", real_name = "Nia New", tz = "Asia/Tokyo" });
            await slack.PostAsync($"/channels/{Gtm}/members", new { user = "U0NEW" });
            await slack.SendAsync(HttpMethod.Patch, "/people/U0NEW", new { deleted = true });
            await slack.SendAsync(HttpMethod.Delete, $"/channels/{Gtm}/members/U0NEW");
            await slack.SendAsync(HttpMethod.Patch, $"/channels/{Gtm}", new { name = "gtm-all", is_archived = true });

            foreach (var type in new[] { "team_join", "member_joined_channel", "user_change", "member_left_channel", "channel_rename", "channel_archive" })
            {
                await slack.App.NextAsync(r => (string?)r.Payload["event"]?["type"] == type);
            }

            var change = slack.App.All.First(r => (string?)r.Payload["event"]?["type"] == "user_change");
            Assert.True((bool)change.Event["user"]!["deleted"]!);
        }

        [Fact]
        public async Task Opening_home_tells_the_app_and_shows_what_it_published()
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.ApiAsync("views.publish", new
            {
                user_id = Ana,
                view = new { type = "home", blocks = new[] { new { type = "section", text = new { type = "mrkdwn", text = "Waiting for you" } } } },
            });

            var home = await slack.PostAsync("/home", new { @as = Ana });

            var opened = await slack.App.NextAsync(r => (string?)r.Payload["event"]?["type"] == "app_home_opened");
            Assert.Equal("home", (string?)opened.Event["tab"]);
            Assert.Equal("home", (string?)opened.Event["view"]!["type"]);
            Assert.Equal("Waiting for you", (string?)home["view"]!["blocks"]![0]!["text"]!["text"]);
        }
    }
}
