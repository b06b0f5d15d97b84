using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence;

/// <summary>The meeting that is going on, for features whose doings belong to it: a decision recorded meanwhile, a dispute that one of its items became.</summary>
sealed class RunningMeeting(MeetingDesk desk, ProgramDirectory programs)
{
    // Asked at every decision that somebody records: once a transaction, by a prepared statement, and EF only where there is one.
    const string SelectRunning =
        "SELECT id FROM meetings WHERE installation_id = @installation AND program_id = @program AND status = 'Running' ORDER BY starts_at DESC LIMIT 1";

    /// <summary>The program's running meeting, and who decides in it: the required people who are there. Null when none is going on.</summary>
    public async ValueTask<(MeetingId Id, ImmutableArray<UserId> Deciders)?> FindAsync(Session session, ProgramKey key)
    {
        var running = await session.HeldAsync(key, SelectRunning, async () => await session.Statement(SelectRunning, "@installation", "@program")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).QueryAsync(row => row.Guid(0)));
        if (running is not [var id])
        {
            return null;
        }

        var row = await MeetingQueries.Of(session.Db.Meetings, key).SingleAsync(row => row.Id == id);
        var (meeting, program) = (MeetingDesk.StateOf(row), await programs.CurrentAsync(session, key));
        var required = RequiredPeople.All(meeting.Terms.RequiredRoles, program.Roster, session.Now);
        return (meeting.Id, [.. meeting.Here.Select(here => here.User).Where(required.Contains)]);
    }

    /// <summary>A decision was recorded in its meeting.</summary>
    public async ValueTask DecidedAsync(Session session, ProgramKey key, Decision decision)
    {
        if (decision.Meeting is { } meeting)
        {
            // Over by now, it has its minutes; the decision names the meeting all the same.
            _ = await desk.ApplyAsync(
                session, key, meeting.Value,
                new MeetingCommand.DecisionTaken(new TakenDecision(decision.Id, decision.Number, decision.Text, decision.Actions.Length)));
        }
    }

    /// <summary>A decision has changed: the minutes of its meeting say who has confirmed it, and how many actions it led to.</summary>
    public async ValueTask ChangedAsync(Session session, ProgramKey key, Decision decision)
    {
        if (decision.Meeting is { } meeting)
        {
            // A meeting whose minutes do not name it ignores it.
            _ = await desk.ApplyAsync(session, key, meeting.Value, new MeetingCommand.DecisionChanged(decision.Id, decision.Actions.Length));
        }
    }

    /// <summary>A dispute was raised from an agenda item: that is how the item ended.</summary>
    /// <param name="session">The transaction that raised it.</param>
    /// <param name="key">The program.</param>
    /// <param name="item">The item, as the form carried it (<see cref="MeetingRef"/>).</param>
    /// <param name="dispute">The dispute.</param>
    public async ValueTask EscalatedAsync(Session session, ProgramKey key, string item, Dispute dispute)
    {
        if (MeetingRef.Parse(item) is { Item: not null } about && about.ProgramId == key.ProgramId)
        {
            // The meeting may be over by now, or the item settled: the dispute is raised all the same.
            _ = await desk.ApplyAsync(
                session, key, about.MeetingId,
                new MeetingCommand.Dispose(dispute.RaisedBy, about.ItemId, new Disposition.Escalated(dispute.RaisedBy, session.Now, dispute.Id, dispute.Number)));
        }
    }
}
