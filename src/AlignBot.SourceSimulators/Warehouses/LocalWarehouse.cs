using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace AlignBot.SourceSimulators.Warehouses;

/// <summary>A warehouse on this machine, over real HTTP: it knows tables, and gives the rows of one as the vendor writes them.</summary>
/// <remarks>Written from the vendor's documentation, and it references nothing of the product.</remarks>
public abstract class LocalWarehouse : IAsyncDisposable
{
    readonly ConcurrentQueue<WarehouseRequest> requests = new();
    readonly Dictionary<string, int> uses = [];
    readonly Lock mutex = new();
    WebApplication? web;

    protected LocalWarehouse(TimeProvider time) => Time = time;

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url { get; private set; } = "";

    public IList<LocalTable> Tables { get; } = [];

    public WarehouseFaults Faults { get; } = new();

    /// <summary>Rows of one part of an answer.</summary>
    public int RowsPerPart { get; set; } = 1000;

    /// <summary>Told of each request before it is answered.</summary>
    public Action<WarehouseRequest>? Seen { get; set; }

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<WarehouseRequest> Requests => [.. requests];

    /// <summary>Statements that were stopped before their end.</summary>
    public IReadOnlyList<string> Stopped => [.. stopped];

    protected TimeProvider Time { get; }

    readonly ConcurrentQueue<string> stopped = new();

    public LocalTable Add(LocalTable table)
    {
        Tables.Add(table);
        return table;
    }

    public void ForgetRequests() => requests.Clear();

    /// <param name="port">0 for any free one.</param>
    public async Task ListenAsync(int port = 0, CancellationToken cancel = default)
    {
        web = LocalWeb.Build(port);
        web.Run(ServeAsync);
        Url = await web.ListenAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (web is not null)
        {
            await web.EndAsync();
        }
    }

    /// <summary>The vendor's answer.</summary>
    protected abstract WarehouseReply Answer(WarehouseRequest request);

    /// <summary>What is said of a token that has ended in mid-reading.</summary>
    protected abstract WarehouseReply Ended();

    protected void Stop(string statement) => stopped.Enqueue(statement);

    /// <summary>The rows of a part, counted from 0.</summary>
    protected IEnumerable<object?[]> PartOf(IReadOnlyList<object?[]> rows, int part)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.Skip(part * RowsPerPart).Take(RowsPerPart);
    }

    protected int PartsOf(IReadOnlyList<object?[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Math.Max(1, (rows.Count + RowsPerPart - 1) / RowsPerPart);
    }

    /// <summary>Whether the request's token may still be used: each is counted.</summary>
    bool HasEnded(WarehouseRequest request)
    {
        if (Faults.RequestsPerToken is not { } most || request.Authorization?.StartsWith("Bearer ", StringComparison.Ordinal) != true)
        {
            return false;
        }

        lock (mutex)
        {
            var used = uses.GetValueOrDefault(request.Authorization);
            uses[request.Authorization] = used + 1;
            return used >= most;
        }
    }

    async Task ServeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var request = new WarehouseRequest(
            http.Request.Method, http.Request.Path + http.Request.QueryString.ToString(), await reader.ReadToEndAsync(),
            http.Request.Headers.Authorization.FirstOrDefault(),
            http.Request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        requests.Enqueue(request);
        Seen?.Invoke(request);
        WarehouseReply reply;
        lock (Faults)
        {
            reply = Faults.For(request.Method, request.Path) ?? (HasEnded(request) ? Ended() : Answer(request));
        }

        await WriteAsync(http, reply);
    }

    static async Task WriteAsync(HttpContext http, WarehouseReply reply)
    {
        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = reply.MediaType;
        foreach (var (name, value) in reply.Headers)
        {
            http.Response.Headers[name] = value;
        }

        var body = Encoding.UTF8.GetBytes(reply.Body);
        body = reply.IsCutShort ? body[..(body.Length / 2)] : body;
        if (http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal) && body.Length > 200)
        {
            http.Response.Headers.ContentEncoding = "gzip";
            using var packed = new MemoryStream();
            await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                await gzip.WriteAsync(body);
            }

            body = packed.ToArray();
        }

        await http.Response.Body.WriteAsync(body);
    }
}
