using System.Text.Json.Serialization;
using AlignBot.Slack.Json;
using AlignBot.Slack.WebApi;

namespace AlignBot.Slack.Inbound.Events;

/// <summary>Somebody joined the workspace.</summary>
public sealed record TeamJoinEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["team_join"];

    /// <summary>Who.</summary>
    [JsonConverter(typeof(ObjectOrNothing<User>))]
    public User User { get => field ?? new(); init; } = new();
}

/// <summary>Somebody's account or profile changed: a name, a zone, a deactivation.</summary>
public sealed record UserChangeEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["user_change"];

    /// <summary>Who, as they are now.</summary>
    [JsonConverter(typeof(ObjectOrNothing<User>))]
    public User User { get => field ?? new(); init; } = new();
}

/// <summary>Somebody opened the app's Home or Messages tab.</summary>
public sealed record AppHomeOpenedEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["app_home_opened"];

    /// <summary>Who.</summary>
    public string User { get => field ?? ""; init; } = "";

    /// <summary>The conversation with the app.</summary>
    public string? Channel { get; init; }

    /// <summary><c>home</c> or <c>messages</c>.</summary>
    public string? Tab { get; init; }

    /// <summary>What stands there now; null when nothing was published yet.</summary>
    [JsonConverter(typeof(ObjectOrNothing<Payloads.ReceivedView>))]
    public Payloads.ReceivedView? View { get; init; }
}
