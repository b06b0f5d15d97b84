using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.WebApi;
using Microsoft.AspNetCore.Http;

namespace AlignBot.Slack.Tests.WebApi;

public static class SlackApiTests
{
    static PostMessage Hello => new() { Channel = "C1", Text = Mrkdwn.Of($"hello") };

    static Task<SlackApiException> Fails(Func<Task> call) => Assert.ThrowsAsync<SlackApiException>(call);

    public class ACall
    {
        [Fact]
        public async Task Carries_its_token_and_its_arguments_as_a_form()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next("""{"ok":true,"channel":"C1","ts":"1.000200","message":{"text":"hello","ts":"1.000200"}}""");

            var posted = await slack.Api.Chat.PostMessage(new()
            {
                Channel = "C1",
                Text = Mrkdwn.Of($"50% & ümlaut + 😀"),
                Blocks = [new SectionBlock(Mrkdwn.Escaped("a&b"))],
                ThreadTs = "1.0001",
                Metadata = MessageMetadata.Of("outbox", ("id", "01")),
            });

            var call = Assert.Single(slack.Calls);
            Assert.Equal(("chat.postMessage", "Bearer xoxb-1"), (call.Method, call.Authorization));
            Assert.Equal(("C1", "50% & ümlaut + 😀", "1.0001"), (call.Form["channel"], call.Form["text"], call.Form["thread_ts"]));
            Assert.Equal("a&amp;b", JsonElement.Parse(call.Form["blocks"])[0].GetProperty("text").GetProperty("text").GetString());
            Assert.Equal("01", JsonElement.Parse(call.Form["metadata"]).GetProperty("event_payload").GetProperty("id").GetString());
            Assert.Equal(("C1", "1.000200"), (posted.Channel, posted.Ts));
        }

        [Fact]
        public async Task Without_an_installation_is_not_made()
        {
            await using var slack = await ScriptedSlack.Start();

            var failure = await Fails(() => slack.Apis.For(WorkspaceKey.OfTeam("T2")).Chat.PostMessage(Hello));

            Assert.Equal(("not_authed", SlackErrorKind.Permanent), (failure.Error, failure.Kind));
            Assert.Empty(slack.Calls);
        }

        [Fact]
        public async Task With_a_token_in_hand_uses_it()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next("""{"ok":true,"user_id":"U0","team_id":"T1"}""");

            var me = await slack.Apis.WithToken("xoxb-new").Auth.Test();

