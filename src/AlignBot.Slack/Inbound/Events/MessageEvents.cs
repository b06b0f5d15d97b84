using System.Text.Json.Serialization;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.Inbound.Events;

/// <summary>A message was posted, edited, deleted or otherwise concerned; <see cref="Subtype"/> says which.</summary>
public sealed record MessageEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["message"];

    /// <summary>Null for an ordinary post; <c>message_changed</c>, <c>message_deleted</c>, <c>bot_message</c>, <c>channel_join</c>, ...</summary>
    public string? Subtype { get; init; }

    /// <summary>The conversation.</summary>
    public string Channel { get => field ?? ""; init; } = "";

    /// <summary><c>channel</c>, <c>group</c>, <c>im</c>, <c>mpim</c> or <c>app_home</c>.</summary>
    public string? ChannelType { get; init; }

    /// <summary>Who wrote it; null for some bots and in edits.</summary>
    public string? User { get; init; }

    /// <summary>The bot that wrote it.</summary>
    public string? BotId { get; init; }

    /// <summary>The app that wrote it.</summary>
    public string? AppId { get; init; }

    /// <summary>The text in Slack's escaped form.</summary>
    public string Text { get => field ?? ""; init; } = "";

    /// <summary>The message's id in its conversation.</summary>
    public string Ts { get => field ?? ""; init; } = "";

    /// <summary>The thread's parent.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>The message that is gone, in <c>message_deleted</c>.</summary>
    public string? DeletedTs { get; init; }

    /// <summary>True for a message that the client does not show.</summary>
    public bool Hidden { get; init; }

    /// <summary>The message after an edit.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ReceivedMessage>))]
    public ReceivedMessage? Message { get; init; }

    /// <summary>The message before an edit or deletion.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ReceivedMessage>))]
    public ReceivedMessage? PreviousMessage { get; init; }

    /// <summary>What the posting app attached.</summary>
    [JsonConverter(typeof(ObjectOrNothing<MessageMetadata>))]
    public MessageMetadata? Metadata { get; init; }

    /// <summary>The blocks.</summary>
    [JsonConverter(typeof(ListOrNothing<ReceivedBlock>))]
    public IReadOnlyList<ReceivedBlock> Blocks { get => field ?? []; init; } = [];

    /// <summary>The files.</summary>
    [JsonConverter(typeof(ListOrNothing<ReceivedFile>))]
    public IReadOnlyList<ReceivedFile> Files { get => field ?? []; init; } = [];
}

/// <summary>Somebody mentioned the app.</summary>
public sealed record AppMentionEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["app_mention"];

    /// <summary>Who.</summary>
    public string? User { get; init; }

    /// <summary>The text in Slack's escaped form, with the mention.</summary>
    public string Text { get => field ?? ""; init; } = "";

    /// <summary>The message's id in its conversation.</summary>
    public string Ts { get => field ?? ""; init; } = "";

    /// <summary>The thread's parent.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>The conversation.</summary>
    public string Channel { get => field ?? ""; init; } = "";

    /// <summary>The files that came with it.</summary>
    [JsonConverter(typeof(ListOrNothing<ReceivedFile>))]
    public IReadOnlyList<ReceivedFile> Files { get => field ?? []; init; } = [];
}

/// <summary>Somebody reacted to a message, or took the reaction back.</summary>
public sealed record ReactionEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["reaction_added", "reaction_removed"];

    /// <summary>Who.</summary>
    public string? User { get; init; }

    /// <summary>The emoji's name.</summary>
    public string Reaction { get => field ?? ""; init; } = "";

    /// <summary>Whose message it is.</summary>
    public string? ItemUser { get; init; }

    /// <summary>What was reacted to.</summary>
    [JsonConverter(typeof(ObjectOrNothing<EventItem>))]
    public EventItem? Item { get; init; }
}

/// <summary>A message was pinned or unpinned.</summary>
public sealed record PinEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["pin_added", "pin_removed"];

    /// <summary>Who.</summary>
    public string? User { get; init; }

    /// <summary>The conversation.</summary>
    public string ChannelId { get => field ?? ""; init; } = "";

    /// <summary>What was pinned.</summary>
    [JsonConverter(typeof(ObjectOrNothing<EventItem>))]
    public EventItem? Item { get; init; }
}

/// <summary>A message with metadata was posted, changed or deleted.</summary>
public sealed record MessageMetadataEvent : SlackEvent, IEventTypes
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Types { get; } = ["message_metadata_posted", "message_metadata_updated", "message_metadata_deleted"];

    /// <summary>The app that wrote it.</summary>
    public string? AppId { get; init; }

    /// <summary>The bot that wrote it.</summary>
    public string? BotId { get; init; }

    /// <summary>The user that wrote it.</summary>
    public string? UserId { get; init; }

    /// <summary>The conversation.</summary>
    public string ChannelId { get => field ?? ""; init; } = "";

    /// <summary>The message.</summary>
    public string MessageTs { get => field ?? ""; init; } = "";

    /// <summary>The metadata now.</summary>
    [JsonConverter(typeof(ObjectOrNothing<MessageMetadata>))]
    public MessageMetadata? Metadata { get; init; }

    /// <summary>The metadata before.</summary>
    [JsonConverter(typeof(ObjectOrNothing<MessageMetadata>))]
    public MessageMetadata? PreviousMetadata { get; init; }
}

/// <summary>What a reaction or a pin is on.</summary>
public sealed record EventItem
{
    /// <summary><c>message</c>, <c>file</c>, ...</summary>
    public string Type { get => field ?? ""; init; }

    /// <summary>The message's conversation.</summary>
    public string? Channel { get; init; }

    /// <summary>The message's timestamp, on reactions.</summary>
    public string? Ts { get; init; }

    /// <summary>The message, on pins.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ReceivedMessage>))]
    public ReceivedMessage? Message { get; init; }
}
