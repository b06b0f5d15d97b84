namespace AlignBot.Slack.Inbound;

/// <summary>What is known of a request besides its payload: whose it is, and by which name a repeat of it is known.</summary>
public sealed record SlackRequest
{
    /// <summary>The same for every delivery of the same thing: <c>event_id</c>, else <c>trigger_id</c>, else the signature.</summary>
    /// <remarks>Prefixed with its kind, so that ids of different kinds never meet. At most 255 characters.</remarks>
    public required string Key { get; init; }

    /// <summary>When the request arrived, by the real clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Which installation the request is for.</summary>
    public required WorkspaceKey Workspace { get; init; }

    /// <summary>0 for the first delivery, then 1 to 3. Never a reason to drop: the first may not have arrived.</summary>
    public int RetryNum { get; init; }

    /// <summary>Why Slack repeats, in Slack's word (<c>http_timeout</c>, <c>http_error</c>, ...).</summary>
    public string? RetryReason { get; init; }

    /// <summary>The road it came by.</summary>
    public SlackTransport Transport { get; init; }

    /// <summary>The form that was sent; null for whatever is no submission.</summary>
    public SentForm? Form { get; init; }

    /// <summary>Done once the answer is on its way: work that goes on afterwards and must not overtake it waits for this.</summary>
    public Task Answered { get; init; } = Task.CompletedTask;
}
