using AlignBot.Domain.Actions;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;

namespace AlignBot.Actions;

/// <summary>Where a follow-up's moments arrive: the day before, the day itself, the day after.</summary>
sealed class ActionTimers(ActionDesk desk) : ITimerHandler
{
    public const string FeatureName = "action";

    public string Feature => FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        // The clock has nobody to tell: what came too late is ignored, and the rules refuse it nothing.
        _ = await desk.ApplyAsync(session, timer.Program, timer.SubjectId, new ActionCommand.Remind(Enum.Parse<ActionMoment>(timer.Name)));
    }
}
