using System.Net.WebSockets;
using static AlignBot.SlackSimulator.Tests.LocalSlack;

namespace AlignBot.SlackSimulator.Tests;

public static class SocketModeTests
{
    static async Task<ClientWebSocket> ConnectAsync(LocalSlack slack)
    {
        var answer = await slack.ApiAsync("apps.connections.open", token: AppToken);
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri((string)answer["url"]!), CancellationToken.None);
        return socket;
    }

    static async Task<JsonObject> FrameAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(30_000);
        var buffer = new byte[64 * 1024];
        var received = await socket.ReceiveAsync(buffer, limit.Token);
        return JsonNode.Parse(buffer.AsSpan(0, received.Count))!.AsObject();
    }

    static Task AckAsync(ClientWebSocket socket, JsonObject frame, object? payload = null) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { envelope_id = (string?)frame["envelope_id"], payload }), WebSocketMessageType.Text, true, CancellationToken.None);

    public sealed class WhenASocketIsOpen
    {
        [Fact]
        public async Task A_hello_comes_then_commands_whose_payload_answers_them()
        {
            await using var slack = await LocalSlack.StartAsync(socketMode: true);
            using var socket = await ConnectAsync(slack);
            var hello = await FrameAsync(socket);

            var running = slack.PostAsync("/command", new { @as = Ana, channel = Gtm, command = "/dispute", text = "over a socket" });
            var frame = await FrameAsync(socket);
            await AckAsync(socket, frame, new { text = "Raised." });
            var delivered = await running;

            Assert.Equal("hello", (string?)hello["type"]);
            Assert.Equal(1, (int)hello["num_connections"]!);
            Assert.Equal("slash_commands", (string?)frame["type"]);
            Assert.True((bool)frame["accepts_response_payload"]!);
            Assert.Equal("over a socket", (string?)frame["payload"]!["text"]);
            Assert.True((bool)delivered["delivered"]!);
            Assert.Contains(await slack.MessagesAsync(Ana, Gtm), m => (string?)m["text"] == "Raised.");
            Assert.True((bool)(await slack.GetAsync("/app"))["connected"]!);
        }

        [Fact]
        public async Task Events_are_acknowledged_without_payload_and_retried_without_acknowledgement()
        {
            await using var slack = await LocalSlack.StartAsync(o => o with { LimitScale = 0.001, AckTimeout = TimeSpan.FromSeconds(1) }, socketMode: true);
            using var socket = await ConnectAsync(slack);
            await FrameAsync(socket);

            var posting = slack.PostAsync("/message", new { @as = Ana, channel = Gtm, text = "hello" });
            var first = await FrameAsync(socket);
            await posting;
            var retry = await FrameAsync(socket);
            await AckAsync(socket, retry);

            Assert.Equal("events_api", (string?)first["type"]);
            Assert.False((bool)first["accepts_response_payload"]!);
            Assert.Equal(1, (int)retry["retry_attempt"]!);
            Assert.Equal((string?)first["payload"]!["event_id"], (string?)retry["payload"]!["event_id"]);
        }

        [Fact]
        public async Task An_acknowledgement_counts_only_on_the_socket_that_brought_the_envelope()
        {
            await using var slack = await LocalSlack.StartAsync(socketMode: true);
            using var first = await ConnectAsync(slack);
            await FrameAsync(first);
            using var second = await ConnectAsync(slack);
            await FrameAsync(second);

            // Envelopes are dealt in turn, the first socket first.
            var running = slack.PostAsync("/command", new { @as = Ana, channel = Gtm, command = "/dispute", text = "" });
            var frame = await FrameAsync(first);
            await AckAsync(second, frame, new { text = "From the wrong one." });
            await Task.Delay(200);
            await AckAsync(first, frame, new { text = "From the right one." });
            await running;

            Assert.Equal("From the right one.", (string?)(await slack.MessagesAsync(Ana, Gtm))[^1]["text"]);
        }

        [Fact]
        public async Task A_refresh_warns_closes_and_a_new_ticket_opens_the_next()
        {
            await using var slack = await LocalSlack.StartAsync(socketMode: true);
            using var old = await ConnectAsync(slack);
            await FrameAsync(old);

            await slack.PostAsync("/socket", new { disconnect = "refresh_requested" });
            var disconnect = await FrameAsync(old);
            using var fresh = await ConnectAsync(slack);

            Assert.Equal("disconnect", (string?)disconnect["type"]);
            Assert.Equal("refresh_requested", (string?)disconnect["reason"]);
            Assert.Equal("hello", (string?)(await FrameAsync(fresh))["type"]);
            var buffer = new byte[16];
            Assert.Equal(WebSocketMessageType.Close, (await old.ReceiveAsync(buffer, CancellationToken.None)).MessageType);
        }
    }

    public sealed class WhenThereIsNoSocket
    {
        [Fact]
        public async Task A_command_fails_to_dispatch()
        {
            await using var slack = await LocalSlack.StartAsync(socketMode: true);

            var delivered = await slack.PostAsync("/command", new { @as = Ana, channel = Gtm, command = "/dispute", text = "" });

            Assert.Equal("dispatch_failed", (string?)delivered["error"]);
        }

        [Fact]
        public async Task A_ticket_is_good_once_and_only_the_app_token_gets_one()
        {
            await using var slack = await LocalSlack.StartAsync(socketMode: true);
            var url = new Uri((string)(await slack.ApiAsync("apps.connections.open", token: AppToken))["url"]!);
            using var first = new ClientWebSocket();
            await first.ConnectAsync(url, CancellationToken.None);
            using var second = new ClientWebSocket();

            await Assert.ThrowsAsync<WebSocketException>(() => second.ConnectAsync(url, CancellationToken.None));
            Assert.Equal("not_allowed_token_type", (string?)(await slack.ApiAsync("apps.connections.open"))["error"]);
        }
    }
}
