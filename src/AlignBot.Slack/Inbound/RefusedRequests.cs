using System.Globalization;
using Microsoft.Extensions.Logging;

namespace AlignBot.Slack.Inbound;

/// <summary>Says in the log why requests that look like Slack's are refused: once a minute at most, however many come.</summary>
/// <remarks>A signing secret of another app is the commonest slip of a set-up, and Slack itself says no more than that the app did not answer. What bears no
/// signature at all comes from anybody, and is not worth a line.</remarks>
sealed partial class RefusedRequests(TimeProvider time, ILogger log)
{
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    readonly Lock gate = new();
    long? said;

    /// <param name="signature">The app's own.</param>
    /// <param name="stamp">When it was signed, as it says: seconds since 1970.</param>
    /// <param name="signed">The signature that it bears.</param>
    /// <param name="buffer">Its body, after <see cref="SlackSignature.HeadRoom"/> free bytes.</param>
    /// <param name="receivedAt">When it came.</param>
    public void Note(SlackSignature signature, string stamp, string signed, Span<byte> buffer, DateTimeOffset receivedAt)
    {
        if (!signed.StartsWith("v0=", StringComparison.Ordinal) || !long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || !IsTime())
        {
            return;
        }

        if (signature.Verify(stamp, signed, buffer, receivedAt, TimeSpan.MaxValue))
        {
            var late = receivedAt.ToUnixTimeSeconds() - seconds;
            AtAnotherTime(Math.Abs(late), late > 0 ? "before" : "after");
        }
        else
        {
            Foreign();
        }
    }

    bool IsTime()
    {
        lock (gate)
        {
            if (said is { } before && time.GetElapsedTime(before) < Pause)
            {
                return false;
            }

            said = time.GetTimestamp();
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was refused: its signature is not that of SLACK_SIGNING_SECRET. Set that to the app's own "
        + "('Basic Information', 'Signing Secret'); a proxy must not change what Slack sends. This is said once a minute.")]
    partial void Foreign();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request of Slack's was refused: it was signed {Seconds} s {Side} this machine's time. If Slack is served no "
        + "more, set the clock by a time server (NTP). This is said once a minute.")]
    partial void AtAnotherTime(long seconds, string side);
}
