using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Time;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence.Upcoming;

/// <summary>The meetings that come right after somebody was named for a role: they read of them with the role, and are not asked for items once more.</summary>
sealed class FirstMeetings : IComesWithRole
{
    /// <summary>So many working days after the day on which they were named.</summary>
    const int WithinDays = 2;

    /// <summary>More than these are on the agenda's page alone.</summary>
    const int Named = 3;

    public async Task<ComesWithRole?> SayAsync(AlignBotContext db, ProgramInfo program, UserId user, Instant namedAt)
    {
        var last = Last(program, namedAt).PlusDays(1).AtStartOfDayInZone(program.Calendar.Zone).ToInstant();
        List<Meeting> theirs =
        [
            .. (await MeetingQueries.Of(db.Meetings, program.Key).Where(row => row.Status == MeetingStatus.Scheduled && row.StartsAt < last).OrderBy(row => row.StartsAt).ToListAsync())
                .Select(MeetingDesk.StateOf).Where(meeting => meeting.StartsAt >= namedAt && Asks(meeting, program, user)).Take(Named),
        ];
        return theirs.Count == 0
            ? null
            : new ComesWithRole(
                Mrkdwn.Of($"Your first {(theirs.Count == 1 ? "meeting" : "meetings")}: ")
                + Mrkdwn.Join("; ", theirs.Select(meeting => Mrkdwn.Of($"*{meeting.Terms.Name}*, {When.At(meeting.StartsAt, meeting.Terms.Zone)}").Shortened(300)))
                + Mrkdwn.Of($". What should be settled there? `/meeting add` puts it on the agenda."));
    }

    /// <summary>Whether somebody who was named then reads of the meeting in the message about their role.</summary>
    public static bool IsTold(Meeting meeting, ProgramInfo program, Instant? namedAt) =>
        namedAt is { } named && meeting.StartsAt >= named && meeting.StartsAt.InZone(program.Calendar.Zone).Date <= Last(program, named);

    static bool Asks(Meeting meeting, ProgramInfo program, UserId user) => meeting.Terms.RequiredRoles.Any(role => program.Roster.Holder(role) == user);

    static LocalDate Last(ProgramInfo program, Instant namedAt) => WorkingTime.WorkingDayFrom(namedAt.InZone(program.Calendar.Zone).Date, WithinDays, program.Calendar);
}
