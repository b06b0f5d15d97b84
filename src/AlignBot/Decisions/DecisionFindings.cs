using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Domain.Decisions;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace AlignBot.Decisions;

/// <summary>Decisions that should have been looked at again, and those that somebody says were not made so.</summary>
sealed class DecisionFindings : IFindings
{
    public async Task<IReadOnlyList<Finding>> FindAsync(FindingsOf of)
    {
        var today = LocalDatePattern.Iso.Format(of.Now.InZone(of.Program.Calendar.Zone).Date);
        var mine = DecisionChain.Of(of.Db, of.Program.Key);
        var due = await mine.CountAsync(row => row.Status == DecisionStatus.InForce && row.ReviewOn != null && string.Compare(row.ReviewOn, today) < 0);
        var contested = await mine.CountAsync(row => row.Status == DecisionStatus.Contested);
        return
        [
            .. due == 0 ? Array.Empty<Finding>() : [new Finding("decisions/review", ArtifactKind.Cadence, $"{due} {(due == 1 ? "decision was" : "decisions were")} to be looked at again, and {(due == 1 ? "was" : "were")} not.")],
            .. contested == 0 ? Array.Empty<Finding>() : [new Finding("decisions/contested", ArtifactKind.Cadence, $"{contested} {(contested == 1 ? "decision is" : "decisions are")} recorded otherwise than somebody who decided says.")],
        ];
    }
}
