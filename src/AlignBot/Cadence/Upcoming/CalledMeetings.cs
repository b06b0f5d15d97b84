using AlignBot.Cadence.Overview;
using AlignBot.Cadence.Parked;
using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Features;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence.Upcoming;

/// <summary>Who will be there, and who must come, stands in the calls for items and on the cards: they keep up with people, deputies and days away; and it is looked at who is away then.</summary>
sealed class CalledMeetings(ProgramDirectory programs, MeetingDesk desk, MeetingPosts posts) : IFollow<RosterChanged>
{
    public async ValueTask FollowAsync(Session session, RosterChanged moment)
    {
        // One that is over may still ask what becomes of something.
        var asking = await session.Db.Waiting
            .Where(row => row.InstallationId == moment.Program.InstallationId && row.ProgramId == moment.Program.ProgramId && row.Feature == MeetingWaiting.Name && row.Slot.StartsWith(AskedSlot.Prefix))
            .Select(row => row.SubjectId).Distinct().ToListAsync();
        foreach (var id in asking.Order())
        {
            // Where the same people are asked, it is ignored.
            _ = await desk.ApplyAsync(session, moment.Program, id, new MeetingCommand.PeopleChanged());
        }

        foreach (var row in await MeetingQueries.Ahead(session.Db.Meetings, moment.Program).ToListAsync())
        {
            // Whoever must be there may be away now, or back.
            _ = row.Status is MeetingStatus.Scheduled ? await desk.ApplyAsync(session, moment.Program, row.Id, new MeetingCommand.PeopleChanged()) : null;
            MeetingEffect? edit = MeetingDesk.StateOf(row) switch
            {
                { Status: MeetingStatus.Scheduled, CalledAt: not null } => new MeetingEffect.EditCall(),
                { Status: MeetingStatus.Prompted or MeetingStatus.Running } => new MeetingEffect.EditCard(),
                _ => null,
            };
            if (edit is not null)
            {
                await posts.SendAsync(session, await programs.CurrentAsync(session, moment.Program), row, edit);
            }
        }
    }
}
