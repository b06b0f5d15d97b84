using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace AlignBot.Decisions;

/// <summary>Decisions whose review is due come back to the agenda; what not every member reads, only to those who are asked to review it.</summary>
sealed class DecisionAgenda : IAgendaSource
{
    /// <summary>How many are brought; more would be a meeting of their own.</summary>
    const int Most = 5;

    public async ValueTask<IReadOnlyList<AgendaProposal>> ProposeAsync(Session session, ProgramInfo program, Meeting meeting)
    {
        var (key, today) = (program.Key, LocalDatePattern.Iso.Format(meeting.StartsAt.InZone(meeting.Terms.Zone).Date));
        var rows = await session.Db.Decisions.AsNoTracking()
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId
                && row.KeptTo == null && row.Status == DecisionStatus.InForce && row.ReviewOn != null && string.Compare(row.ReviewOn, today) <= 0)
            .OrderBy(row => row.ReviewOn)
            .Take(Most)
            .ToListAsync();
        return [.. rows.Select(DecisionDesk.StateOf).Select(decision => new AgendaProposal(
            $"decision/{decision.Id.Value:N}",
            AgendaText.Shorten($"DEC-{decision.Number} is due for review{(decision.ReviewOn is { } date ? $" since {When.Date(date)}" : "")}: {DecisionTitle.Line(decision)}"),
            decision.RecordedBy, decision.Account))];
    }
}
