using AlignBot.Domain.Disputes;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;

namespace AlignBot.Disputes;

/// <summary>Where a dispute's moments arrive: a deadline, a reminder, the end of a reconcile window. Each becomes a command to the rules.</summary>
sealed class DisputeTimers(DisputeDesk desk) : ITimerHandler
{
    public const string FeatureName = "dispute";

    public string Feature => FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        // The clock has nobody to tell: what came too late is ignored, and the rules refuse it nothing.
        _ = await desk.ApplyAsync(session, timer.Program, timer.SubjectId, DisputeTimer.Parse(timer.Name).ToCommand());
    }
}
