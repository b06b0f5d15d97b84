using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Engine.Timers;

/// <summary>Removes the keys that taken timers left behind.</summary>
sealed class TimerSweep(IDatabase database) : ISweep
{
    static readonly Duration Kept = Duration.FromDays(1);

    public Task<int> SweepAsync(Instant now) => database.SweepTimerKeysAsync(now - Kept);
}
