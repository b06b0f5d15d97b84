using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Differences;
using AlignBot.Engine.Features;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;

namespace AlignBot.Differences;

/// <summary>Figures are asked for on the working day before a review, and shown together shortly before it begins.</summary>
sealed class FiguresTimers(FiguresDesk desk, IReviewMeetings meetings) : ITimerHandler
{
    /// <summary>Of a review, among the timers that it has itself.</summary>
    public const string Ask = "ask-pipelines";

    public string Feature => FiguresDesk.FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        if (timer.Name == FiguresEffect.WaitToReveal.TimerName)
        {
            // Moved in between, it is due another time.
            _ = await desk.ApplyAsync(session, timer.Program, timer.SubjectId, new FiguresCommand.Reveal());
        }
        else if (await meetings.FindAsync(session.Db, timer.Program, new MeetingId(timer.SubjectId)) is { Status: MeetingStatus.Scheduled } meeting)
        {
            await desk.AskAsync(session, timer.Program, meeting);
        }
    }
}

/// <summary>Follows the reviews, which move and are called off, and those who lead the sides.</summary>
sealed class FiguresFollow(FiguresDesk desk, ProgramDirectory programs) : IFollow<MeetingScheduled>, IFollow<RosterChanged>
{
    public async ValueTask FollowAsync(Session session, MeetingScheduled moment)
    {
        var (key, meeting) = moment;
        if (!FiguresDesk.IsAskedBefore(meeting))
        {
            return;
        }

        if (meeting.Status is not MeetingStatus.Scheduled)
        {
            // What was asked for is shown all the same: nobody gave it for nothing.
            await session.ClearTimerAsync(key, meeting.Id.Value, FiguresTimers.Ask);
            return;
        }

        var calendar = (await programs.CurrentAsync(session, key)).Calendar;
        await session.SetTimerAsync(
            key, FiguresDesk.FeatureName, meeting.Id.Value, FiguresTimers.Ask, BlindFiguresWorkflow.AskAt(meeting.StartsAt, calendar));

        // Where none were asked for, or they were shown, there is nothing to move.
        _ = await desk.ApplyAsync(session, key, meeting.Id, new FiguresCommand.Move(meeting.StartsAt));
    }

    public async ValueTask FollowAsync(Session session, RosterChanged moment)
    {
        foreach (var row in await FiguresTables.OpenAsync(session.Db, moment.Program))
        {
            // Where the same people lead still, nobody else is asked.
            _ = await desk.ApplyAsync(session, moment.Program, row.Id, new FiguresCommand.LeaderChanged());
        }
    }
}
