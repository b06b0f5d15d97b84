using System.Text.Json.Serialization;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.Inbound.Events;

/// <summary>The app was removed from the workspace. Its token is dead already.</summary>
public sealed record AppUninstalledEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["app_uninstalled"];
}

/// <summary>Tokens were revoked. They are dead already, and this may come before or after <see cref="AppUninstalledEvent"/>.</summary>
public sealed record TokensRevokedEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["tokens_revoked"];

    /// <summary>Whose.</summary>
    [JsonConverter(typeof(ObjectOrNothing<RevokedTokens>))]
    public RevokedTokens Tokens { get => field ?? new(); init; } = new();
}

/// <summary>Ids of users, not tokens.</summary>
public sealed record RevokedTokens
{
    /// <summary>People whose own token is gone.</summary>
    [JsonConverter(typeof(ListOrNothing<string>))]
    [JsonPropertyName("oauth")]
    public IReadOnlyList<string> OAuth { get => field ?? []; init; }

    /// <summary>Bot users whose token is gone.</summary>
    [JsonConverter(typeof(ListOrNothing<string>))]
    public IReadOnlyList<string> Bot { get => field ?? []; init; }
}

/// <summary>Slack holds events back: more than 30,000 in an hour. Comes bare or wrapped like any other event.</summary>
public sealed record AppRateLimitedEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["app_rate_limited"];

    /// <summary>The workspace concerned.</summary>
    public string? TeamId { get; init; }

    /// <summary>The minute from which on events are missing, Unix seconds.</summary>
    public long MinuteRateLimited { get; init; }

    /// <summary>The app.</summary>
    public string? ApiAppId { get; init; }
}
