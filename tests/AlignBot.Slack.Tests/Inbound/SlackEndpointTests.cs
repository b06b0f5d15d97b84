using System.Net;
using System.Net.Sockets;
using System.Text;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Events;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.Extensions.Time.Testing;

namespace AlignBot.Slack.Tests.Inbound;

public static class SlackEndpointTests
{
    const string FormType = "application/x-www-form-urlencoded";
    const string Command = "command=%2Fdispute&text=Q3+price%20floor&user_id=U1&team_id=T1&channel_id=C1&trigger_id=11.22.aa";

    static readonly byte[] CommandBytes = Encoding.UTF8.GetBytes(Command);

    public abstract class OnARunningApp : IAsyncLifetime
    {
        protected Heard Heard { get; } = new();

        protected SlackHost Host { get; private set; } = null!;

        public async Task InitializeAsync() =>
            Host = await SlackHost.Start(Listener.OnEverything, options => options.MaxBodyBytes = 4096, shared: Heard);

        public async Task DisposeAsync() => await Host.DisposeAsync();

        protected async Task Refused(HttpRequestMessage request, HttpStatusCode status)
        {
            using (request)
            {
                using var response = await Host.Http.SendAsync(request);

                Assert.Equal(status, response.StatusCode);
                Assert.Equal(0, response.Content.Headers.ContentLength);
                Assert.Equal("", await response.Content.ReadAsStringAsync());
                Assert.Empty(Heard.All);
            }
        }
    }

    public class TheSameBytesAgain : OnARunningApp
    {
        [Fact]
        public async Task Get_the_answer_that_they_had_and_reach_no_handler()
        {
            var first = Host.Sealed(CommandBytes, FormType);
            var again = Host.Sealed(CommandBytes, FormType);
            foreach (var name in (string[])["X-Slack-Request-Timestamp", "X-Slack-Signature"])
            {
                again.Headers.Remove(name);
                again.Headers.Add(name, first.Headers.GetValues(name));
            }

            using var answer = await Host.Http.SendAsync(first);
            using var repeated = await Host.Http.SendAsync(again);

            Assert.Equal((HttpStatusCode.OK, await answer.Content.ReadAsStringAsync()), (repeated.StatusCode, await repeated.Content.ReadAsStringAsync()));
            Assert.Single(Heard.All);
        }
    }

    /// <summary>A wrong signing secret, and a clock that is off, are what set-ups break by, and Slack does not say so.</summary>
    public class WhyARequestIsRefused : OnARunningApp
    {
        [Fact]
        public async Task Is_said_once_a_minute_where_it_is_signed_with_another_secret()
        {
            await Refused(Host.Sealed(CommandBytes, FormType, secret: "not ours"), HttpStatusCode.Unauthorized);
            await Refused(Host.Sealed(CommandBytes, FormType, secret: "not ours"), HttpStatusCode.Unauthorized);

            Assert.Equal(1, Host.Log.Count("its signature is not that of SLACK_SIGNING_SECRET"));

            ((FakeTimeProvider)Host.Clock).Advance(TimeSpan.FromMinutes(1));
            await Refused(Host.Sealed(CommandBytes, FormType, secret: "not ours"), HttpStatusCode.Unauthorized);

            Assert.Equal(2, Host.Log.Count("its signature is not that of SLACK_SIGNING_SECRET"));
            Assert.Equal(0, Host.Log.Count(SlackHost.Secret));
        }

        [Theory]
        [InlineData(-400, "before")]
        [InlineData(400, "after")]
        public async Task Is_said_where_it_comes_from_another_time(int seconds, string side)
        {
            await Refused(Host.Sealed(CommandBytes, FormType, TimeSpan.FromSeconds(seconds)), HttpStatusCode.Unauthorized);

            Assert.Equal(1, Host.Log.Count($"signed 400 s {side} this machine's time"));
        }

        [Fact]
        public async Task Is_not_said_where_it_is_not_signed_at_all()
        {
            await Refused(new(HttpMethod.Post, "/slack/events") { Content = new StringContent(Command, Encoding.UTF8, FormType) }, HttpStatusCode.Unauthorized);

            Assert.Equal(0, Host.Log.Count("Warning"));
        }
    }

