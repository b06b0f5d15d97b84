using System.Text.Json;
using System.Text.Json.Serialization;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.Inbound.Events;

/// <summary>What surrounds an event.</summary>
/// <remarks>https://docs.slack.dev/apis/events-api</remarks>
public sealed record EventEnvelope
{
    /// <summary>Unique across Slack, the same in every delivery.</summary>
    public string EventId { get => field ?? ""; init; }

    /// <summary>Unix seconds.</summary>
    public long EventTime { get; init; }

    /// <summary>The workspace it happened in: in shared channels perhaps the other company's. Not for choosing a token.</summary>
    public string? TeamId { get; init; }

    /// <summary>The organisation it happened in.</summary>
    public string? EnterpriseId { get; init; }

    /// <summary>The app.</summary>
    public string? ApiAppId { get; init; }

    /// <summary>Names the full list of who may see the event.</summary>
    public string? EventContext { get; init; }

    /// <summary>True for a channel shared with another company.</summary>
    public bool IsExtSharedChannel { get; init; }

    /// <summary>The installation that the event was sent for, at most one.</summary>
    [JsonConverter(typeof(ListOrNothing<Authorization>))]
    public IReadOnlyList<Authorization> Authorizations { get => field ?? []; init; }

    /// <summary>The event as it came.</summary>
    public JsonElement Event { get; init; }

    internal WorkspaceKey Workspace => Authorizations is [var first, ..]
        ? WorkspaceKey.Of(first.EnterpriseId, first.TeamId, first.IsEnterpriseInstall)
        : WorkspaceKey.Of(EnterpriseId, TeamId, isEnterpriseInstall: false);
}

/// <summary>An installation that may see an event.</summary>
public sealed record Authorization
{
    /// <summary>The organisation.</summary>
    public string? EnterpriseId { get; init; }

    /// <summary>The workspace; null when the organisation installed the app.</summary>
    public string? TeamId { get; init; }

    /// <summary>The app's user there.</summary>
    public string? UserId { get; init; }

    /// <summary>True for a bot user.</summary>
    public bool IsBot { get; init; }

    /// <summary>True when the organisation installed the app.</summary>
    public bool IsEnterpriseInstall { get; init; }
}
