using AlignBot.Engine.Status;

namespace AlignBot.Cadence.Overview;

/// <summary>How many meetings of this quarter were missed.</summary>
sealed class CadenceAttention : IAttention
{
    public async Task<IReadOnlyList<string>> SayAsync(StatusContext context)
    {
        var health = await CadenceSummary.HealthAsync(context.Db, context.Program, context.Now);
        return health.Missed == 0 ? [] : [$"{health.Missed} of {MeetingWords.Count(health.Due, "meeting")} missed this quarter"];
    }
}
