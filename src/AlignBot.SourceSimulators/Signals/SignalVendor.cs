using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AlignBot.SourceSimulators.Signals;

/// <summary>A vendor of signals on this machine: what is common to them.</summary>
public abstract class SignalVendor : IAsyncDisposable
{
    readonly ConcurrentQueue<SignalRequest> requests = [];
    readonly Queue<DateTimeOffset> minute = [];
    readonly Lock mutex = new();
    WebApplication? web;

    /// <param name="time">By which its minutes go.</param>
    protected SignalVendor(TimeProvider time) => Time = time;

    protected TimeProvider Time { get; }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url { get; private set; } = "";

    /// <summary>So many requests are answered in any minute; the rest get 429.</summary>
    public int PerMinute { get; set; } = 100;

    /// <summary>What is answered in place of the truth to the n-th request from now on, counted from 1.</summary>
    public IDictionary<int, SignalReply> Faults { get; } = new Dictionary<int, SignalReply>();

    /// <summary>All that were made, in order.</summary>
    public IReadOnlyList<SignalRequest> Requests => [.. requests];

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (web is not null)
        {
            await web.EndAsync();
        }
    }

    protected async Task ListenAsync(int port, CancellationToken cancel)
    {
        web = LocalWeb.Build(port);
        web.Run(ServeAsync);
        Url = await web.ListenAsync(cancel);
    }

    /// <summary>The vendor's answer.</summary>
    protected abstract SignalReply Answer(SignalRequest request);

    /// <summary>What is said to one request too many in a minute.</summary>
    protected abstract SignalReply TooMany();

    async Task ServeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var request = new SignalRequest(
            http.Request.Method, http.Request.Path, await reader.ReadToEndAsync(), http.Request.Headers.Authorization.FirstOrDefault(),
            Time.GetUtcNow());
        SignalReply reply;
        lock (mutex)
        {
            requests.Enqueue(request);
            reply = Faulty() ?? (IsTooMany(request.At) ? TooMany() : Answer(request));
        }

        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = reply.MediaType;
        foreach (var (name, value) in reply.Headers)
        {
            http.Response.Headers[name] = value;
        }

        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(reply.Body));
    }

    /// <summary>The fault that is next, if any; those behind it come one nearer.</summary>
    SignalReply? Faulty()
    {
        Faults.Remove(1, out var now);
        var later = Faults.OrderBy(one => one.Key).ToArray();
        Faults.Clear();
        foreach (var (number, reply) in later)
        {
            Faults[number - 1] = reply;
        }

        return now;
    }

    bool IsTooMany(DateTimeOffset now)
    {
        while (minute.TryPeek(out var first) && first <= now - TimeSpan.FromMinutes(1))
        {
            minute.Dequeue();
        }

        if (minute.Count >= PerMinute)
        {
            return true;
        }

        minute.Enqueue(now);
        return false;
    }
}

/// <param name="Method">GET or POST.</param>
/// <param name="Path">Without a query.</param>
/// <param name="Body">As it came.</param>
/// <param name="Authorization">The header; null for none.</param>
/// <param name="At">By the vendor's clock.</param>
public sealed record SignalRequest(string Method, string Path, string Body, string? Authorization, DateTimeOffset At);

/// <param name="Status">Of HTTP.</param>
/// <param name="Body">The text of the answer.</param>
public sealed record SignalReply(int Status, string Body)
{
    public string MediaType { get; init; } = "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
