using System.Collections.Concurrent;
using System.Text;
using AlignBot.Scenarios.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AlignBot.Scenarios.Telemetry;

/// <summary>One step of a trace, as it arrived.</summary>
sealed record Step(string Trace, string Id, string Parent, string Name);

/// <summary>Takes in what is sent by OpenTelemetry's protocol over HTTP.</summary>
/// <remarks>Field numbers: https://github.com/open-telemetry/opentelemetry-proto, trace.proto and metrics.proto of v1.</remarks>
sealed class Collector : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<byte[]> traces = [];
    readonly ConcurrentQueue<byte[]> metrics = [];

    Collector()
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/v1/traces", http => KeepAsync(http, traces));
        app.MapPost("/v1/metrics", http => KeepAsync(http, metrics));
    }

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>What a bot needs to send here, twice a second.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = app.Urls.First(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
    };

    /// <summary>The names of all measures so far.</summary>
    public IReadOnlySet<string> Measures => metrics.SelectMany(request => Inside(request, 1, 2, 2, 1)).Select(name => Encoding.UTF8.GetString(name.Span)).ToHashSet();

    public IReadOnlyList<Step> Steps => [.. traces.SelectMany(request => Inside(request, 1, 2, 2)).Select(span => new Step(Hex(span, 1), Hex(span, 2), Hex(span, 4), Text(span, 5)))];

    /// <summary>All that arrived, as one can look for words in it.</summary>
    public string Everything => string.Concat(traces.Concat(metrics).Select(Encoding.UTF8.GetString));

    public async Task<T> EventuallyAsync<T>(Func<Collector, T?> look)
        where T : class =>
        await SlackWorld.EventuallyAsync(
            () => Task.FromResult(look(this)),
            () => Task.FromResult($"Measures: {string.Join(", ", Measures)}. Steps: {string.Join(", ", Steps.Select(step => step.Name))}."));

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    static async Task KeepAsync(HttpContext http, ConcurrentQueue<byte[]> kept)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        kept.Enqueue(body.ToArray());
        http.Response.ContentType = "application/x-protobuf";
    }

    static string Hex(ReadOnlyMemory<byte> message, int field) => Convert.ToHexString(Inside(message, field).FirstOrDefault().Span);

    static string Text(ReadOnlyMemory<byte> message, int field) => Encoding.UTF8.GetString(Inside(message, field).FirstOrDefault().Span);

    /// <summary>What stands at a path of fields, each of which may be there several times.</summary>
    static IEnumerable<ReadOnlyMemory<byte>> Inside(ReadOnlyMemory<byte> message, params int[] path) =>
        path.Aggregate((IEnumerable<ReadOnlyMemory<byte>>)[message], (found, field) => found.SelectMany(Fields).Where(one => one.Field == field).Select(one => one.Value));

    /// <summary>The fields of a message that have a length: texts, bytes and messages.</summary>
    static IEnumerable<(int Field, ReadOnlyMemory<byte> Value)> Fields(ReadOnlyMemory<byte> message)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Number(message.Span, ref at);
            switch (tag & 7)
            {
                case 0:
                    Number(message.Span, ref at);
                    break;
                case 1:
                    at += sizeof(ulong);
                    break;
                case 2:
                    var length = (int)Number(message.Span, ref at);
                    yield return ((int)(tag >> 3), message.Slice(at, length));
                    at += length;
                    break;
                case 5:
                    at += sizeof(uint);
                    break;
                default:
                    throw new InvalidDataException($"Wire type {tag & 7} at {at} is none of protobuf's.");
            }
        }
    }

    static ulong Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        for (var (value, shift) = (0UL, 0); ; shift += 7)
        {
            var part = bytes[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
