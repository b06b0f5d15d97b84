using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Features;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence;

/// <summary>Who will be there stands in the calls for items: they keep up with people, deputies and days away.</summary>
sealed class CalledMeetings(ProgramDirectory programs, MeetingPosts posts) : IFollow<RosterChanged>
{
    public async ValueTask FollowAsync(Session session, RosterChanged moment)
    {
        var planned = await MeetingQueries.Of(session.Db.Meetings, moment.Program).Where(row => row.Status == MeetingStatus.Scheduled).ToListAsync();
        foreach (var row in planned.Where(row => MeetingDesk.StateOf(row).CalledAt is not null))
        {
            await posts.SendAsync(session, await programs.CurrentAsync(session, moment.Program), row, new MeetingEffect.EditCall());
        }
    }
}
