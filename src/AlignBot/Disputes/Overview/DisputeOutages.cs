using AlignBot.Disputes.Records;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Outages;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes.Overview;

/// <summary>Gives open disputes the time back in which no bot process was alive, so that their cards show it soon.</summary>
/// <remarks>That no deadline passes before it has its time back does not hang on this: every command to a dispute credits it first.</remarks>
sealed class DisputeOutages(IDatabase database, DisputeDesk desk) : IOutageCredit
{
    public async Task CreditAsync(Outage outage, CancellationToken cancellation)
    {
        var open = await database.ReadAsync(
            db => db.Disputes.Where(row => row.Status == DisputeStatus.Open)
                .Select(row => new { row.InstallationId, row.ProgramId, row.Id })
                .ToListAsync(cancellation),
            cancellation);
        foreach (var row in open)
        {
            await database.WriteAsync(
                WorkPriority.Import, session => desk.CreditAsync(session, new ProgramKey(row.InstallationId, row.ProgramId), row.Id), cancellation);
        }
    }
}
