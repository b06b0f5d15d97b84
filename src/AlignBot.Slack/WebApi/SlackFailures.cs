using System.Net;

namespace AlignBot.Slack.WebApi;

/// <summary>Tells apart how a call ended that brought no answer of Slack's: whether it never left, may have been done, or was turned away.</summary>
static class SlackFailures
{
    /// <summary>A call that broke off.</summary>
    /// <param name="method">What was called.</param>
    /// <param name="cause">What was thrown.</param>
    /// <param name="outOfTime">Whether the call's own time was over.</param>
    /// <param name="silence">What it means when the call had left and nothing came back.</param>
    public static SlackApiException Lost(string method, Exception cause, bool outOfTime, SlackErrorKind silence) => cause switch
    {
        OperationCanceledException when outOfTime => new(method, "timeout", silence, cause),

        // The handler's own time for connecting was over.
        OperationCanceledException => new(method, "connection_failed", SlackErrorKind.Retryable, cause),
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } => new(method, "connection_failed", SlackErrorKind.Retryable, cause),
        _ => new(method, "connection_lost", silence, cause),
    };

    /// <summary>What <see cref="Lost"/> can tell; what the caller gave up is the caller's own.</summary>
    public static bool IsLost(Exception cause, CancellationToken caller) =>
        !caller.IsCancellationRequested && cause is OperationCanceledException or HttpRequestException or IOException;

    /// <summary>What a status means where bytes are moved and nothing else is done: later perhaps, or never.</summary>
    public static SlackErrorKind OfTransfer(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500 ? SlackErrorKind.Retryable : SlackErrorKind.Permanent;
}
