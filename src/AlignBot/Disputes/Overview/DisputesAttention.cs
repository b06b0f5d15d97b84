using AlignBot.Disputes.Records;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Status;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes.Overview;

/// <summary>How many disputes of this quarter nobody decided: it is what the whole thing is there to prevent.</summary>
sealed class DisputesAttention : IAttention
{
    public async Task<IReadOnlyList<string>> SayAsync(StatusContext context)
    {
        var (key, zone) = (context.Program.Key, context.Program.Calendar.Zone);
        var since = CadenceHealth.QuarterBegan(context.Now, zone);
        var ended = await context.Db.Disputes
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.ClosedAt >= since && row.Status != DisputeStatus.Withdrawn)
            .GroupBy(row => row.Status == DisputeStatus.DecidedByTimeout)
            .Select(group => new { ByTheClock = group.Key, Count = group.Count() })
            .ToListAsync();
        var byTheClock = ended.Where(group => group.ByTheClock).Sum(group => group.Count);
        var all = ended.Sum(group => group.Count);
        return byTheClock == 0 ? [] : [$"{byTheClock} of {all} {(all == 1 ? "dispute" : "disputes")} ended by the clock this quarter"];
    }
}
