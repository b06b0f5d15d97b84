using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using static AlignBot.SlackSimulator.Tests.LocalSlack;

namespace AlignBot.SlackSimulator.Tests;

public static class FaultTests
{
    public sealed class WhenTheWebApiMisbehaves
    {
        [Theory]
        [InlineData("rate_limit", 429)]
        [InlineData("server_error", 500)]
        [InlineData("down", 503)]
        public async Task The_status_is_slacks_and_nothing_is_done(string kind, int status)
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.PostAsync("/faults", new { kind, method = "chat.postMessage", times = 1, retry_after = 7 });

            using var first = await slack.ApiResponseAsync("chat.postMessage", new { channel = Gtm, text = "x" });
            using var second = await slack.ApiResponseAsync("chat.postMessage", new { channel = Gtm, text = "y" });

            Assert.Equal(status, (int)first.StatusCode);
            Assert.Equal(status == 429 ? TimeSpan.FromSeconds(7) : null, first.Headers.RetryAfter?.Delta);
            Assert.Equal(200, (int)second.StatusCode);
            Assert.Equal("y", (string?)Assert.Single(await slack.MessagesAsync(Ana, Gtm))["text"]);
            Assert.Equal(1, (int)(await slack.GetAsync("/faults"))["faults"]![0]!["hits"]!);
        }

        [Theory]
        [InlineData("timeout_after_work", 1)]
        [InlineData("timeout_before_work", 0)]
        public async Task A_time_out_leaves_the_work_done_or_not(string kind, int messages)
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.PostAsync("/faults", new { kind, times = 1, delay_ms = 300 });

            await Assert.ThrowsAnyAsync<HttpRequestException>(() => slack.ApiResponseAsync("chat.postMessage", new { channel = Gtm, text = "x" }));

