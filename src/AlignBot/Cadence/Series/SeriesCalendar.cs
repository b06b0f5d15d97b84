using AlignBot.Cadence.Feeds;
using AlignBot.Cadence.Minutes;
using AlignBot.Domain;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence.Series;

/// <summary>The meetings of a program, or of one series, for people's calendars.</summary>
sealed class SeriesCalendar(IDatabase database, ProgramDirectory programs, MeetingFiles files, IClock clock)
{
    /// <summary>Sends a file on its way; false where there is nothing to put into it.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="to">Who asked.</param>
    /// <param name="key">The program.</param>
    /// <param name="only">One series; null for all.</param>
    public async Task<bool> SendAsync(WorkspaceKey workspace, UserId to, ProgramKey key, Guid? only)
    {
        var program = await programs.LatestAsync(key);
        var (events, name) = await database.ReadAsync(async db =>
        {
            var list = await SeriesAsync(db, key, only);
            return (await EventsAsync(db, program, list), list is [var one] ? MeetingFiles.Slug(one.Name) : "meetings");
        });
        if (events.Count == 0)
        {
            return false;
        }

        files.Send(
            workspace, to, $"{name}.ics", CalendarFile.Of(events, program.Name),
            Mrkdwn.Of($"The meetings of {program.Name} for a year, for your calendar. Ask again after a change: the same meetings are then moved, and what was called off goes."));
        return true;
    }

    /// <summary>Every event of a program.</summary>
    public async Task<List<CalendarEvent>> EventsAsync(AlignBotContext db, ProgramInfo program) =>
        await EventsAsync(db, program, await SeriesAsync(db, program.Key, only: null));

    /// <summary>Those that go on, and those of which a calendar may still hold something.</summary>
    async Task<List<MeetingSeries>> SeriesAsync(AlignBotContext db, ProgramKey key, Guid? only)
    {
        var since = clock.GetCurrentInstant() - CalendarEvent.Ahead;
        return [.. (await SeriesDesk.Of(db, key).Where(row => only == null || row.Id == only).OrderBy(row => row.Name).ToListAsync()).ConvertAll(SeriesDesk.StateOf)
            .Where(series => series.Status is SeriesStatus.Active || series.ChangedAt > since)];
    }

    async Task<List<CalendarEvent>> EventsAsync(AlignBotContext db, ProgramInfo program, List<MeetingSeries> list)
    {
        var now = clock.GetCurrentInstant();
        var since = now - CalendarEvent.Behind;
        var meetings = (await MeetingQueries.Of(db.Meetings, program.Key).Where(row => row.StartsAt > since).ToListAsync())
            .ConvertAll(MeetingDesk.StateOf).ToLookup(meeting => meeting.Series);
        return [.. list.SelectMany(series => CalendarEvent.Of(series, meetings[series.Id], program.Calendar, now))];
    }
}
