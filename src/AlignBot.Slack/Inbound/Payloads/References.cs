namespace AlignBot.Slack.Inbound.Payloads;

// The small objects that name somebody or something inside a payload. Names in them are hints: people and channels are known by id.

/// <summary>Somebody who acted.</summary>
public sealed record UserRef
{
    /// <summary>The user id, U... or W...: opaque.</summary>
    public string Id { get => field ?? ""; init; }

    /// <summary>The handle, where Slack still sends it.</summary>
    public string? Username { get; init; }

    /// <summary>The handle under its other name.</summary>
    public string? Name { get; init; }

    /// <summary>The person's own workspace, which in shared channels may be another company's.</summary>
    public string? TeamId { get; init; }
}

/// <summary>A workspace.</summary>
public sealed record TeamRef
{
    /// <summary>The workspace id.</summary>
    public string Id { get => field ?? ""; init; }

    /// <summary>The name in the workspace's address.</summary>
    public string? Domain { get; init; }

    /// <summary>The workspace's name, in installs.</summary>
    public string? Name { get; init; }
}

/// <summary>An Enterprise organisation.</summary>
public sealed record EnterpriseRef
{
    /// <summary>The organisation id.</summary>
    public string Id { get => field ?? ""; init; }

    /// <summary>The organisation's name.</summary>
    public string? Name { get; init; }
}

/// <summary>A conversation.</summary>
public sealed record ChannelRef
{
    /// <summary>The conversation id.</summary>
    public string Id { get => field ?? ""; init; }

    /// <summary>Its name, which may be a placeholder such as <c>directmessage</c>.</summary>
    public string? Name { get; init; }
}

/// <summary>Where a block action happened.</summary>
public sealed record Container
{
    /// <summary><c>message</c>, <c>message_attachment</c> or <c>view</c>.</summary>
    public string Type { get => field ?? ""; init; }

    /// <summary>The message's timestamp: an id, never a number.</summary>
    public string? MessageTs { get; init; }

    /// <summary>The thread's parent, when the message is a reply.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>The message's conversation.</summary>
    public string? ChannelId { get; init; }

    /// <summary>True when only the person who clicked can see the message.</summary>
    public bool IsEphemeral { get; init; }

    /// <summary>The view, when it happened in one.</summary>
    public string? ViewId { get; init; }
}

/// <summary>The text of an option or a button, as it was shown.</summary>
public sealed record ReceivedText
{
    /// <summary><c>plain_text</c> or <c>mrkdwn</c>.</summary>
    public string Type { get => field ?? ""; init; }

    /// <summary>The words.</summary>
    public string Text { get => field ?? ""; init; }
}
