using System.Text.Json;
using System.Text.Json.Serialization;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.Inbound.Payloads;

/// <summary>A message as Slack gives it back, in a payload or from conversations.history.</summary>
public sealed record ReceivedMessage
{
    /// <summary>Null for an ordinary post.</summary>
    public string? Subtype { get; init; }

    /// <summary>Who wrote it; null for some bots.</summary>
    public string? User { get; init; }

    /// <summary>The bot that wrote it.</summary>
    public string? BotId { get; init; }

    /// <summary>The app that wrote it.</summary>
    public string? AppId { get; init; }

    /// <summary>The text in Slack's escaped form.</summary>
    public string Text { get => field ?? ""; init; }

    /// <summary>The timestamp: with the conversation it is the message's id. Opaque, never a number.</summary>
    public string Ts { get => field ?? ""; init; }

    /// <summary>The thread's parent; on the parent itself its own timestamp.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>The conversation, where the payload says it.</summary>
    public string? Channel { get; init; }

    /// <summary>The author's workspace.</summary>
    public string? Team { get; init; }

    /// <summary>How many replies the thread has.</summary>
    public long ReplyCount { get; init; }

    /// <summary>True for a message that the client does not show.</summary>
    public bool Hidden { get; init; }

    /// <summary>What the posting app attached; all of it only when asked for.</summary>
    [JsonConverter(typeof(ObjectOrNothing<MessageMetadata>))]
    public MessageMetadata? Metadata { get; init; }

    /// <summary>Set once the message was edited.</summary>
    [JsonConverter(typeof(ObjectOrNothing<Edit>))]
    public Edit? Edited { get; init; }

    /// <summary>The blocks.</summary>
    [JsonConverter(typeof(ListOrNothing<ReceivedBlock>))]
    public IReadOnlyList<ReceivedBlock> Blocks { get => field ?? []; init; } = [];

    /// <summary>The attachments as they came, a forwarded message among them; see <see cref="MessageText"/>.</summary>
    public JsonElement Attachments { get; init; }

    /// <summary>The files.</summary>
    [JsonConverter(typeof(ListOrNothing<ReceivedFile>))]
    public IReadOnlyList<ReceivedFile> Files { get => field ?? []; init; } = [];
}

/// <summary>Who edited a message, and when.</summary>
public sealed record Edit
{
    /// <summary>Who.</summary>
    public string? User { get; init; }

    /// <summary>When.</summary>
    public string? Ts { get; init; }
}
