using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Engine.Timers;

/// <summary>A timer whose moment has come.</summary>
/// <param name="Feature">Who handles it.</param>
/// <param name="DueAt">Business time at which it was due; the clock may be later.</param>
public sealed record DueTimer(ProgramKey Program, Guid SubjectId, string Name, string Feature, Instant DueAt);

/// <summary>What a feature does when one of its timers is due. Runs inside the unit of work that took the timer.</summary>
public interface ITimerHandler
{
    /// <summary>The <see cref="TimerRow.Feature"/> it handles.</summary>
    string Feature { get; }

    ValueTask HandleAsync(Session session, DueTimer timer);
}
