using AlignBot.Domain.Artifacts;
using AlignBot.Domain.People;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;

namespace AlignBot.Artifacts;

/// <summary>An artifact's day of review has come, or it is time to tell what was reported late under an SLA.</summary>
sealed class ArtifactTimers(ArtifactDesk desk) : ITimerHandler
{
    public const string FeatureName = "artifact";

    static readonly Function[] Sides = [Function.Sales, Function.Marketing];

    public string Feature => FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        // The clock has nobody to tell: what came too late is ignored.
        _ = await desk.ApplyAsync(session, timer.Program, timer.SubjectId, Sides.Select(side => (Side: side, Name: ArtifactEffect.LateTimerOf(side)))
            .Where(one => one.Name == timer.Name).Select(ArtifactCommand (one) => new ArtifactCommand.LateDue(one.Side)).FirstOrDefault(new ArtifactCommand.ReviewDue()));
    }
}
