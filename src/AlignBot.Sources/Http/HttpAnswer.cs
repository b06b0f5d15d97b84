using System.Net.Http.Headers;
using System.Text.Json;

namespace AlignBot.Sources.Http;

/// <summary>An answer, read to its end.</summary>
sealed class HttpAnswer(HttpAsk ask, int status, HttpResponseHeaders headers, string? mediaType, ReadOnlyMemory<byte> body) : IDisposable
{
    /// <summary>Deeper answers are none that a vendor gives.</summary>
    const int MaximumDepth = 64;

    readonly JsonDocument? json = IsJson(mediaType) ? Parse(body) : null;

    public HttpAsk Ask { get; } = ask;

    public int Status { get; } = status;

    public bool IsGood => Status is >= 200 and < 300;

    public HttpResponseHeaders Headers { get; } = headers;

    /// <summary>In small letters, without its parameters.</summary>
    public string? MediaType { get; } = mediaType;

    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>The vendor's id of the request.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The token that the answer was given to, where it knows which host and who that is.</summary>
    public GrantedToken? Token { get; init; }

    /// <summary>The root; null where the answer is not JSON, or is cut short. Lives as long as the answer.</summary>
    public JsonElement? Json => json?.RootElement;

    /// <exception cref="InvalidOperationException">It is not JSON; an answer that was expected to be has been checked by the
    /// caller.</exception>
    public JsonElement Root => Json ?? throw new InvalidOperationException($"The answer to {Ask.What} is no JSON.");

    /// <summary>The first value of a header. Null when there is none.</summary>
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    public void Dispose() => json?.Dispose();

    static bool IsJson(string? mediaType) => mediaType is "application/json" or "text/json"
        || (mediaType?.EndsWith("+json", StringComparison.Ordinal) ?? false);

    static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        // A byte order mark is no JSON, but some gateways add one.
        var bare = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        try
        {
            return JsonDocument.Parse(bare, new JsonDocumentOptions { MaxDepth = MaximumDepth });
        }
        catch (JsonException)
        {
            // Cut short, or not what its header says: the caller sees that there is no JSON.
            return null;
        }
    }
}
