using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;

namespace AlignBot.Artifacts;

/// <summary>An artifact's day of review has come.</summary>
sealed class ArtifactTimers(ArtifactDesk desk) : ITimerHandler
{
    public const string FeatureName = "artifact";

    public string Feature => FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        // The clock has nobody to tell: what came too late is ignored.
        _ = await desk.ApplyAsync(session, timer.Program, timer.SubjectId, new ArtifactCommand.ReviewDue());
    }
}
