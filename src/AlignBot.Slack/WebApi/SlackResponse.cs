using System.Text.Json.Serialization;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.WebApi;

/// <summary>What every answer of the Web API has.</summary>
public record SlackResponse
{
    /// <summary>Whether it was done. A call returns only if it was.</summary>
    public bool Ok { get; init; }

    /// <summary>Slack's word for what went wrong.</summary>
    public string? Error { get; init; }

    /// <summary>What Slack notes although it was done, such as <c>already_in_channel</c>.</summary>
    public string? Warning { get; init; }

    /// <summary>The scopes that were needed, with <c>missing_scope</c>.</summary>
    public string? Needed { get; init; }

    /// <summary>The scopes that the token has, with <c>missing_scope</c>.</summary>
    public string? Provided { get; init; }

    /// <summary>More about an error, for canvases.</summary>
    public string? Detail { get; init; }

    /// <summary>Messages and the cursor.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ResponseMetadata>))]
    public ResponseMetadata? ResponseMetadata { get; init; }

    /// <summary>What the token may do, from the header <c>x-oauth-scopes</c>; null where Slack did not say.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Scopes { get; internal set; }

    /// <summary>Slack's time, to the second, from the header <c>Date</c>; null where Slack did not say.</summary>
    [JsonIgnore]
    public DateTimeOffset? AnsweredAt { get; internal set; }

    /// <summary>Where the next page begins; null at the end.</summary>
    [JsonIgnore]
    public string? NextCursor => ResponseMetadata?.NextCursor is { Length: > 0 } cursor ? cursor : null;
}

/// <summary>What an answer says about itself.</summary>
public sealed record ResponseMetadata
{
    /// <summary>Where the next page begins; empty at the end.</summary>
    public string? NextCursor { get; init; }

    /// <summary>Sentences about an error.</summary>
    [JsonConverter(typeof(ListOrNothing<string>))]
    public IReadOnlyList<string> Messages { get => field ?? []; init; }

    /// <summary>Warnings.</summary>
    [JsonConverter(typeof(ListOrNothing<string>))]
    public IReadOnlyList<string> Warnings { get => field ?? []; init; }
}
