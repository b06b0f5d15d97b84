using AlignBot.Domain.Artifacts;
using AlignBot.Domain.People;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;

namespace AlignBot.Artifacts;

/// <summary>An artifact's day has come, of its review or by which it was to hold; or it is time to tell what was reported late under an SLA.</summary>
sealed class ArtifactTimers(ArtifactDesk desk) : ITimerHandler
{
    public const string FeatureName = "artifact";

    static readonly Function[] Sides = [Function.Sales, Function.Marketing];

    public string Feature => FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        // The clock has nobody to tell: what came too late is ignored.
        _ = await desk.ApplyAsync(session, timer.Program, timer.SubjectId, CommandOf(timer.Name));
    }

    static ArtifactCommand CommandOf(string name) => name == ArtifactEffect.DueTimer ? new ArtifactCommand.DueCame()
        : Sides.Select(side => (Side: side, Name: ArtifactEffect.LateTimerOf(side)))
            .Where(one => one.Name == name).Select(ArtifactCommand (one) => new ArtifactCommand.LateDue(one.Side)).FirstOrDefault(new ArtifactCommand.ReviewDue());
}
