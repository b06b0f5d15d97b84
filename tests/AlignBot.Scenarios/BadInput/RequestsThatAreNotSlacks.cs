using System.Globalization;
using System.Net.Sockets;
using System.Text;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.BadInput;

/// <summary>What is unsigned, stale, altered, cut off, too large or of the wrong kind gets a bare status, and changes nothing.</summary>
public sealed class RequestsThatAreNotSlacks : IAsyncLifetime
{
    const int Limit = 1024 * 1024;

    static readonly string Body = Doorbell.Decision("The list is frozen.");

    GtmWorld world = null!;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Unsigned_forged_or_altered_is_not_authorized()
    {
        await RefusedAsync(401, Doorbell.Unsigned(Body));
        await RefusedAsync(401, Doorbell.Signed(Body, secret: "somebody else's secret"));

        var altered = Doorbell.Signed(Body);
        altered.Content = Doorbell.Unsigned(Body + "+Really.").Content;
        await RefusedAsync(401, altered);

        var truncated = Doorbell.Signed(Body);
        truncated.Content = Doorbell.Unsigned(Body[..^20]).Content;
        await RefusedAsync(401, truncated);

        var empty = Doorbell.Signed(Body);
        empty.Headers.Remove("X-Slack-Signature");
        empty.Headers.Add("X-Slack-Signature", "v0=");
        await RefusedAsync(401, empty);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(-302)]
    [InlineData(86400)]
    public async Task A_stale_or_future_stamp_is_not_authorized(int age)
    {
        await RefusedAsync(401, Doorbell.Signed(Body, age: TimeSpan.FromSeconds(age)));
    }

    [Fact]
    public async Task A_replay_gets_the_first_answer_and_does_nothing()
    {
        var first = Doorbell.Signed(Body);
        var again = Doorbell.Unsigned(Body);
        foreach (var name in (string[])["X-Slack-Request-Timestamp", "X-Slack-Signature"])
        {
            again.Headers.Add(name, first.Headers.GetValues(name));
        }

        var answer = await SendAsync(first);
        var replayed = await SendAsync(again);

        Assert.Equal(200, answer.Status);
        Assert.Contains("Recorded as DEC-1", answer.Body, StringComparison.Ordinal);
        Assert.Equal(answer, replayed);
        Assert.Equal(["The list is frozen."], await world.Record.DecidedAsync());
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task More_than_a_mebibyte_is_too_large_said_or_not()
    {
        var large = Body + new string('x', Limit);
        await RefusedAsync(413, Doorbell.Signed(large));

        var chunked = Doorbell.Signed(large);
        chunked.Headers.TransferEncodingChunked = true;
        await RefusedAsync(413, chunked);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task A_wrong_content_type_is_unsupported(string? type)
    {
        var request = Doorbell.Signed(Body);
        request.Content = Doorbell.Unsigned(Body, type).Content;
        await RefusedAsync(415, request);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_wrong_method_is_told_the_right_one(string method)
    {
        await RefusedAsync(405, Doorbell.Unsigned(method == "GET" ? "" : Body, method: method));
    }

    [Theory]
    [InlineData("", Doorbell.Json)]
    [InlineData("{\"type\":\"event_callback\",\"event\":{\"type\":\"mess", Doorbell.Json)]
    [InlineData("[]", Doorbell.Json)]
    [InlineData("null", Doorbell.Json)]
    [InlineData("", Doorbell.Form)]
    [InlineData("hello=world", Doorbell.Form)]
    [InlineData("payload=", Doorbell.Form)]
    [InlineData("payload=%7B%22type%22%3A%22view_subm", Doorbell.Form)]
    [InlineData("{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"bot_id\":\"B1\",\"metadata\":{\"event_type\":\"alignbot_message\",\"event_payload\":{\"outbox_id\":\"\\ud83d\"}}}}", Doorbell.Json)]
    [InlineData("{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"blocks\":[{\"type\":\"section\",\"block_id\":\"\\uDE00\"}]}}", Doorbell.Json)]
    [InlineData("payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A%5B%7B%22action_id%22%3A%22%5Cud83d%22%7D%5D%7D", Doorbell.Form)]
    public async Task Signed_nonsense_is_a_bad_request(string body, string type)
    {
        await RefusedAsync(400, Doorbell.Signed(body, type));
    }

    [Fact]
    public async Task A_connection_that_ends_before_its_body_records_nothing()
    {
        var signed = Doorbell.Signed(Body);
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", world.BotUrl.Port);
        var stream = client.GetStream();
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {Doorbell.Form}\r\nContent-Length: {Body.Length}\r\n"
            + $"X-Slack-Request-Timestamp: {signed.Headers.GetValues("X-Slack-Request-Timestamp").Single()}\r\n"
            + $"X-Slack-Signature: {signed.Headers.GetValues("X-Slack-Signature").Single()}\r\n\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + Body[..(Body.Length / 2)]));
        client.Client.Shutdown(SocketShutdown.Send);

        var answer = await ReadUntilClosedAsync(stream);

        Assert.DoesNotContain("200 OK", answer, StringComparison.Ordinal);
        AssertSaysNothing(answer);
        await StillWorksAsync((0, 0));
    }

    async Task<(int Status, string Body)> SendAsync(HttpRequestMessage request)
    {
        using var door = new Doorbell(world);
        return await door.SendAsync(request);
    }

    async Task RefusedAsync(int status, HttpRequestMessage request)
    {
        var before = await world.Record.SizeAsync();

        var answer = await SendAsync(request);

        Assert.Equal(status, answer.Status);
        Assert.Equal("", answer.Body);
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    /// <summary>What the server said before it closed. It may close with a reset, since bytes that it was promised never came.</summary>
    static async Task<string> ReadUntilClosedAsync(NetworkStream stream)
    {
        using var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received);
        }
        catch (IOException closed) when (closed.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
        }

        return Encoding.UTF8.GetString(received.ToArray());
    }

    async Task StillWorksAsync((int Disputes, int Decisions) before)
    {
        var size = await world.Record.SizeAsync();
        Assert.Equal(before, (size.Disputes, size.Decisions));
        var answer = await SendAsync(Doorbell.Signed(Body));
        Assert.Contains("Recorded as DEC-1", answer.Body, StringComparison.Ordinal);
    }

    static void AssertSaysNothing(string answer)
    {
        Assert.DoesNotContain("Exception", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
    }
}
