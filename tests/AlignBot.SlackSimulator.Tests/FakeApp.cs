using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Web;

namespace AlignBot.SlackSimulator.Tests;

/// <summary>A request the simulator delivered, with its signature checked independently of the simulator's code.</summary>
public sealed record Received(string Kind, JsonObject Payload, string RawBody, IReadOnlyDictionary<string, string> Headers, bool SignatureHolds)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string Type => (string?)Payload["type"] ?? "";

    public JsonObject Event => Payload["event"]!.AsObject();
}

/// <summary>The smallest app: a listener that keeps what it gets and answers what a test tells it to.</summary>
public sealed class FakeApp : IDisposable
{
    readonly HttpListener listener;
    readonly string secret;
    readonly ConcurrentQueue<Received> received = new();

    public FakeApp(string secret)
    {
        this.secret = secret;
        (listener, Url) = Listen();
        _ = ListenAsync();
    }

    static (HttpListener, string) Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
            probe.Stop();
            var listener = new HttpListener { Prefixes = { url } };
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (HttpListenerException) when (attempt < 20)
            {
                // Somebody took the port in between: another one.
                listener.Close();
            }
        }
    }

    public string Url { get; }

    /// <summary>Gives status and body; an empty 200 unless a test says otherwise.</summary>
    public Func<Received, Task<(int Status, string Body)>> Answer { get; set; } = _ => Task.FromResult((200, ""));

    public string? NoRetryHeader { get; set; }

    public IReadOnlyList<Received> All => [.. received];

    public void Answers(object body) => Answer = _ => Task.FromResult((200, body as string ?? JsonSerializer.Serialize(body)));

    /// <summary>The first request that fits, waiting for it up to half a minute.</summary>
    public async Task<Received> NextAsync(Func<Received, bool> fits) => (await TakeAsync(1, fits))[0];

    public async Task<IReadOnlyList<Received>> TakeAsync(int count, Func<Received, bool> fits)
    {
        for (var wait = 0; wait < 3_000; wait++)
        {
            var found = received.Where(fits).ToArray();
            if (found.Length >= count)
            {
                return found;
            }

            await Task.Delay(10);
        }
        Assert.Fail($"Of {count} requests came {received.Count(fits)}. All: {string.Join("; ", received.Select(r => r.Kind + " " + r.Type))}");
        return [];
    }

    async Task ListenAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            _ = ServeAsync(context);
        }
    }

    async Task ServeAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var request = Read(context.Request, await reader.ReadToEndAsync());
        received.Enqueue(request);
        var (status, body) = await Answer(request);
        try
        {
            context.Response.StatusCode = status;
            if (NoRetryHeader is not null)
            {
                context.Response.Headers["x-slack-no-retry"] = NoRetryHeader;
            }

            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The simulator had given up, as some tests want.
        }
    }

    Received Read(HttpListenerRequest request, string body)
    {
        var headers = request.Headers.AllKeys.ToDictionary(k => k!, k => request.Headers[k]!, StringComparer.OrdinalIgnoreCase);
        var timestamp = headers.GetValueOrDefault("X-Slack-Request-Timestamp");
        var expected = "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")));
        var age = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - long.Parse(timestamp ?? "0", CultureInfo.InvariantCulture);
        var signed = headers.GetValueOrDefault("X-Slack-Signature") == expected && Math.Abs(age) < 300;
        if (request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true)
        {
            return new Received("event", JsonNode.Parse(body)!.AsObject(), body, headers, signed);
        }

        var form = HttpUtility.ParseQueryString(body);
        if (form["payload"] is { } payload)
        {
            return new Received("interaction", JsonNode.Parse(payload)!.AsObject(), body, headers, signed);
        }

        var fields = new JsonObject(form.AllKeys.Select(k => KeyValuePair.Create(k!, (JsonNode?)form[k])));
        return new Received("command", fields, body, headers, signed);
    }

    public void Dispose() => listener.Close();
}
