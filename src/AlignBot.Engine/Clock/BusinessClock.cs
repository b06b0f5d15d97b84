using NodaTime;

namespace AlignBot.Engine.Clock;

/// <summary>Business time: what deadlines, meetings and the record go by. Whole milliseconds.</summary>
/// <remarks>In production it is the real time. A sandbox turns it by hand; then it runs, or stands still,
/// as the Slack at the other end says.</remarks>
public sealed class BusinessClock(TimeProvider time) : IClock
{
    readonly Lock gate = new();
    long offset;
    long? standing;

    public Instant GetCurrentInstant()
    {
        lock (gate)
        {
            return Instant.FromUnixTimeMilliseconds(standing ?? (time.GetUtcNow().ToUnixTimeMilliseconds() + offset));
        }
    }

    /// <summary>Lets business time run on from an instant.</summary>
    public void RunFrom(Instant now)
    {
        lock (gate)
        {
            offset = now.ToUnixTimeMilliseconds() - time.GetUtcNow().ToUnixTimeMilliseconds();
            standing = null;
        }
    }

    /// <summary>Stops business time at an instant.</summary>
    public void StandAt(Instant now)
    {
        lock (gate)
        {
            standing = now.ToUnixTimeMilliseconds();
        }
    }
}
