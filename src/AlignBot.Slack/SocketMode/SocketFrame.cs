using System.Text.Json;
using System.Text.Json.Serialization;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.SocketMode;

/// <summary>What comes on a socket: hello, disconnect, or an envelope with a request in it.</summary>
/// <remarks>https://docs.slack.dev/apis/events-api/using-socket-mode</remarks>
sealed record SocketFrame
{
    /// <summary><c>hello</c>, <c>disconnect</c>, <c>events_api</c>, <c>slash_commands</c> or <c>interactive</c>.</summary>
    public string Type { get => field ?? ""; init; } = "";

    /// <summary>Named in the acknowledgement.</summary>
    public string EnvelopeId { get => field ?? ""; init; } = "";

    /// <summary>The request, as over HTTP.</summary>
    public JsonElement Payload { get; init; }

    /// <summary>Whether the acknowledgement may carry the answer.</summary>
    public bool AcceptsResponsePayload { get; init; }

    /// <summary>0 for the first delivery.</summary>
    public long RetryAttempt { get; init; }

    /// <summary>Why it is repeated.</summary>
    public string? RetryReason { get; init; }

    /// <summary>Why Slack closes: <c>warning</c>, <c>refresh_requested</c>, <c>link_disabled</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>How many sockets the app has open.</summary>
    public long NumConnections { get; init; }

    /// <summary>How long this one may last, and the like.</summary>
    [JsonConverter(typeof(ObjectOrNothing<SocketDebugInfo>))]
    public SocketDebugInfo? DebugInfo { get; init; }
}

/// <summary>What Slack tells of a socket.</summary>
sealed record SocketDebugInfo
{
    /// <summary>Seconds until Slack will ask for a new one.</summary>
    public long ApproximateConnectionTime { get; init; }
}
