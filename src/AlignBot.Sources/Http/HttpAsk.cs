namespace AlignBot.Sources.Http;

/// <summary>A request that can be made again: reading only, or asking for what is worth nothing twice.</summary>
/// <param name="Method">GET, mostly.</param>
/// <param name="Target">A path from the host on, or a link that an answer gave.</param>
/// <param name="What">What is asked for, as a sentence names it: 'the accounts'.</param>
sealed record HttpAsk(HttpMethod Method, string Target, string What)
{
    /// <summary>Made anew for each try, since a content is sent once.</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>The setting whose statement or name is asked for, for sentences about what is wrong with it.</summary>
    public string? Setting { get; init; }

    public ExpectedBody Expects { get; init; } = ExpectedBody.Json;

    /// <summary>Further headers, none of them a credential.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The host to ask instead of the token's or the configured one; must be an allowed one.</summary>
    public Uri? Host { get; init; }

    public static HttpAsk Get(string target, string what) => new(HttpMethod.Get, target, what);
}

/// <summary>What a good answer holds.</summary>
enum ExpectedBody
{
    Json,
    Csv,

    /// <summary>Whatever it is called; the caller reads it.</summary>
    Bytes,
    Nothing,
}
