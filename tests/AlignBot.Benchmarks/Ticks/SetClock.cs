using NodaTime;

namespace AlignBot.Benchmarks.Ticks;

/// <summary>Business time that stands where it was put.</summary>
sealed class SetClock(Instant now) : IClock
{
    public Instant GetCurrentInstant() => now;
}