    public class WhatNeverReachesAHandler : OnARunningApp
    {
        [Fact]
        public async Task Without_a_signature()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/slack/events") { Content = new StringContent(Command, Encoding.UTF8, FormType) };

            await Refused(request, HttpStatusCode.Unauthorized);
        }

        [Fact]
        public async Task Signed_with_another_secret() =>
            await Refused(Host.Sealed(CommandBytes, FormType, secret: "not ours"), HttpStatusCode.Unauthorized);

        [Theory]
        [InlineData(-301)]
        [InlineData(301)]
        public async Task Stale_or_from_the_future(int seconds) =>
            await Refused(Host.Sealed(CommandBytes, FormType, TimeSpan.FromSeconds(seconds)), HttpStatusCode.Unauthorized);

        [Fact]
        public async Task With_a_body_other_than_the_signed_one()
        {
            var request = Host.Sealed(CommandBytes, FormType);
            request.Content = new StringContent(Command + "&text=other", Encoding.UTF8, FormType);

            await Refused(request, HttpStatusCode.Unauthorized);
        }

        [Fact]
        public async Task Larger_than_allowed() =>
            await Refused(Host.Sealed(new byte[4097], FormType), HttpStatusCode.RequestEntityTooLarge);

        [Fact]
        public async Task Larger_than_allowed_without_saying_so_beforehand()
        {
            var request = Host.Sealed(new byte[9000], FormType);
            request.Headers.TransferEncodingChunked = true;

            await Refused(request, HttpStatusCode.RequestEntityTooLarge);
        }

        [Theory]
        [InlineData("text/plain")]
        [InlineData("multipart/form-data; boundary=x")]
        [InlineData("application/jsonp")]
        [InlineData("application/xml")]
        public async Task Of_another_content_type(string type) =>
            await Refused(Host.Sealed(CommandBytes, type), HttpStatusCode.UnsupportedMediaType);

        [Fact]
        public async Task Without_a_content_type()
        {
            var request = Host.Sealed(CommandBytes, FormType);
            request.Content!.Headers.ContentType = null;

            await Refused(request, HttpStatusCode.UnsupportedMediaType);
        }

        [Theory]
        [InlineData("GET")]
        [InlineData("PUT")]
        [InlineData("DELETE")]
        [InlineData("PATCH")]
        public async Task By_another_method(string method) =>
            await Refused(new(new HttpMethod(method), "/slack/events"), HttpStatusCode.MethodNotAllowed);

        [Theory]
        [InlineData("{")]
        [InlineData("")]
        [InlineData("[]")]
        [InlineData("null")]
        [InlineData("not json")]
        [InlineData("{\"type\":\"event_callback\",\"event\":{\"type\":\"message\"")]
        public async Task Signed_json_that_cannot_be_read(string body) =>
            await Refused(Host.Sealed(Encoding.UTF8.GetBytes(body), "application/json"), HttpStatusCode.BadRequest);

        [Theory]
        [InlineData("")]
        [InlineData("text=no+command")]
        [InlineData("payload=")]
        [InlineData("payload=%7B%22type%22")]
        [InlineData("payload=%7B%7D")]
        [InlineData("payload=[]")]
        public async Task A_signed_form_that_cannot_be_read(string body) =>
            await Refused(Host.Sealed(Encoding.UTF8.GetBytes(body), FormType), HttpStatusCode.BadRequest);

        [Fact]
        public async Task Broken_characters_in_a_name()
        {
            byte[] body = [.. "{\"type\":\""u8, 0xff, 0xfe, .. "\"}"u8];

            await Refused(Host.Sealed(body, "application/json"), HttpStatusCode.BadRequest);
        }

        [Fact]
        public async Task Cut_off_on_the_way()
        {
            using var client = new TcpClient();
            await client.ConnectAsync(Host.Http.BaseAddress!.Host, Host.Http.BaseAddress.Port);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: {FormType}\r\nContent-Length: 500\r\n\r\ncommand=%2Fdispute"));
            client.Client.Shutdown(SocketShutdown.Send);
            using var answer = new StreamReader(stream);

            var first = await FirstLine(answer);

            Assert.True(first is null || first.Contains(" 400 ", StringComparison.Ordinal), first);
            Assert.Empty(Heard.All);
        }

