using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;

namespace AlignBot.Cadence.Series;

/// <summary>Where a series is reminded to plan further ahead.</summary>
sealed class SeriesTimers(SeriesPlanner planner) : ITimerHandler
{
    public const string FeatureName = "series";
    public const string Plan = "plan";

    public string Feature => FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer) => await planner.PlanAsync(session, timer.Program, timer.SubjectId);
}
