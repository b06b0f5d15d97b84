using System.Diagnostics;
using System.Text;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.SocketMode;
using AlignBot.Slack.Tests.Inbound;
using Microsoft.Extensions.DependencyInjection;

namespace AlignBot.Slack.Tests.SocketMode;

public static class SocketConnectionsTests
{
    public abstract class OnAConnectedApp : IAsyncLifetime
    {
        protected Heard Heard { get; } = new();

        protected SocketServer Slack { get; private set; } = null!;

        protected SlackHost Host { get; private set; } = null!;

        protected SocketConnections Connections => Host.Services.GetRequiredService<SocketConnections>();

        protected virtual void Configure(SlackOptions options)
        {
        }

        protected virtual void Prepare(SocketServer slack)
        {
        }

        public async Task InitializeAsync()
        {
            Slack = await SocketServer.Start();
            Prepare(Slack);
            Host = await SlackHost.Start(
                Listener.OnEverything,
                options =>
                {
                    options.SigningSecret = "";
                    options.AppToken = "xapp-1";
                    options.ApiUrl = Slack.Api;
                    options.Pace = 0.05;
                    options.SocketFarewell = TimeSpan.FromMilliseconds(300);
                    // A busy machine may stand still for longer than Slack waits.
                    options.SlackWaits = TimeSpan.FromSeconds(15);
                    options.HandlerTimeout = TimeSpan.FromSeconds(12.5);
                    Configure(options);
                },
                TimeProvider.System,
                Heard);
        }

        public async Task DisposeAsync()
        {
            await Host.DisposeAsync();
            await Slack.DisposeAsync();
        }

        protected static string Envelope(string type, string payload, string id = "e1", bool accepts = true, int retry = 0) =>
            $$"""{"envelope_id":"{{id}}","type":"{{type}}","accepts_response_payload":{{(accepts ? "true" : "false")}},"retry_attempt":{{retry}},"payload":{{payload}}}""";

        protected static async Task Until(Func<bool> condition)
        {
            var since = Stopwatch.StartNew();
            while (!condition())
            {
                Assert.True(since.Elapsed < TimeSpan.FromSeconds(20), "It did not come to that within twenty seconds.");
                await Task.Delay(10);
            }
        }
    }

    public class AnEnvelope : OnAConnectedApp
    {
        const string Command = """{"command":"/dispute","text":"Q3","user_id":"U1","team_id":"T1","trigger_id":"1.2","is_enterprise_install":"false"}""";

        [Fact]
        public async Task Is_acknowledged_with_the_handlers_answer_on_its_own_socket()
        {
            var socket = await Slack.NextSocket();

            await socket.Say(Envelope("slash_commands", Command));

            Assert.Equal("""{"envelope_id":"e1","payload":{"response_type":"ephemeral","text":"heard"}}""", (await socket.NextAck()).GetRawText());
            Assert.Equal("Q3", Heard.Payload<SlashCommand>().Text);
            Assert.Equal(("command:1.2", SlackTransport.Socket, WorkspaceKey.OfTeam("T1")), (Heard.Request.Key, Heard.Request.Transport, Heard.Request.Workspace));
            Assert.Equal(["Bearer xapp-1"], Slack.OpenedWith);
        }

        [Fact]
        public async Task That_takes_no_answer_gets_none()
        {
            var socket = await Slack.NextSocket();

            await socket.Say(Envelope("slash_commands", Command, accepts: false));

            Assert.Equal("""{"envelope_id":"e1"}""", (await socket.NextAck()).GetRawText());
        }

        [Fact]
        public async Task Of_a_submission_may_be_refused_field_by_field()
        {
            Heard.View = ViewAck.Error("question", "no");
            var socket = await Slack.NextSocket();

            await socket.Say(Envelope("interactive", """{"type":"view_submission","trigger_id":"1.2","view":{"callback_id":"raise"}}"""));

            Assert.Equal("no", (await socket.NextAck()).GetProperty("payload").GetProperty("errors").GetProperty("question").GetString());
        }

        [Theory]
        [InlineData("events_api")]
        [InlineData("interactive")]
        public async Task From_Slacks_own_samples_is_acknowledged(string type)
        {
            var socket = await Slack.NextSocket();

            await socket.Say(Encoding.UTF8.GetString(Sample.Bytes($"realistic/socket-mode/{type}.json")));

            Assert.NotEqual("", (await socket.NextAck()).GetProperty("envelope_id").GetString());
        }

