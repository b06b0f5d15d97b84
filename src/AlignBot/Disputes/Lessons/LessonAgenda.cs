using AlignBot.Contracts;
using AlignBot.Disputes.Records;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Disputes.Lessons;

/// <summary>Where the leaders say different things would have prevented a dispute, the next meeting has both; what stands in a channel of its own stays there.</summary>
/// <remarks>The desk is resolved when it is needed: it writes decisions, which belong to a meeting, which asks for its agenda.</remarks>
sealed class LessonAgenda(IServiceProvider services) : IAgendaSource
{
    /// <summary>How long after its end a dispute is looked at: asking is over well before.</summary>
    static readonly Duration Recent = Duration.FromDays(60);

    const int Most = 3;

    public async ValueTask<IReadOnlyList<AgendaProposal>> ProposeAsync(Session session, ProgramInfo program, Meeting meeting)
    {
        var (key, since) = (program.Key, session.Now - Recent);
        var rows = await session.Db.Disputes.AsNoTracking().Public(program)
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Status != DisputeStatus.Open && row.ClosedAt >= since)
            .OrderBy(row => row.Number)
            .ToListAsync();
        var proposals = new List<AgendaProposal>();
        foreach (var dispute in rows.Select(DisputeDesk.StateOf))
        {
            if (proposals.Count < Most && dispute.Lessons.LastOrDefault() is { End: LessonEnd.Differ } lesson && (lesson.Meeting is null || lesson.Meeting == meeting.Id))
            {
                // On the agenda of this one from here on, and of no other: what it does not come to, it carries on.
                _ = await services.GetRequiredService<DisputeDesk>().ApplyAsync(session, key, dispute.Id.Value, new DisputeCommand.LessonOnAgenda(meeting.Id));
                var said = string.Join(" ", lesson.Answers.Select(answer => $"{Names.Of(program.Roster, answer.By)}: {LessonWords.Say(answer).Plain}"));
                proposals.Add(new AgendaProposal(
                    $"lesson/{dispute.Id.Value:N}/{lesson.Round}", AgendaText.Shorten($"What would have prevented DSP-{dispute.Number}? {said}"), Account: dispute.Account));
            }
        }

        return proposals;
    }
}
