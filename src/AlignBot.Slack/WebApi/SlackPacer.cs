using Microsoft.Extensions.Options;

namespace AlignBot.Slack.WebApi;

/// <summary>When the next call may go: after Slack's own 'not now', one message a second a channel, and a method's rate where asked for.</summary>
/// <remarks>
/// By monotonic time: a clock that is set back holds nothing up. A hold after 429 is for that method in that workspace alone, so that one busy workspace never slows another.
/// </remarks>
public sealed class SlackPacer(TimeProvider time, IOptions<SlackOptions> options)
{
    const int SweepAbove = 10_000;

    static readonly TimeSpan BetweenMessages = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Burst = TimeSpan.FromSeconds(10);

    readonly Lock gate = new();
    readonly long start = time.GetTimestamp();
    readonly Dictionary<(string Method, WorkspaceKey Workspace), TimeSpan> heldUntil = [];
    readonly Dictionary<(string Channel, WorkspaceKey Workspace), TimeSpan> channelFreeAt = [];
    readonly Dictionary<(string Method, WorkspaceKey Workspace), TimeSpan> theoreticalArrival = [];

    /// <summary>How long until this call may go; zero when it may go now. Reserves nothing.</summary>
    public TimeSpan NextSlot(SlackMethod method, WorkspaceKey workspace, string? channel = null)
    {
        lock (gate)
        {
            var now = Now;
            var at = FreeAt(method, workspace, channel, now);

            return at > now ? at - now : TimeSpan.Zero;
        }
    }

    /// <summary>Takes the next slot and waits for it.</summary>
    /// <exception cref="SlackApiException">It is further away than <paramref name="maxWait"/>: <c>paced</c>, retryable, nothing reserved.</exception>
    internal async ValueTask Take(SlackMethod method, WorkspaceKey workspace, string? channel, TimeSpan maxWait, CancellationToken ct)
    {
        var wait = Reserve(method, workspace, channel, maxWait);
        while (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, ct);

            // Slack may have said 'not now' to another call while this one waited.
            wait = HeldFor(method, workspace);
            if (wait > maxWait)
            {
                throw Paced(method, wait);
            }
        }
    }

    /// <summary>Slack said 'not now' to a method.</summary>
    internal void Hold(SlackMethod method, WorkspaceKey workspace, TimeSpan retryAfter)
    {
        lock (gate)
        {
            var until = Now + Scaled(retryAfter);
            if (!heldUntil.TryGetValue((method.Name, workspace), out var held) || held < until)
            {
                heldUntil[(method.Name, workspace)] = until;
            }
        }
    }

    internal TimeSpan Scaled(TimeSpan wait) => wait * options.Value.Pace;

    /// <summary>How long this pacer has been there, whatever becomes of the machine's clock.</summary>
    TimeSpan Now => time.GetElapsedTime(start);

    TimeSpan Reserve(SlackMethod method, WorkspaceKey workspace, string? channel, TimeSpan maxWait)
    {
        lock (gate)
        {
            var now = Now;
            var at = FreeAt(method, workspace, channel, now);
            if (at - now > maxWait)
            {
                throw Paced(method, at - now);
            }

            if (IsSpaced(method, channel))
            {
                channelFreeAt[(channel!, workspace)] = at + Scaled(BetweenMessages);
            }

            if (options.Value.PaceTiers && Interval(method.Tier) is { } interval)
            {
                var arrival = theoreticalArrival.GetValueOrDefault((method.Name, workspace));
                theoreticalArrival[(method.Name, workspace)] = (arrival > at ? arrival : at) + Scaled(interval);
            }

            Sweep(now);

            return at - now;
        }
    }

    TimeSpan FreeAt(SlackMethod method, WorkspaceKey workspace, string? channel, TimeSpan now)
    {
        var at = now;
        if (heldUntil.TryGetValue((method.Name, workspace), out var held) && held > at)
        {
            at = held;
        }

        if (IsSpaced(method, channel) && channelFreeAt.TryGetValue((channel!, workspace), out var free) && free > at)
        {
            at = free;
        }

        // Ten seconds' worth may go in one burst, from then on one an interval: with it, a minute stays near the published rate.
        if (options.Value.PaceTiers && Interval(method.Tier) is not null
            && theoreticalArrival.TryGetValue((method.Name, workspace), out var arrival)
            && arrival - Scaled(Burst) is var allowed && allowed > at)
        {
            at = allowed;
        }

        return at;
    }

    TimeSpan HeldFor(SlackMethod method, WorkspaceKey workspace)
    {
        lock (gate)
        {
            return heldUntil.TryGetValue((method.Name, workspace), out var held) ? held - Now : TimeSpan.Zero;
        }
    }

    /// <summary>Forgets what lies in the past, once there is enough of it to matter.</summary>
    void Sweep(TimeSpan now)
    {
        if (channelFreeAt.Count > SweepAbove)
        {
            foreach (var (key, free) in channelFreeAt)
            {
                if (free < now)
                {
                    channelFreeAt.Remove(key);
                }
            }
        }
    }

    static bool IsSpaced(SlackMethod method, string? channel) => channel is not null && method == SlackMethods.ChatPostMessage;

    static TimeSpan? Interval(RateTier tier) => tier switch
    {
        RateTier.Tier1 => TimeSpan.FromMinutes(1),
        RateTier.Tier2 => TimeSpan.FromSeconds(60.0 / 20),
        RateTier.Tier3 => TimeSpan.FromSeconds(60.0 / 50),
        RateTier.Tier4 => TimeSpan.FromSeconds(60.0 / 100),
        _ => null,
    };

    static SlackApiException Paced(SlackMethod method, TimeSpan wait) =>
        new(method.Name, "paced", SlackErrorKind.Retryable) { RetryAfter = wait };
}
