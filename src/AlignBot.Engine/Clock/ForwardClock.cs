using NodaTime;

namespace AlignBot.Engine.Clock;

/// <summary>Real time that never goes back: what waits and leases are counted by.</summary>
/// <remarks>Where the machine's clock is set back, time runs on as it went until that clock has caught up; where it is set forward, it is followed.
/// Never for rules, and never for what people read.</remarks>
public sealed class ForwardClock(TimeProvider time)
{
    readonly Lock gate = new();
    DateTimeOffset last = time.GetUtcNow();
    long readAt = time.GetTimestamp();

    public Instant Now
    {
        get
        {
            lock (gate)
            {
                var stamp = time.GetTimestamp();
                var (ran, clock) = (last + time.GetElapsedTime(readAt, stamp), time.GetUtcNow());
                (last, readAt) = (clock > ran ? clock : ran, stamp);
                return Instant.FromDateTimeOffset(last);
            }
        }
    }
}
