using AlignBot.Engine.Status;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Overview;

/// <summary>How the meetings of the quarter were kept, and the next.</summary>
sealed class CadenceStatus : IStatusLines
{
    public int Order => 20;

    public async Task<StatusLines> SayAsync(StatusContext context)
    {
        var health = CadenceSummary.Say(await CadenceSummary.HealthAsync(context.Db, context.Program, context.Now), context.Program.Roster);
        var next = await CadenceSummary.NextAsync(context.Db, context.Program);
        return StatusLines.Of(new ContextBlock(next is null ? health : health + Mrkdwn.Of($"\n") + CadenceSummary.Next(next)));
    }
}