        [Fact]
        public async Task That_is_repeated_says_so()
        {
            var socket = await Slack.NextSocket();

            await socket.Say(Envelope("events_api", """{"type":"event_callback","event_id":"Ev1","event":{"type":"message"}}""", retry: 2));
            await socket.NextAck();

            Assert.Equal(("event:Ev1", 2), (Heard.Request.Key, Heard.Request.RetryNum));
        }

        [Fact]
        public async Task Whose_handler_failed_is_not_acknowledged()
        {
            Heard.Before = _ => throw new InvalidOperationException("the database is away");
            var socket = await Slack.NextSocket();

            await socket.Say(Envelope("events_api", """{"type":"event_callback","event_id":"Ev1","event":{"type":"message"}}"""));
            await Until(() => Host.Log.Count("the database is away") > 0);
            Heard.Before = _ => Task.CompletedTask;
            await socket.Say(Envelope("events_api", """{"type":"event_callback","event_id":"Ev2","event":{"type":"message"}}""", id: "e2"));

            Assert.Equal("e2", (await socket.NextAck()).GetProperty("envelope_id").GetString());
        }

        [Fact]
        public async Task Does_not_wait_for_the_one_before()
        {
            var slow = new TaskCompletionSource();
            Heard.Before = _ => Heard.All.Count == 1 ? slow.Task : Task.CompletedTask;
            var socket = await Slack.NextSocket();

            await socket.Say(Envelope("slash_commands", Command, id: "slow"));
            await Until(() => Heard.All.Count == 1);
            await socket.Say(Envelope("slash_commands", Command, id: "quick"));

            Assert.Equal("quick", (await socket.NextAck()).GetProperty("envelope_id").GetString());
            slow.SetResult();
            Assert.Equal("slow", (await socket.NextAck()).GetProperty("envelope_id").GetString());
        }

        [Fact]
        public async Task Of_a_type_that_nothing_takes_is_acknowledged_empty()
        {
            var socket = await Slack.NextSocket();

            await socket.Say(Envelope("something_new", "{}"));

            Assert.Equal("""{"envelope_id":"e1"}""", (await socket.NextAck()).GetRawText());
            Assert.Empty(Heard.All);
        }

        [Theory]
        [InlineData("not json")]
        [InlineData("[]")]
        [InlineData("{\"type\":\"something_new\"}")]
        [InlineData("{\"type\":\"events_api\",\"envelope_id\":\"x\",\"payload\":[]}")]
        [InlineData("{\"type\":\"interactive\",\"envelope_id\":\"x\",\"payload\":{}}")]
        public async Task After_one_that_cannot_be_read_is_handled(string frame)
        {
            var socket = await Slack.NextSocket();

            await socket.Say(frame);
            await socket.Say(Envelope("slash_commands", Command));

            Assert.Equal("e1", (await socket.NextAck()).GetProperty("envelope_id").GetString());
        }
    }

    public class WhenSlackAsksToLeave : OnAConnectedApp
    {
        protected override void Configure(SlackOptions options) => options.SocketFarewell = TimeSpan.FromSeconds(3);

        [Theory]
        [InlineData("handwritten/socket-mode/disconnect.warning.json")]
        [InlineData("handwritten/socket-mode/disconnect.refresh_requested.json")]
        public async Task The_new_socket_is_open_before_the_old_one_closes(string frame)
        {
            var old = await Slack.NextSocket();
            await old.Say(Encoding.UTF8.GetString(Sample.Bytes(frame)));

            var next = await Slack.NextSocket();

            Assert.Equal(1, next.OthersOpen);
            await old.Closed;
            await Until(() => Connections.State == SocketState.Connected);
            await next.Say(Envelope("slash_commands", """{"command":"/dispute"}"""));
            await next.NextAck();
        }

        [Fact]
        public async Task What_is_under_way_is_still_answered_on_the_old_socket()
        {
            var slow = new TaskCompletionSource();
            Heard.Before = _ => slow.Task;
            var old = await Slack.NextSocket();
            await old.Say(Envelope("slash_commands", """{"command":"/dispute"}"""));
            await Until(() => Heard.All.Count == 1);

            await old.Say("""{"type":"disconnect","reason":"warning"}""");
            await Slack.NextSocket();
            slow.SetResult();

            Assert.Equal("e1", (await old.NextAck()).GetProperty("envelope_id").GetString());
            await old.Closed;
        }
    }

    public class WhileSlackHasNotClosedTheOldSocket : OnAConnectedApp
    {
        const string Command = """{"command":"/dispute"}""";

