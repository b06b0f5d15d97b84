using System.Text.Json.Serialization;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.Inbound.Events;

/// <summary>Somebody joined a conversation; the app itself when it was invited.</summary>
public sealed record MemberJoinedChannelEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["member_joined_channel"];

    /// <summary>Who.</summary>
    public string User { get => field ?? ""; init; } = "";

    /// <summary>The conversation.</summary>
    public string Channel { get => field ?? ""; init; } = "";

    /// <summary><c>C</c> or <c>G</c>.</summary>
    public string? ChannelType { get; init; }

    /// <summary>The person's workspace.</summary>
    public string? Team { get; init; }

    /// <summary>Who invited them.</summary>
    public string? Inviter { get; init; }
}

/// <summary>Somebody left a conversation.</summary>
public sealed record MemberLeftChannelEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["member_left_channel"];

    /// <summary>Who.</summary>
    public string User { get => field ?? ""; init; } = "";

    /// <summary>The conversation.</summary>
    public string Channel { get => field ?? ""; init; } = "";

    /// <summary><c>C</c> or <c>G</c>.</summary>
    public string? ChannelType { get; init; }

    /// <summary>The person's workspace.</summary>
    public string? Team { get; init; }
}

/// <summary>A channel was archived, in private channels too.</summary>
public sealed record ChannelArchiveEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["channel_archive", "group_archive"];

    /// <summary>The channel.</summary>
    public string Channel { get => field ?? ""; init; } = "";

    /// <summary>Who.</summary>
    public string? User { get; init; }
}

/// <summary>A channel is in use again.</summary>
public sealed record ChannelUnarchiveEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["channel_unarchive", "group_unarchive"];

    /// <summary>The channel.</summary>
    public string Channel { get => field ?? ""; init; } = "";

    /// <summary>Who.</summary>
    public string? User { get; init; }
}

/// <summary>A channel was deleted.</summary>
public sealed record ChannelDeletedEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["channel_deleted", "group_deleted"];

    /// <summary>The channel.</summary>
    public string Channel { get => field ?? ""; init; } = "";
}

/// <summary>The app was removed from a channel.</summary>
public sealed record ChannelLeftEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["channel_left", "group_left"];

    /// <summary>The channel.</summary>
    public string Channel { get => field ?? ""; init; } = "";
}

/// <summary>A channel has a new name.</summary>
public sealed record ChannelRenameEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["channel_rename", "group_rename"];

    /// <summary>The channel with its new name.</summary>
    [JsonConverter(typeof(ObjectOrNothing<Payloads.ChannelRef>))]
    public Payloads.ChannelRef Channel { get => field ?? new(); init; } = new();
}

/// <summary>A channel has a new id, as when it starts to be shared with another company.</summary>
public sealed record ChannelIdChangedEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["channel_id_changed"];

    /// <summary>The id until now.</summary>
    public string OldChannelId { get => field ?? ""; init; } = "";

    /// <summary>The id from now on.</summary>
    public string NewChannelId { get => field ?? ""; init; } = "";
}
