using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Features;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence.Series;

/// <summary>Keeps the meetings of the series planned ahead, as the series and the working calendar say now.</summary>
sealed class SeriesPlanner(ProgramDirectory programs, MeetingDesk meetings) : IFollow<CalendarChanged>
{
    /// <summary>Makes the rows of the weeks to come, and brings those there are to what the series and the calendar say now.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="key">The program.</param>
    /// <param name="id">The series.</param>
    /// <param name="isNewCalendar">The working calendar has changed in the same transaction.</param>
    public async ValueTask PlanAsync(Session session, ProgramKey key, Guid id, bool isNewCalendar = false)
    {
        await session.SaveAsync();
        var program = await programs.CurrentAsync(session, key);
        if (await SeriesDesk.FindAsync(session, key, id) is not { } row)
        {
            return;
        }

        var series = SeriesDesk.StateOf(row);
        var existing = (await MeetingQueries.Of(session.Db.Meetings, key)
                .Where(meeting => meeting.SeriesId == id && (meeting.Status == MeetingStatus.Scheduled || meeting.StartsAt > session.Now))
                .ToListAsync())
            .ConvertAll(MeetingDesk.StateOf)
            .Where(meeting => meeting.Ending is not { IsWithdrawn: true })
            .Select(meeting => new PlannedMeeting(meeting.Id, meeting.Nominal, meeting.Status, meeting.StartsAt))
            .ToList();
        foreach (var step in SeriesPlan.Steps(series, program.Calendar, existing, session.Now))
        {
            await (step switch
            {
                PlanStep.Make make => meetings.PlanAsync(session, key, series, make.Occurrence),
                PlanStep.Adjust adjust => ApplyAsync(session, key, adjust.Meeting, new MeetingCommand.Replan(series.Terms(), adjust.Occurrence, isNewCalendar)),
                PlanStep.Withdraw withdraw => ApplyAsync(session, key, withdraw.Meeting, new MeetingCommand.Withdraw()),
                _ => throw new InvalidOperationException($"Nothing carries out {step.GetType().Name}."),
            });
        }

        await UnloadAsync(session, key, row);
        if (series is { IsOnce: true, Status: SeriesStatus.Active } && await IsOverAsync(session, key, series, program))
        {
            SeriesDesk.Write(row, series with { Status = SeriesStatus.Ended });
        }
        else if (series.Status is SeriesStatus.Active)
        {
            await session.SetTimerAsync(key, SeriesTimers.FeatureName, id, SeriesTimers.Plan, session.Now + SeriesPlan.Every);
        }
    }

    /// <summary>What takes place once was held; or its day is so long gone that nobody takes it up again.</summary>
    static async ValueTask<bool> IsOverAsync(Session session, ProgramKey key, MeetingSeries series, ProgramInfo program)
    {
        var statuses = await MeetingQueries.Of(session.Db.Meetings, key).Where(meeting => meeting.SeriesId == series.Id.Value).Select(meeting => meeting.Status).ToListAsync();
        return statuses.Exists(status => status is MeetingStatus.Held or MeetingStatus.HeldUndecided)
            || (statuses.TrueForAll(status => status is MeetingStatus.Missed or MeetingStatus.Skipped) && session.Now.InZone(program.Calendar.Zone).Date > series.EndsOn?.PlusWeeks(2));
    }

    /// <summary>Plans every series of a program anew: its calendar has changed.</summary>
    public async ValueTask FollowAsync(Session session, CalendarChanged moment)
    {
        var key = moment.Program;
        var planned = await PlannedAsync(session, key);
        foreach (var id in await SeriesDesk.Of(session.Db, key).Where(row => row.Status == SeriesStatus.Active).Select(row => row.Id).ToListAsync())
        {
            await PlanAsync(session, key, id, isNewCalendar: true);
        }

        moment.Moves.AddRange(DaysOffMoves.Between(planned, await PlannedAsync(session, key)));
    }

    /// <summary>The meetings as they are planned now, those that a day off skips included: what a new calendar is compared with.</summary>
    static async ValueTask<IReadOnlyList<Meeting>> PlannedAsync(Session session, ProgramKey key)
    {
        await session.SaveAsync();
        return (await MeetingQueries.Of(session.Db.Meetings, key).Where(meeting => meeting.StartsAt > session.Now).OrderBy(meeting => meeting.StartsAt).ToListAsync())
            .ConvertAll(MeetingDesk.StateOf);
    }

    /// <summary>What waited for a meeting to be planned goes to the first that has been and has room.</summary>
    async ValueTask UnloadAsync(Session session, ProgramKey key, SeriesRow row)
    {
        var series = SeriesDesk.StateOf(row);
        if (series.Backlog.IsEmpty)
        {
            return;
        }

        await session.SaveAsync();
        var planned = (await MeetingQueries.Of(session.Db.Meetings, key)
                .Where(meeting => meeting.SeriesId == row.Id && meeting.Status == MeetingStatus.Scheduled && meeting.StartsAt > session.Now)
                .OrderBy(meeting => meeting.StartsAt)
                .ToListAsync())
            .ConvertAll(MeetingDesk.StateOf);
        var left = series.Backlog;
        foreach (var item in series.Backlog)
        {
            foreach (var next in planned.Where(meeting => item.NotBefore is null || meeting.StartsAt.InZone(meeting.Terms.Zone).Date >= item.NotBefore))
            {
                if (await meetings.TakeOnAsync(session, key, next, item))
                {
                    left = left.Remove(item);
                    break;
                }
            }
        }

        if (left.Length < series.Backlog.Length)
        {
            SeriesDesk.Write(row, series with { Backlog = left });
        }
    }

    async ValueTask ApplyAsync(Session session, ProgramKey key, MeetingId meeting, MeetingCommand command)
    {
        // The plan follows what stands: a meeting that has begun or ended meanwhile ignores it.
        _ = await meetings.ApplyAsync(session, key, meeting.Value, command);
    }
}
