using AlignBot.Domain.Decisions;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;

namespace AlignBot.Decisions;

/// <summary>Where the morning of a decision's review arrives.</summary>
sealed class DecisionTimers(DecisionDesk desk) : ITimerHandler
{
    public const string FeatureName = "decision";
    public const string Review = "review";

    public string Feature => FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        // The clock has nobody to tell: what came too late is ignored, and the rules refuse it nothing.
        _ = await desk.ApplyAsync(session, timer.Program, timer.SubjectId, new DecisionCommand.ReviewDue());
    }
}
