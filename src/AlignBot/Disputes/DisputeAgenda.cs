using AlignBot.Contracts;
using AlignBot.Disputes.Records;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Disputes;

/// <summary>Open disputes whose time runs out within three days of the meeting come to its agenda; those with a channel of their own stay there.</summary>
sealed class DisputeAgenda : IAgendaSource
{
    static readonly Duration Near = Duration.FromDays(3);

    /// <summary>How many are brought; more would be a meeting of their own.</summary>
    const int Most = 5;

    public async ValueTask<IReadOnlyList<AgendaProposal>> ProposeAsync(Session session, ProgramInfo program, Meeting meeting)
    {
        var (key, until) = (program.Key, meeting.StartsAt + Near);
        var rows = await session.Db.Disputes.AsNoTracking().Public(program)
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId
                && row.Status == DisputeStatus.Open && row.DueAt <= until)
            .OrderBy(row => row.DueAt)
            .Take(Most)
            .ToListAsync();
        return [.. rows.Select(DisputeDesk.StateOf).Select(dispute => new AgendaProposal(
            AgendaProposal.OfDispute(dispute.Id.Value),
            AgendaText.Shorten($"DSP-{dispute.Number}: {dispute.Question}"),
            Dispute: AgendaProposal.Standing(dispute)))];
    }
}