            Assert.Equal(messages, (await slack.MessagesAsync(Ana, Gtm)).Length);
        }

        [Fact]
        public async Task Any_error_can_be_had_by_name_for_one_channel()
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.PostAsync("/faults", new { kind = "error", error = "restricted_action", channel = Gtm });

            var answer = await slack.ApiAsync("chat.postMessage", new { channel = Gtm, text = "x" });
            var elsewhere = await slack.ApiAsync("conversations.info", new { channel = Elsewhere });

            Assert.Equal("restricted_action", (string?)answer["error"]);
            Assert.True((bool)elsewhere["ok"]!);
            await slack.SendAsync(HttpMethod.Delete, "/faults");
            Assert.True((bool)(await slack.ApiAsync("chat.postMessage", new { channel = Gtm, text = "x" }))["ok"]!);
        }

        [Fact]
        public async Task An_unknown_fault_is_refused_with_the_list()
        {
            await using var slack = await LocalSlack.StartAsync();

            var refusal = await slack.PostAsync("/faults", new { kind = "gremlins" }, expect: 400);

            Assert.Contains("duplicate_delivery", (string?)refusal["error"], StringComparison.Ordinal);
        }
    }

    public sealed class WhenDeliveriesMisbehave
    {
        [Fact]
        public async Task A_duplicate_has_the_same_event_id_and_a_command_the_same_trigger()
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.PostAsync("/faults", new { kind = "duplicate_delivery" });

            await slack.PostAsync("/message", new { @as = Ana, channel = Gtm, text = "twice" });
            await slack.PostAsync("/command", new { @as = Ana, channel = Gtm, command = "/dispute", text = "" });

            var events = await slack.App.TakeAsync(2, r => r.Kind == "event");
            var commands = await slack.App.TakeAsync(2, r => r.Kind == "command");
            Assert.Equal((string?)events[0].Payload["event_id"], (string?)events[1].Payload["event_id"]);
            Assert.Equal(commands[0].RawBody, commands[1].RawBody);
        }

        [Fact]
        public async Task A_reordered_event_comes_after_the_one_behind_it()
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.PostAsync("/faults", new { kind = "reorder_delivery", times = 1, delay_ms = 4_000 });

            var first = slack.PostAsync("/message", new { @as = Ana, channel = Gtm, text = "first" });
            while ((int)(await slack.GetAsync("/faults"))["faults"]![0]!["hits"]! == 0)
            {
                await Task.Delay(10);
            }

            await slack.PostAsync("/message", new { @as = Ana, channel = Gtm, text = "second" });
            await first;

            var events = await slack.App.TakeAsync(2, r => r.Kind == "event");
            Assert.Equal(["second", "first"], events.Select(e => (string?)e.Event["text"]));
        }

        [Fact]
        public async Task A_lost_acknowledgement_is_a_retry_for_events_and_trouble_for_people()
        {
            await using var slack = await LocalSlack.StartAsync(o => o with { LimitScale = 0.001 });
            await slack.PostAsync("/faults", new { kind = "drop_ack", times = 1 });
            await slack.PostAsync("/message", new { @as = Ana, channel = Gtm, text = "lost" });
            var retried = (await slack.App.TakeAsync(2, r => r.Kind == "event"))[1];
            await slack.PostAsync("/faults", new { kind = "drop_ack", times = 1 });

            var command = await slack.PostAsync("/command", new { @as = Ana, channel = Gtm, command = "/dispute", text = "" });

            Assert.Equal("http_timeout", retried.Header("X-Slack-Retry-Reason"));
            Assert.Equal("operation_timeout", (string?)command["error"]);
            Assert.Single(slack.App.All, r => r.Kind == "command");
        }

        [Fact]
        public async Task A_delay_is_kept()
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.PostAsync("/faults", new { kind = "delay_delivery", delay_ms = 400 });
            var started = Stopwatch.GetTimestamp();

            await slack.PostAsync("/command", new { @as = Ana, channel = Gtm, command = "/dispute", text = "" });

            Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(390));
        }
    }

    public sealed class WhenTheRateIsExceeded
    {
        [Fact]
        public async Task A_channel_takes_a_small_burst_then_429_with_whole_seconds()
        {
            await using var slack = await LocalSlack.StartAsync(o => o with { EnforceLimits = true, RealTime = new FakeTimeProvider(TimeProvider.System.GetUtcNow()) });

            var answers = new List<HttpResponseMessage>();
            for (var n = 0; n < 6; n++)
            {
                answers.Add(await slack.ApiResponseAsync("chat.postMessage", new { channel = Gtm, text = $"{n}" }));
            }

            using var other = await slack.ApiResponseAsync("chat.postMessage", new { channel = Ana, text = "a DM is another channel" });

            var refused = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
            Assert.Equal(HttpStatusCode.OK, answers[0].StatusCode);
            Assert.Equal("1", refused.Headers.GetValues("Retry-After").Single());
            Assert.Contains("ratelimited", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
            answers.ForEach(a => a.Dispose());
        }

        [Fact]
        public async Task Methods_have_their_tiers_and_the_scale_shortens_the_wait()
        {
            var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
            await using var slack = await LocalSlack.StartAsync(o => o with { EnforceLimits = true, RealTime = time });

            var statuses = new List<HttpStatusCode>();
            for (var n = 0; n < 22; n++)
            {
                using var answer = await slack.ApiResponseAsync("users.list");
                statuses.Add(answer.StatusCode);
            }
            await slack.PostAsync("/limits", new { scale = 0.001 });
            for (var n = 0; n < 22; n++)
            {
                using var answer = await slack.ApiResponseAsync("users.list");
                time.Advance(TimeSpan.FromMilliseconds(5));
                statuses.Add(answer.StatusCode);
            }

            Assert.Equal(20, statuses.Take(20).Count(s => s == HttpStatusCode.OK));
            Assert.Contains(HttpStatusCode.TooManyRequests, statuses.Skip(20).Take(2));
            Assert.All(statuses.Skip(22), s => Assert.Equal(HttpStatusCode.OK, s));
        }
    }

    public sealed class WhenTrafficIsRead
    {
        [Fact]
        public async Task Both_directions_are_there_and_no_token()
        {
            await using var slack = await LocalSlack.StartAsync();
            await slack.FormAsync("chat.postMessage", new() { ["token"] = BotToken, ["channel"] = Gtm, ["text"] = $"leaked {BotToken}" });
            await slack.PostAsync("/command", new { @as = Ana, channel = Gtm, command = "/dispute", text = "" });

            var traffic = await slack.GetAsync("/traffic?after=0&limit=100");

            var entries = traffic["entries"]!.AsArray();
            Assert.Contains(entries, e => (string?)e!["direction"] == "in" && (string?)e["name"] == "chat.postMessage");
            Assert.Contains(entries, e => (string?)e!["direction"] == "out" && (string?)e["name"] == "/dispute");
            Assert.DoesNotContain(BotToken, traffic.ToJsonString(), StringComparison.Ordinal);
        }
    }
}