        static async Task<string?> FirstLine(StreamReader answer)
        {
            try
            {
                return await answer.ReadLineAsync();
            }
            catch (IOException)
            {
                // The server may also hang up on a peer that did.
                return null;
            }
        }
    }

    public class SslCheck : OnARunningApp
    {
        [Fact]
        public async Task Needs_no_signature()
        {
            using var content = new ByteArrayContent(Sample.Bytes("handwritten/ssl-check.form"));
            content.Headers.ContentType = new(FormType);

            using var response = await Host.Http.PostAsync("/slack/events", content);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("", await response.Content.ReadAsStringAsync());
        }

        [Theory]
        [InlineData("ssl_check=1&" + Command)]
        [InlineData(Command + "&ssl_check=1")]
        public async Task Smuggles_no_command(string body)
        {
            using var content = new StringContent(body, Encoding.UTF8, FormType);

            using var response = await Host.Http.PostAsync("/slack/events", content);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("", await response.Content.ReadAsStringAsync());
            Assert.Empty(Heard.All);
        }

        [Fact]
        public async Task Of_another_value_is_none() =>
            await Refused(
                new(HttpMethod.Post, "/slack/events") { Content = new StringContent("ssl_check=0", Encoding.UTF8, FormType) },
                HttpStatusCode.Unauthorized);
    }

    public class UrlVerification : OnARunningApp
    {
        [Fact]
        public async Task Answers_the_challenge()
        {
            using var request = Host.Sealed(Sample.Bytes("realistic/events/url_verification.json"), "application/json");

            using var response = await Host.Http.SendAsync(request);

            Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
            Assert.Matches("""^\{"challenge":"[^"]+"\}$""", await response.Content.ReadAsStringAsync());
        }

        [Fact]
        public async Task Must_be_signed()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/slack/events")
            {
                Content = new ByteArrayContent(Sample.Bytes("realistic/events/url_verification.json")) { Headers = { ContentType = new("application/json") } },
            };

            await Refused(request, HttpStatusCode.Unauthorized);
        }
    }

    public class ASignedCommand : OnARunningApp
    {
        [Fact]
        public async Task Reaches_its_handler_and_shows_its_answer()
        {
            using var response = await Host.PostForm(Command);

            Assert.Equal("""{"response_type":"ephemeral","text":"heard"}""", await response.Content.ReadAsStringAsync());
            Assert.NotNull(response.Content.Headers.ContentLength);
            var command = Heard.Payload<SlashCommand>();
            Assert.Equal(("/dispute", "Q3 price floor", "U1", "C1"), (command.Command, command.Text, command.UserId, command.ChannelId));
            Assert.Equal("command:11.22.aa", Heard.Request.Key);
            Assert.Equal(new WorkspaceKey(null, "T1"), Heard.Request.Workspace);
            Assert.Equal(Host.Clock.GetUtcNow(), Heard.Request.ReceivedAt);
        }

        [Fact]
        public async Task May_be_answered_with_nothing()
        {
            Heard.Command = CommandAck.Nothing;

            using var response = await Host.PostForm(Command);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(0, response.Content.Headers.ContentLength);
            Assert.Null(response.Content.Headers.ContentType);
        }

        [Fact]
        public async Task Without_a_trigger_is_known_by_its_signature()
        {
            using var response = await Host.PostForm("command=%2Fdispute&text=x");

            Assert.StartsWith("v0=", Heard.Request.Key, StringComparison.Ordinal);
        }

        [Fact]
        public async Task Of_an_organisation_belongs_to_it()
        {
            using var response = await Host.PostForm(Command + "&enterprise_id=E1&is_enterprise_install=true");

            Assert.Equal(new WorkspaceKey("E1", null), Heard.Request.Workspace);
        }

        [Theory]
        [InlineData("a%20b", "a b")]
        [InlineData("a+b", "a b")]
        [InlineData("a b", "a b")]
        [InlineData("100%", "100%")]
        [InlineData("%zz%4", "%zz%4")]
        [InlineData("%E2%9C%93%F0%9F%98%80", "✓😀")]
        [InlineData("%D7%A9%D7%9C%D7%95%D7%9D", "שלום")]
        [InlineData("a%3Db%26c=d", "a=b&c=d")]
        [InlineData("", "")]
        public async Task Has_its_text_as_typed(string encoded, string text)
        {
            using var response = await Host.PostForm("command=/dispute&text=" + encoded);

            Assert.Equal(text, Heard.Payload<SlashCommand>().Text);
        }

        [Fact]
        public async Task May_come_in_pieces()
        {
            var request = Host.Sealed(CommandBytes, FormType);
            request.Headers.TransferEncodingChunked = true;

            using var response = await Host.Http.SendAsync(request);

            Assert.Equal("Q3 price floor", Heard.Payload<SlashCommand>().Text);
        }

        [Fact]
        public async Task That_nothing_is_registered_for_gets_a_sentence_and_one_log_line()
        {
            for (var i = 0; i < 3; i++)
            {
                using var response = await Host.PostForm("command=%2Fother&text=");

                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                Assert.Contains("not a command of this app", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            Assert.Equal(1, Host.Log.Count("'/other'"));
        }
    }

    public class ASignedEvent : OnARunningApp
    {
        [Fact]
        public async Task Reaches_its_handler_with_whose_it_is_and_how_often_it_came()
        {
            var body = """
                {"type":"event_callback","event_id":"Ev1","team_id":"T_other","authorizations":[{"enterprise_id":"E1","team_id":"T1"}],
                 "event":{"type":"message","channel":"C1","user":"U1","text":"hi","ts":"1.000100","unknown":{"deep":[1,[2]]}}}
                """;

            using var response = await Host.PostJson(body, retry: 2);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(("C1", "1.000100"), (Heard.Payload<MessageEvent>().Channel, Heard.Payload<MessageEvent>().Ts));
            Assert.Equal("event:Ev1", Heard.Request.Key);
            Assert.Equal((2, "http_timeout"), (Heard.Request.RetryNum, Heard.Request.RetryReason));
            Assert.Equal(new WorkspaceKey("E1", "T1"), Heard.Request.Workspace);
        }

        [Fact]
        public async Task Without_a_handler_of_its_own_goes_to_that_of_all_others()
        {
            using var response = await Host.PostJson("""{"type":"event_callback","event_id":"Ev1","event":{"type":"star_added","item":{"x":1}}}""");

            var e = Heard.Payload<UnknownEvent>();
            Assert.Equal("star_added", e.Type);
            Assert.Equal(1, e.Json.GetProperty("item").GetProperty("x").GetInt32());
        }

        [Fact]
        public async Task Is_delivered_again_when_the_handler_failed()
        {
            Heard.Before = _ => throw new InvalidOperationException("the database is away");

            using var response = await Host.PostJson("""{"type":"event_callback","event_id":"Ev1","event":{"type":"message"}}""");

            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
            Assert.Equal("", await response.Content.ReadAsStringAsync());
            Assert.Contains("the database is away", Host.Log.Text, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("""{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820,"api_app_id":"A1"}""")]
        [InlineData("""{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820}}""")]
        public async Task Of_events_held_back_is_understood_bare_and_wrapped(string body)
        {
            using var response = await Host.PostJson(body);

            Assert.Equal(1518467820, Heard.Payload<AppRateLimitedEvent>().MinuteRateLimited);
            Assert.Equal(new WorkspaceKey(null, "T1"), Heard.Request.Workspace);
        }

        [Theory]
        [InlineData("""{"type":"event_callback","event_id":"Ev1"}""")]
        [InlineData("""{"type":"event_callback","event_id":"Ev1","event":[]}""")]
        [InlineData("""{"type":"something_new"}""")]
        public async Task Without_an_event_is_let_go(string body)
        {
            using var response = await Host.PostJson(body);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Empty(Heard.All);
        }
    }
}