        protected override void Configure(SlackOptions options) => options.SocketFarewell = TimeSpan.FromSeconds(20);

        [Fact]
        public async Task Envelopes_on_it_are_handled_and_answered_there()
        {
            var (old, next) = await Moved();

            for (var n = 0; n < 5; n++)
            {
                await old.Say(Envelope("slash_commands", Command, id: $"old{n}"));
                await next.Say(Envelope("slash_commands", Command, id: $"new{n}"));
                Assert.Equal($"old{n}", (await old.NextAck()).GetProperty("envelope_id").GetString());
                Assert.Equal($"new{n}", (await next.NextAck()).GetProperty("envelope_id").GetString());
            }

            await old.Close();
            await old.Closed;
            Assert.True(next.IsOpen);
            Assert.Equal(SocketState.Connected, Connections.State);
        }

        [Fact]
        public async Task A_stop_of_the_app_does_not_wait_for_it()
        {
            var (old, next) = await Moved();
            var since = Stopwatch.StartNew();

            await Connections.StopAsync(CancellationToken.None);

            await Task.WhenAll(old.Closed, next.Closed);
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(15), $"It took {since.Elapsed}.");
        }

        async Task<(SocketServer.Socket Old, SocketServer.Socket Next)> Moved()
        {
            var old = await Slack.NextSocket();
            await old.Say("""{"type":"disconnect","reason":"refresh_requested"}""");
            var next = await Slack.NextSocket();
            await next.Say(Envelope("slash_commands", Command, id: "first"));
            await next.NextAck();
            return (old, next);
        }
    }

    public class WhenAnOldSocketIsClosed : OnAConnectedApp
    {
        [Fact]
        public async Task What_comes_before_Slacks_own_close_is_not_begun()
        {
            var old = await Slack.NextSocket();
            old.BeforeItsClose = socket => socket.Say(Envelope("slash_commands", """{"command":"/dispute"}"""));

            await old.Say("""{"type":"disconnect","reason":"warning"}""");
            await Slack.NextSocket();
            await old.Closed;

            Assert.Empty(Heard.All);
            Assert.True(old.HasHeardNothing);
        }

        [Fact]
        public async Task An_answer_that_comes_too_late_for_it_is_no_unreadable_frame()
        {
            var slow = new TaskCompletionSource();
            Heard.Before = _ => slow.Task;
            var old = await Slack.NextSocket();
            await old.Say(Envelope("slash_commands", """{"command":"/dispute"}"""));
            await Until(() => Heard.All.Count == 1);

            old.Cut();
            await Slack.NextSocket();
            await Until(() => Host.Log.Count("The socket is gone") > 0);
            slow.SetResult();
            await Until(() => Host.Log.Count("The socket is gone") > 1);

            Assert.Equal(0, Host.Log.Count("could not be read"));
        }
    }

    public class WhenSocketModeIsSwitchedOff : OnAConnectedApp
    {
        [Fact]
        public async Task It_is_tried_again_after_a_long_while()
        {
            var socket = await Slack.NextSocket();

            await socket.Say("""{"type":"disconnect","reason":"link_disabled"}""");
            await socket.Closed;
            await Until(() => Connections.State == SocketState.Disabled);
            Assert.Contains("Socket Mode is switched off", Connections.WhyDeaf(TimeSpan.FromHours(1)), StringComparison.Ordinal);
            await Task.Delay(200);

            Assert.Equal(1, Slack.Opens);
            Assert.Equal(1, Host.Log.Count("switched off"));
            await Slack.NextSocket();
            await Until(() => Connections.State == SocketState.Connected);
            Assert.Null(Connections.WhyDeaf(TimeSpan.Zero));
        }

        [Fact]
        public async Task While_another_socket_is_being_opened_it_is_heard_too()
        {
            var old = await Slack.NextSocket();
            Slack.SaysHello = false;
            await old.Say("""{"type":"disconnect","reason":"warning"}""");
            var next = await Slack.NextSocket();

            await old.Say("""{"type":"disconnect","reason":"link_disabled"}""");
            await Until(() => Host.Log.Count("link_disabled") > 0);
            await next.Say("""{"type":"hello"}""");

            await Until(() => Connections.State == SocketState.Disabled);
            await Task.WhenAll(old.Closed, next.Closed);
            await Until(() => Host.Log.Count("switched off") == 1);
            Assert.Equal(2, Slack.Opens);
        }

        [Fact]
        public async Task Between_two_tries_to_open_one_it_is_heard_too()
        {
            var old = await Slack.NextSocket();
            Slack.Refusals.Enqueue("""{"ok":false,"error":"internal_error"}""");
            await old.Say("""{"type":"disconnect","reason":"warning"}""");
            await old.Say("""{"type":"disconnect","reason":"link_disabled"}""");

            await Until(() => Connections.State == SocketState.Disabled);
            await Task.Delay(200);
            Assert.True(Slack.Opens <= 2, $"{Slack.Opens} addresses were asked for.");
        }
    }

    public class WhenTheSocketBreaks : OnAConnectedApp
    {
        [Fact]
        public async Task Another_is_opened()
        {
            (await Slack.NextSocket()).Cut();

            var next = await Slack.NextSocket();
            await next.Say(Envelope("slash_commands", """{"command":"/dispute"}"""));

            Assert.Equal("e1", (await next.NextAck()).GetProperty("envelope_id").GetString());
        }
    }

    public class WhenPingsAreNotAnswered : OnAConnectedApp
    {
        protected override void Configure(SlackOptions options) => options.SocketPing = TimeSpan.FromMilliseconds(100);

        protected override void Prepare(SocketServer slack) => slack.Reads = false;

        [Fact]
        public async Task The_socket_is_given_up_and_another_opened()
        {
            var dead = await Slack.NextSocket();

            await Slack.NextSocket();

            Assert.NotNull(dead);
            Assert.True(Slack.Opens >= 2);
        }
    }

    public class WhenNoSocketCanBeOpened : OnAConnectedApp
    {
        protected override void Prepare(SocketServer slack)
        {
            slack.Refusals.Enqueue("""{"ok":false,"error":"internal_error"}""");
            slack.Refusals.Enqueue("<html>");
            slack.Refusals.Enqueue("""{"ok":true,"url":"ws://127.0.0.1:1/nobody"}""");
        }

        [Fact]
        public async Task It_is_tried_again_after_pauses_that_grow()
        {
            await Slack.NextSocket();
            await Until(() => Connections.State == SocketState.Connected);

            Assert.Equal(4, Slack.Opens);
            Assert.Equal(3, Host.Log.Count("trying again in"));
        }
    }

    public class WhenTheTokenIsRefused : OnAConnectedApp
    {
        protected override void Prepare(SocketServer slack) => slack.Refusals.Enqueue("""{"ok":false,"error":"invalid_auth"}""");

        [Fact]
        public async Task It_is_tried_again_after_a_long_while_and_log_and_health_say_what_to_set()
        {
            await Until(() => Connections.State == SocketState.Refused);
            Assert.Contains("invalid_auth to the app-level token. Set SLACK_APP_TOKEN", Connections.WhyDeaf(TimeSpan.FromHours(1)), StringComparison.Ordinal);
            await Task.Delay(200);
            Assert.Equal(1, Slack.Opens);

            await Slack.NextSocket();

            await Until(() => Connections.State == SocketState.Connected);
            Assert.Null(Connections.WhyDeaf(TimeSpan.Zero));
            Assert.Equal(1, Host.Log.Count("SLACK_APP_TOKEN"));
            Assert.DoesNotContain("xapp-1", Host.Log.Text, StringComparison.Ordinal);
        }
    }

    public class WhenTheTokenIsRefusedForAMove : OnAConnectedApp
    {
        [Theory]
        [InlineData("invalid_auth")]
        [InlineData("not_authed")]
        [InlineData("account_inactive")]
        public async Task The_old_socket_is_answered_on_and_another_opened_later(string error)
        {
            var old = await Slack.NextSocket();
            Slack.Refusals.Enqueue($$"""{"ok":false,"error":"{{error}}"}""");
            await old.Say("""{"type":"disconnect","reason":"refresh_requested"}""");
            await Until(() => Host.Log.Count(error) > 0);

            Assert.Equal(SocketState.Connected, Connections.State);
            await old.Say(Envelope("slash_commands", """{"command":"/dispute"}"""));
            await old.NextAck();
            old.Cut();
            await Until(() => Connections.State == SocketState.Refused);

            var next = await Slack.NextSocket();
            await next.Say(Envelope("slash_commands", """{"command":"/dispute"}""", id: "e2"));
            Assert.Equal("e2", (await next.NextAck()).GetProperty("envelope_id").GetString());
        }
    }

    public class WithoutASigningSecret : OnAConnectedApp
    {
        [Fact]
        public async Task Nothing_over_http_is_taken_for_Slack()
        {
            using var response = await Host.PostForm("command=%2Fdispute");

            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }
}
