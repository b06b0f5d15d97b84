namespace AlignBot.Slack.WebApi;

/// <summary>What can be done about a failed call.</summary>
public enum SlackErrorKind
{
    /// <summary>Nothing was done. The same call may succeed later, see <see cref="SlackApiException.RetryAfter"/>.</summary>
    Retryable,

    /// <summary>Nothing was done, and the same call will fail again.</summary>
    Permanent,

    /// <summary>It may or may not have been done. Look before doing it again.</summary>
    UnknownOutcome,
}

/// <summary>A Web API call failed.</summary>
/// <param name="method">The method.</param>
/// <param name="error">Slack's word for it, or <c>timeout</c>, <c>connection_failed</c>, <c>connection_lost</c>, <c>http_500</c>, <c>unreadable_answer</c>, <c>paced</c>.</param>
/// <param name="kind">What can be done about it.</param>
/// <param name="cause">What was underneath.</param>
public sealed class SlackApiException(string method, string error, SlackErrorKind kind, Exception? cause = null)
    : Exception($"{method}: {error}", cause)
{
    /// <summary>Not before this time is over; null where Slack names none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The method.</summary>
    public string Method { get; } = method;

    /// <summary>Slack's word for it.</summary>
    public string Error { get; } = error;

    /// <summary>What can be done about it.</summary>
    public SlackErrorKind Kind { get; } = kind;

    /// <summary>The scopes that the call needs, with <c>missing_scope</c>.</summary>
    public string? Needed { get; init; }

    /// <summary>The scopes that the token has, with <c>missing_scope</c>.</summary>
    public string? Provided { get; init; }

    /// <summary>What Slack says besides: the place in the blocks that it does not take, for instance.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <inheritdoc/>
    public override string Message =>
        string.Join(' ', [base.Message, .. Details, .. Needed is null ? (string[])[] : [$"needs {Needed}, has {Provided}"]]);
}
