using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence.Agendas;

/// <summary>Keeps the agendas that people see true: a dispute stands there once it is raised, as it stands, and no longer once it is over; an action, until it is done.</summary>
sealed class AgendaKeeper(MeetingDesk desk, IDecisionRecord decisions) : IFollow<DisputeRaised>, IFollow<DisputeChanged>, IFollow<ActionChanged>, IFollow<AgendaSourceChanged>
{
    public ValueTask FollowAsync(Session session, DisputeRaised moment) => desk.ProposeAnewAsync(session, moment.Program);

    public async ValueTask FollowAsync(Session session, DisputeChanged moment)
    {
        var (key, dispute) = moment;
        await session.SaveAsync();
        var about = dispute.Id.Value.ToString("N");
        var rows = await MeetingQueries.Ahead(session.Db.Meetings, key).Where(row => row.State.Contains(about)).ToListAsync();
        if (rows.Count == 0)
        {
            return;
        }

        MeetingCommand command = dispute.IsOpen
            ? new MeetingCommand.DisputeStands(AgendaProposal.Standing(dispute))
            : new MeetingCommand.DisputeOver(dispute.Id, dispute.Number, await TakenAsync(session, moment));
        foreach (var row in rows)
        {
            // Where people have said how it ended there, that stays.
            _ = await desk.ApplyAsync(session, key, row.Id, command);
        }
    }

    public ValueTask FollowAsync(Session session, ActionChanged moment) => desk.ProposeAnewAsync(session, moment.Program.Key);

    public ValueTask FollowAsync(Session session, AgendaSourceChanged moment) => desk.ProposeAnewAsync(session, moment.Program);

    /// <summary>Its actions are the dispute's, and stand with it: the meeting counts its own.</summary>
    async ValueTask<TakenDecision?> TakenAsync(Session session, DisputeChanged moment)
    {
        if (moment.Dispute.Closing is not { Decision: { } id, DecisionNumber: { } number })
        {
            return null;
        }

        var entered = await decisions.FindAsync(session.Db, moment.Program, [id]);
        return entered.TryGetValue(id, out var decision) ? new TakenDecision(id, number, DecisionTitle.Line(decision), Actions: 0) : null;
    }
}
