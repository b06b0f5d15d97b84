using AlignBot.Contracts;
using AlignBot.Disputes.Records;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Domain.Disputes;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes.Overview;

/// <summary>What the disputes of a time say of the path and of the definitions: ended by the clock, brought back, always about the same.</summary>
sealed class DisputeFindings : IFindings
{
    /// <summary>So many about the same in a quarter are no accident: a rule or a definition is missing.</summary>
    const int Pattern = 3;

    public async Task<IReadOnlyList<Finding>> FindAsync(FindingsOf of)
    {
        var key = of.Program.Key;
        var mine = of.Db.Disputes.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);
        var found = new List<Finding>();
        var ended = await mine.Where(row => row.ClosedAt >= of.Since && row.ClosedAt <= of.Now && row.Status != DisputeStatus.Withdrawn)
            .GroupBy(row => row.Status == DisputeStatus.DecidedByTimeout).Select(group => new { ByTheClock = group.Key, Count = group.Count() }).ToListAsync();
        var (byTheClock, all) = (ended.Where(group => group.ByTheClock).Sum(group => group.Count), ended.Sum(group => group.Count));
        if (byTheClock > 0)
        {
            found.Add(new Finding("disputes/by-the-clock", ArtifactKind.EscalationPath, $"{byTheClock} of {all} {(all == 1 ? "dispute was" : "disputes were")} decided by nobody: the default stands."));
        }

        // Categories that have a channel of their own are not named: confidential ones are in the counts alone.
        var raised = await mine.Public(of.Program).Where(row => row.RaisedAt >= of.Since && row.RaisedAt <= of.Now).GroupBy(row => row.Category).Select(group => new { Category = group.Key, Count = group.Count() }).ToListAsync();
        found.AddRange(raised.Where(group => group.Count >= Pattern).OrderByDescending(group => group.Count)
            .Select(group => (group.Count, Category: of.Program.Path.Category(group.Category))).Where(group => group.Category is not null)
            .Select(group => new Finding(
                $"disputes/pattern/{group.Category!.Key}", ArtifactKind.Definition, $"{group.Count} disputes were raised about {group.Category.Name.ToLowerInvariant()}: a rule or a definition is missing.")));
        var again = (await mine.Where(row => row.ClosedAt == null || row.ClosedAt >= of.Since).ToListAsync()).Select(DisputeDesk.StateOf).Count(dispute => dispute.Round > 1);
        if (again > 0)
        {
            found.Add(new Finding("disputes/again", ArtifactKind.EscalationPath, $"{again} {(again == 1 ? "dispute was" : "disputes were")} brought back after a decision."));
        }

        return found;
    }
}
