using System.Text.Json.Serialization;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.WebApi;

/// <summary>A message to post.</summary>
public sealed record PostMessage
{
    /// <summary>The conversation; a user's id opens the direct message with them.</summary>
    public required string Channel { get; init; }

    /// <summary>The text; beside blocks it is what notifications and screen readers say, so it is never left out.</summary>
    public required Mrkdwn Text { get; init; }

    /// <summary>Up to 50 blocks.</summary>
    public IReadOnlyList<Block>? Blocks { get; init; }

    /// <summary>The thread's parent, never a reply.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Shows the reply in the channel as well.</summary>
    public bool ReplyBroadcast { get; init; }

    /// <summary>The app's own data on the message, by which it is found again.</summary>
    public MessageMetadata? Metadata { get; init; }

    /// <summary>Whether Slack shows previews of links in it.</summary>
    public bool UnfurlLinks { get; init; }

    /// <summary>Whether Slack shows previews of media in it.</summary>
    public bool UnfurlMedia { get; init; }
}

/// <summary>A new state of a message.</summary>
public sealed record UpdateMessage
{
    /// <summary>The conversation's own id: C..., G... or D..., never a user's.</summary>
    public required string Channel { get; init; }

    /// <summary>The message.</summary>
    public required string Ts { get; init; }

    /// <summary>The text, up to 4000 characters.</summary>
    public required Mrkdwn Text { get; init; }

    /// <summary>Up to 50 blocks; null removes them.</summary>
    public IReadOnlyList<Block>? Blocks { get; init; }

    /// <summary>The app's own data; null leaves it as it is.</summary>
    public MessageMetadata? Metadata { get; init; }
}

/// <summary>A message for one person's eyes.</summary>
public sealed record PostEphemeral
{
    /// <summary>The conversation.</summary>
    public required string Channel { get; init; }

    /// <summary>Who sees it: an active member of the conversation.</summary>
    public required string User { get; init; }

    /// <summary>The text.</summary>
    public required Mrkdwn Text { get; init; }

    /// <summary>Up to 50 blocks.</summary>
    public IReadOnlyList<Block>? Blocks { get; init; }

    /// <summary>The thread's parent.</summary>
    public string? ThreadTs { get; init; }
}

/// <summary>A message for later.</summary>
public sealed record ScheduleMessage
{
    /// <summary>The conversation.</summary>
    public required string Channel { get; init; }

    /// <summary>When, to the second.</summary>
    public required DateTimeOffset PostAt { get; init; }

    /// <summary>The text.</summary>
    public required Mrkdwn Text { get; init; }

    /// <summary>Up to 50 blocks.</summary>
    public IReadOnlyList<Block>? Blocks { get; init; }

    /// <summary>The thread's parent.</summary>
    public string? ThreadTs { get; init; }
}

/// <summary>Where a message now is.</summary>
public sealed record PostedMessage : SlackResponse
{
    /// <summary>The conversation's own id, also when it was addressed by a user's.</summary>
    public string Channel { get => field ?? ""; init; } = "";

    /// <summary>The message's id in it.</summary>
    public string Ts { get => field ?? ""; init; } = "";

    /// <summary>The message as it stands.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ReceivedMessage>))]
    public ReceivedMessage? Message { get; init; }
}

/// <summary>An ephemeral message was sent; that it was seen is not promised.</summary>
public sealed record PostedEphemeral : SlackResponse
{
    /// <summary>Of no use: no method takes it.</summary>
    public string? MessageTs { get; init; }
}

/// <summary>A message waits to be posted.</summary>
public sealed record ScheduledMessage : SlackResponse
{
    /// <summary>Names it, to take it back.</summary>
    public string ScheduledMessageId { get => field ?? ""; init; } = "";

    /// <summary>The conversation.</summary>
    public string Channel { get => field ?? ""; init; } = "";

    /// <summary>When, in Unix seconds.</summary>
    public long PostAt { get; init; }
}

sealed record PermalinkResponse : SlackResponse
{
    public string Permalink { get => field ?? ""; init; } = "";
}
