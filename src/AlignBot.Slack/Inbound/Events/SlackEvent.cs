using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlignBot.Slack.Inbound.Events;

/// <summary>An event of the Events API.</summary>
/// <remarks>https://docs.slack.dev/reference/events</remarks>
public abstract record SlackEvent
{
    /// <summary>The event's name at Slack.</summary>
    public string Type { get => field ?? ""; init; } = "";

    /// <summary>When it happened. Opaque: its form differs between events.</summary>
    public string? EventTs { get; init; }
}

/// <summary>The names at Slack of an event record, so that a handler's type says what it listens to.</summary>
public interface IEventTypes
{
    /// <summary>Every <c>type</c> that is read into this record.</summary>
    static abstract IReadOnlyList<string> Types { get; }
}

/// <summary>Any event that no handler of its own is registered for.</summary>
public sealed record UnknownEvent : SlackEvent, IEventTypes
{
    /// <summary>None: it takes whatever is left.</summary>
    public static IReadOnlyList<string> Types => [];

    /// <summary>The whole event as it came.</summary>
    [JsonIgnore]
    public JsonElement Json { get; init; }
}
