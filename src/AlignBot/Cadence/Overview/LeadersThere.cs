using AlignBot.Contracts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence.Overview;

/// <summary>Whether each leader, or the deputy, was at the meetings for which they are required. What was called off, or could not be held, is in no count.</summary>
sealed class LeadersThere : IOwedRecord
{
    public ClauseKind Kind => ClauseKind.LeaderAtMeeting;

    public async Task<IReadOnlyList<Owed>> OfAsync(AlignBotContext db, ProgramInfo program, Instant since)
    {
        var rows = await MeetingQueries.Past(db.Meetings, program.Key).Where(row => row.StartsAt >= since && row.Status != MeetingStatus.Skipped).ToListAsync();
        return [.. rows.Select(MeetingDesk.StateOf).SelectMany(Of)];
    }

    static IEnumerable<Owed> Of(Meeting meeting)
    {
        var name = $"{meeting.Terms.Name} of {When.Date(meeting.StartsAt.InZone(meeting.Terms.Zone).Date)}";
        foreach (var role in meeting.Terms.RequiredRoles)
        {
            if (role.Side() is { } side)
            {
                var isThere = meeting.Status is not MeetingStatus.Missed || meeting.Ending?.Missing.Contains(role) is false;
                yield return new Owed(name, meeting.Id.Value, side, meeting.StartsAt) { DueAt = meeting.StartsAt, DoneAt = isThere ? meeting.StartsAt : null };
            }
        }
    }
}