            Assert.Equal(("U0", "Bearer xoxb-new"), (me.UserId, Assert.Single(slack.Calls).Authorization));
        }

        [Fact]
        public async Task That_installs_has_the_apps_secret_and_no_token()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next("""{"ok":true,"access_token":"xoxb-2","team":{"id":"T2"},"enterprise":null}""");

            var install = await slack.Apis.OAuth.Access("code", "https://x.example/cb");

            var call = Assert.Single(slack.Calls);
            Assert.Equal(("", "1.2", "client-secret", "code"), (call.Authorization, call.Form["client_id"], call.Form["client_secret"], call.Form["code"]));
            Assert.Equal((WorkspaceKey.OfTeam("T2"), "xoxb-2"), (install.Workspace, install.AccessToken));
        }

        [Fact]
        public async Task Of_what_Slack_would_refuse_is_not_made()
        {
            await using var slack = await ScriptedSlack.Start();
            var tooLong = Mrkdwn.Escaped(new string('x', 4001));

            await Assert.ThrowsAsync<BlockLimitException>(() => slack.Api.Chat.Update(new() { Channel = "C1", Ts = "1", Text = tooLong }));
            await Assert.ThrowsAsync<BlockLimitException>(() => slack.Api.Chat.PostMessage(Hello with { Text = Mrkdwn.Empty }));

            Assert.Empty(slack.Calls);
        }

        [Fact]
        public async Task For_pages_goes_on_until_the_cursor_is_empty()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next("""{"ok":true,"members":["U1","U2"],"response_metadata":{"next_cursor":"abc="}}""")
                .Next("""{"ok":true,"members":[],"response_metadata":{"next_cursor":"def="}}""")
                .Next("""{"ok":true,"members":["U3"],"response_metadata":{"next_cursor":""}}""");

            var members = new List<string>();
            await foreach (var member in slack.Api.Conversations.AllMembers("C1"))
            {
                members.Add(member);
            }

            Assert.Equal(["U1", "U2", "U3"], members);
            Assert.Equal([null, "abc=", "def="], slack.Calls.Select(call => call.Form.GetValueOrDefault("cursor")));
        }

        [Fact]
        public async Task For_one_message_asks_for_it_with_its_metadata()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next("""{"ok":true,"messages":[{"ts":"1.0002","metadata":{"event_type":"outbox","event_payload":{"id":"01"}}}]}""");

            var page = await slack.Api.Conversations.History(HistoryQuery.OneMessage("C1", "1.0002"));

            Assert.Equal("01", Assert.Single(page.Messages).Metadata?.Text("id"));
            var form = Assert.Single(slack.Calls).Form;
            Assert.Equal(("1.0002", "1.0002", "true", "1", "true"), (form["oldest"], form["latest"], form["inclusive"], form["limit"], form["include_all_metadata"]));
        }

        [Fact]
        public async Task That_asks_for_what_holds_already_is_a_success()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next("""{"ok":false,"error":"already_pinned"}""").Next("""{"ok":false,"error":"no_pin"}""").Next("""{"ok":false,"error":"already_reacted"}""");

            await slack.Api.Pins.Add("C1", "1");
            await slack.Api.Pins.Remove("C1", "1");
            await slack.Api.Reactions.Add("C1", "1", "eyes");

            Assert.Equal(3, slack.Calls.Count);
        }

        [Fact]
        public async Task That_shares_a_file_takes_three_steps()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next($$"""{"ok":true,"upload_url":"{{slack.Url}}upload","file_id":"F1"}""").Next("OK").Next("""{"ok":true}""");

            var file = await slack.Api.Files.Upload(new() { Name = "log.csv", Bytes = "a,b"u8.ToArray(), ChannelId = "C1" });

            Assert.Equal("F1", file);
            Assert.Equal(["files.getUploadURLExternal", "upload", "files.completeUploadExternal"], slack.Calls.Select(call => call.Method));
            Assert.Equal(("3", "a,b", """[{"id":"F1","title":"log.csv"}]"""), (slack.Calls.First().Form["length"], slack.Calls.ElementAt(1).Body, slack.Calls.Last().Form["files"]));
        }

        [Theory]
        [InlineData(400, SlackErrorKind.Permanent)]
        [InlineData(403, SlackErrorKind.Permanent)]
        [InlineData(408, SlackErrorKind.Retryable)]
        [InlineData(429, SlackErrorKind.Retryable)]
        [InlineData(503, SlackErrorKind.Retryable)]
        public async Task Whose_file_is_not_taken_says_whether_to_come_again(int status, SlackErrorKind kind)
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next($$"""{"ok":true,"upload_url":"{{slack.Url}}upload","file_id":"F1"}""").Next("", status);

            var failure = await Assert.ThrowsAsync<SlackApiException>(() => slack.Api.Files.Upload(new() { Name = "log.csv", Bytes = "a,b"u8.ToArray() }));

            Assert.Equal(($"upload_http_{status}", kind), (failure.Error, failure.Kind));
        }

        [Fact]
        public async Task Whose_file_is_never_taken_ends()
        {
            await using var slack = await ScriptedSlack.Start(options => options.CallTimeout = TimeSpan.FromSeconds(2));
            slack.Next($$"""{"ok":true,"upload_url":"{{slack.Url}}upload","file_id":"F1"}""").Next(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

            var failure = await Assert.ThrowsAsync<SlackApiException>(() => slack.Api.Files.Upload(new() { Name = "log.csv", Bytes = "a,b"u8.ToArray() }));

            Assert.Equal(("timeout", SlackErrorKind.Retryable), (failure.Error, failure.Kind));
        }

        [Fact]
        public async Task That_must_end_in_time_does_not_wait_longer_for_its_turn()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next("""{"ok":false,"error":"ratelimited"}""", 429);
            await Assert.ThrowsAsync<SlackApiException>(() => slack.Api.Views.Open("1.2", new("Title", [new DividerBlock()])));

            var failure = await Assert.ThrowsAsync<SlackApiException>(() => slack.Api.Within(TimeSpan.FromSeconds(1.5)).Views.Open("1.3", new("Title", [new DividerBlock()])));

            Assert.Equal(("paced", SlackErrorKind.Retryable), (failure.Error, failure.Kind));
            Assert.Single(slack.Calls);
        }

        [Fact]
        public async Task That_opens_a_view_gives_it_back()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next("""{"ok":true,"view":{"id":"V1","hash":"h1","callback_id":"raise"}}""");

            var view = await slack.Api.Views.Open("1.2", new("Title", [new DividerBlock()]) { CallbackId = "raise", PrivateMetadata = "{}" });

            Assert.Equal(("V1", "h1"), (view.Id, view.Hash));
            Assert.Equal("modal", JsonElement.Parse(Assert.Single(slack.Calls).Form["view"]).GetProperty("type").GetString());
        }
    }

    public class AnError
    {
        [Theory]
        [InlineData("channel_not_found", SlackErrorKind.Permanent)]
        [InlineData("is_archived", SlackErrorKind.Permanent)]
        [InlineData("account_inactive", SlackErrorKind.Permanent)]
        [InlineData("something_new", SlackErrorKind.Permanent)]
        [InlineData("service_unavailable", SlackErrorKind.Retryable)]
        [InlineData("request_timeout", SlackErrorKind.Retryable)]
        [InlineData("team_added_to_org", SlackErrorKind.Retryable)]
        [InlineData("internal_error", SlackErrorKind.UnknownOutcome)]
        [InlineData("fatal_error", SlackErrorKind.UnknownOutcome)]
        public async Task Says_what_can_be_done(string error, SlackErrorKind kind)
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next($$"""{"ok":false,"error":"{{error}}"}""");

            var failure = await Fails(() => slack.Api.Chat.PostMessage(Hello));

            Assert.Equal(("chat.postMessage", error, kind), (failure.Method, failure.Error, failure.Kind));
        }

        [Theory]
        [InlineData("internal_error")]
        [InlineData("fatal_error")]
        public async Task After_which_a_repeat_does_no_harm_is_retryable(string error)
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next($$"""{"ok":false,"error":"{{error}}"}""");

            var failure = await Fails(() => slack.Api.Users.Info("U1"));

            Assert.Equal(SlackErrorKind.Retryable, failure.Kind);
        }

        [Fact]
        public async Task Of_scopes_names_them()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next("""{"ok":false,"error":"missing_scope","needed":"pins:write","provided":"chat:write"}""");

            var failure = await Fails(() => slack.Api.Pins.Add("C1", "1"));

            Assert.Equal(("pins:write", "chat:write"), (failure.Needed, failure.Provided));
        }

        [Fact]
        public async Task Of_blocks_says_where()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next("""{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"]}}""");

            var failure = await Fails(() => slack.Api.Chat.PostMessage(Hello));

            Assert.Contains("json-pointer:/blocks", failure.Message, StringComparison.Ordinal);
        }

        [Fact]
        public void Of_a_trigger_is_known_by_both_its_names() => Assert.All(
            (string[])["expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged", "invalid_trigger_id"],
            error => Assert.True(SlackErrors.IsDeadTrigger(error)));
    }

    public class NoUsableAnswer
    {
        static readonly RequestDelegate Cut = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        [Theory]
        [InlineData(500)]
        [InlineData(502)]
        [InlineData(503)]
        public async Task Of_the_server_leaves_the_outcome_open(int status)
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next("<html>", status);

            var posting = await Fails(() => slack.Api.Chat.PostMessage(Hello));
            var reading = await Fails(() => slack.Api.Users.Info("U1"));

            Assert.Equal(($"http_{status}", SlackErrorKind.UnknownOutcome), (posting.Error, posting.Kind));
            Assert.Equal(SlackErrorKind.Retryable, reading.Kind);
        }

        [Theory]
        [InlineData("<html>fine</html>")]
        [InlineData("null")]
        [InlineData("{\"ok\":tru")]
        public async Task In_the_body_leaves_the_outcome_open(string body)
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next(body);

            var failure = await Fails(() => slack.Api.Chat.PostMessage(Hello));

            Assert.Equal(("unreadable_answer", SlackErrorKind.UnknownOutcome), (failure.Error, failure.Kind));
        }

        [Fact]
        public async Task Within_the_time_leaves_the_outcome_open()
        {
            var clock = Clocks.Standing();
            await using var slack = await ScriptedSlack.Start(clock: clock);
            slack.Next(context =>
            {
                clock.Advance(TimeSpan.FromSeconds(2));
                return Task.Delay(Timeout.Infinite, context.RequestAborted);
            });

            var failure = await Fails(() => slack.Api.Within(TimeSpan.FromSeconds(2)).Views.Open("1.2", new("Title", [])));

            Assert.Equal(("timeout", SlackErrorKind.UnknownOutcome), (failure.Error, failure.Kind));
            Assert.Single(slack.Calls);
        }

        [Fact]
        public async Task Because_the_connection_was_cut_leaves_the_outcome_open()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next(Cut);

            var failure = await Fails(() => slack.Api.Chat.PostMessage(Hello));

            Assert.Equal(("connection_lost", SlackErrorKind.UnknownOutcome), (failure.Error, failure.Kind));
        }

        [Fact]
        public async Task Because_the_connection_was_cut_within_the_answer_leaves_the_outcome_open()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next(async context =>
            {
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("""{"ok":true,""");
                await context.Response.Body.FlushAsync();
                context.Abort();
            });

            var failure = await Fails(() => slack.Api.Chat.PostMessage(Hello));

            Assert.Equal(("connection_lost", SlackErrorKind.UnknownOutcome), (failure.Error, failure.Kind));
        }

        [Fact]
        public async Task Because_nobody_was_there_means_that_nothing_was_done()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            listener.Stop();
            await using var slack = await ScriptedSlack.Start(options => options.ApiUrl = new($"http://127.0.0.1:{port}/api/"));

            var failure = await Fails(() => slack.Api.Chat.PostMessage(Hello));

            Assert.Equal(("connection_failed", SlackErrorKind.Retryable), (failure.Error, failure.Kind));
        }

        [Fact]
        public async Task Because_the_caller_gave_up_is_the_callers_own()
        {
            await using var slack = await ScriptedSlack.Start();
            using var gaveUp = new CancellationTokenSource();
            slack.Next(context =>
            {
                gaveUp.Cancel();
                return Task.Delay(Timeout.Infinite, context.RequestAborted);
            });

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slack.Api.Chat.PostMessage(Hello, gaveUp.Token));
        }

        [Fact]
        public async Task Of_a_proxy_that_answers_in_slacks_place_is_unknown()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next("<html>Sign in to the network</html>", 403);
            slack.Next("<html>Sign in to the network</html>", 403);

            var posted = await Fails(() => slack.Api.Chat.PostMessage(Hello));
            var asked = await Fails(() => slack.Api.Users.Info("U1"));

            Assert.Equal(("http_403", SlackErrorKind.UnknownOutcome), (posted.Error, posted.Kind));
            Assert.Equal(("http_403", SlackErrorKind.Retryable), (asked.Error, asked.Kind));
        }
    }

    public class NotNow
    {
        [Fact]
        public async Task Holds_that_method_in_that_workspace_for_as_long_as_Slack_says()
        {
            var clock = Clocks.Standing();
            await using var slack = await ScriptedSlack.Start(clock: clock);
            slack.Next("""{"ok":false,"error":"ratelimited"}""", 429, "30").Next("""{"ok":true}""");

            var first = await Fails(() => slack.Api.Users.Info("U1"));
            var second = await Fails(() => slack.Api.WaitingAtMost(TimeSpan.Zero).Users.Info("U1"));
            await slack.Api.WaitingAtMost(TimeSpan.Zero).Users.List();
            clock.Advance(TimeSpan.FromSeconds(30));
            await slack.Api.WaitingAtMost(TimeSpan.Zero).Users.Info("U1");

            Assert.Equal(("ratelimited", SlackErrorKind.Retryable, TimeSpan.FromSeconds(30)), (first.Error, first.Kind, first.RetryAfter!.Value));
            Assert.Equal(("paced", SlackErrorKind.Retryable, TimeSpan.FromSeconds(30)), (second.Error, second.Kind, second.RetryAfter!.Value));
            Assert.Equal(["users.info", "users.list", "users.info"], slack.Calls.Select(call => call.Method));
        }

        [Fact]
        public async Task May_also_come_as_an_error_of_its_own()
        {
            await using var slack = await ScriptedSlack.Start(clock: Clocks.Standing());
            slack.Next("""{"ok":false,"error":"rate_limited"}""", 200, "7");

            var failure = await Fails(() => slack.Api.Users.Info("U1"));

            Assert.Equal((SlackErrorKind.Retryable, TimeSpan.FromSeconds(7)), (failure.Kind, failure.RetryAfter!.Value));
            Assert.Equal(TimeSpan.FromSeconds(7), slack.Pacer.NextSlot(SlackMethods.UsersInfo, ScriptedSlack.Workspace));
        }

        [Fact]
        public async Task Without_a_time_holds_for_half_a_minute()
        {
            await using var slack = await ScriptedSlack.Start(clock: Clocks.Standing());
            slack.Next("", 429);

            var failure = await Fails(() => slack.Api.Users.Info("U1"));

            Assert.Equal(TimeSpan.FromSeconds(30), failure.RetryAfter);
        }

        [Theory]
        [InlineData("60", 60)]
        [InlineData("61", 60)]
        [InlineData("99999", 60)]
        [InlineData("99999999999999999999", 30)]
        [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 60)]
        public async Task Is_obeyed_for_a_minute_at_most(string retryAfter, int seconds)
        {
            var clock = Clocks.Standing();
            await using var slack = await ScriptedSlack.Start(clock: clock);
            slack.Next("", 429, retryAfter).Next("""{"ok":true}""");

            var failure = await Fails(() => slack.Api.Users.Info("U1"));
            Assert.Equal(TimeSpan.FromSeconds(seconds), failure.RetryAfter);

            clock.Advance(TimeSpan.FromSeconds(seconds));
            await slack.Api.WaitingAtMost(TimeSpan.Zero).Users.Info("U1");
        }
    }

    public class ASecret
    {
        [Fact]
        public async Task Is_in_no_exception()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next("""{"ok":false,"error":"invalid_auth"}""");

            var failure = await Fails(() => slack.Api.Chat.PostMessage(Hello));

            Assert.DoesNotContain("xoxb", failure.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("hello", failure.ToString(), StringComparison.Ordinal);
        }
    }
}
