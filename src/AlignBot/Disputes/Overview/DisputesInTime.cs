using AlignBot.Contracts;
using AlignBot.Disputes.Records;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Disputes.Overview;

/// <summary>The disputes of a time, for features that count them.</summary>
sealed class DisputesInTime : IDisputeTimes
{
    public async Task<DisputeTimes> OfAsync(AlignBotContext db, ProgramInfo program, Interval within)
    {
        var (from, until) = (within.Start, within.End);
        var all = db.Disputes.Where(
            row => row.InstallationId == program.Key.InstallationId && row.ProgramId == program.Key.ProgramId).Public(program);
        var ended = await all.Where(row => row.ClosedAt >= from && row.ClosedAt < until && row.Status != DisputeStatus.Withdrawn)
            .Select(row => new { row.RaisedAt, row.ClosedAt, row.Status }).ToListAsync();
        var byTheClock = ended.Count(one => one.Status == DisputeStatus.DecidedByTimeout);
        var median = DisputesSection.Median([.. ended.Select(one => one.ClosedAt!.Value - one.RaisedAt)]);
        return new DisputeTimes(
            await all.CountAsync(row => row.RaisedAt >= from && row.RaisedAt < until), ended.Count - byTheClock, byTheClock,
            await all.CountAsync(row => row.RaisedAt < until && (row.ClosedAt == null || row.ClosedAt >= until)),
            median.Length == 0 ? null : median.TrimStart(',', ' '));
    }
}
