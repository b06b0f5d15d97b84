using AlignBot.Domain.Cadence;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;

namespace AlignBot.Cadence;

/// <summary>Where a meeting's moments arrive: the call for items, the start, a section's end, its close. Each becomes a command to the rules.</summary>
sealed class MeetingTimers(MeetingDesk desk) : ITimerHandler
{
    public const string FeatureName = "meeting";

    public string Feature => FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        // The clock has nobody to tell: what came too late is ignored, and the rules refuse it nothing.
        _ = await desk.ApplyAsync(session, timer.Program, timer.SubjectId, MeetingTimer.Parse(timer.Name).ToCommand());
    }
}
