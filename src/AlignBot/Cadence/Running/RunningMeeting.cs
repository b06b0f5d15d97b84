using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Features;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence.Running;

/// <summary>The meeting that is going on, and what belongs to it: a decision recorded meanwhile, a dispute that one of its items became.</summary>
sealed class RunningMeeting(MeetingDesk desk, ProgramDirectory programs)
    : IRunningMeeting, IFollow<DecisionRecorded>, IFollow<DecisionChanged>, IFollow<DisputeRaised>
{
    // Asked at every decision that somebody records: once a transaction, by a prepared statement, and EF only where there is one.
    const string SelectRunning =
        "SELECT id FROM meetings WHERE installation_id = @installation AND program_id = @program AND status = 'Running' ORDER BY starts_at";

    /// <summary>The running meeting that somebody is in, and who decides in it: the required people who are there. Null when they are in none.</summary>
    public async ValueTask<(MeetingId Id, ImmutableArray<UserId> Deciders)?> FindAsync(Session session, ProgramKey key, UserId who)
    {
        var running = await session.HeldAsync(key, SelectRunning, async () => await session.Statement(SelectRunning, "@installation", "@program")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).QueryAsync(row => row.Guid(0)));
        foreach (var id in running ?? [])
        {
            var row = await MeetingQueries.Of(session.Db.Meetings, key).SingleAsync(row => row.Id == id);
            if (MeetingQueries.IsIn(row, who))
            {
                var (meeting, program) = (MeetingDesk.StateOf(row), await programs.CurrentAsync(session, key));
                var required = RequiredPeople.All(meeting.Terms.RequiredRoles, program.Roster, session.Now);
                return (meeting.Id, [.. meeting.Here.Select(here => here.User).Where(required.Contains)]);
            }
        }

        return null;
    }

    /// <summary>The card of its meeting names it.</summary>
    public async ValueTask FollowAsync(Session session, DecisionRecorded moment)
    {
        if (moment is { IsOfRunningMeeting: true, Decision: { Meeting: { } meeting } decision })
        {
            // Over by now, it has its minutes; the decision names the meeting all the same.
            _ = await desk.ApplyAsync(
                session, moment.Program, meeting.Value,
                new MeetingCommand.DecisionTaken(new TakenDecision(decision.Id, decision.Number, DecisionTitle.Line(decision), decision.Actions.Length)));
        }
    }

    /// <summary>The minutes of its meeting say who has confirmed it, and how many actions it led to.</summary>
    public async ValueTask FollowAsync(Session session, DecisionChanged moment)
    {
        if (moment.Decision is { Meeting: { } meeting } decision)
        {
            // A meeting whose minutes do not name it ignores it.
            _ = await desk.ApplyAsync(session, moment.Program, meeting.Value, new MeetingCommand.DecisionChanged(decision.Id, decision.Actions.Length));
        }
    }

    /// <summary>Raised from an agenda item (<see cref="MeetingRef"/>), that is how the item ended.</summary>
    public async ValueTask FollowAsync(Session session, DisputeRaised moment)
    {
        var (key, dispute, item) = moment;
        if (item is not null && MeetingRef.Parse(item) is { Item: not null } about && about.ProgramId == key.ProgramId)
        {
            // The meeting may be over by now, or the item settled: the dispute is raised all the same.
            _ = await desk.ApplyAsync(
                session, key, about.MeetingId,
                new MeetingCommand.Dispose(dispute.RaisedBy, about.ItemId, new Disposition.Escalated(dispute.RaisedBy, session.Now, dispute.Id, dispute.Number)));
        }
    }
}
