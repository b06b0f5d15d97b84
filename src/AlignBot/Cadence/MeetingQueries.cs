using AlignBot.Domain.Cadence;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence;

/// <summary>The meetings of a program, as they are asked for in many places.</summary>
static class MeetingQueries
{
    public static IQueryable<MeetingRow> Of(IQueryable<MeetingRow> meetings, ProgramKey key) =>
        meetings.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    /// <summary>Planned, prompted or running.</summary>
    public static IQueryable<MeetingRow> Ahead(IQueryable<MeetingRow> meetings, ProgramKey key) => Of(meetings, key).Where(row =>
        row.Status == MeetingStatus.Scheduled || row.Status == MeetingStatus.Prompted || row.Status == MeetingStatus.Running);

    /// <summary>Over, held or not.</summary>
    public static IQueryable<MeetingRow> Past(IQueryable<MeetingRow> meetings, ProgramKey key) => Of(meetings, key).Where(row =>
        row.Status != MeetingStatus.Scheduled && row.Status != MeetingStatus.Prompted && row.Status != MeetingStatus.Running);

    /// <summary>What is running, then what is prompted, then what is planned, each in order of time.</summary>
    public static IQueryable<MeetingRow> InOrder(IQueryable<MeetingRow> meetings, ProgramKey key) => Ahead(meetings, key)
        .OrderBy(row => row.Status == MeetingStatus.Running ? 0 : row.Status == MeetingStatus.Prompted ? 1 : 2)
        .ThenBy(row => row.StartsAt);

    public static Task<MeetingRow?> FindAsync(IQueryable<MeetingRow> meetings, ProgramKey key, Guid id) =>
        Of(meetings, key).SingleOrDefaultAsync(row => row.Id == id);

    /// <summary>The one of its series that comes after it, and is not called off.</summary>
    public static IQueryable<MeetingRow> After(IQueryable<MeetingRow> meetings, ProgramKey key, Guid series, Instant startsAt) => Of(meetings, key)
        .Where(row => row.SeriesId == series && row.StartsAt > startsAt && row.Status != MeetingStatus.Skipped).OrderBy(row => row.StartsAt);

    public static async Task<bool> HasNextBegunAsync(IQueryable<MeetingRow> meetings, ProgramKey key, Meeting meeting) =>
        await After(meetings, key, meeting.Series.Value, meeting.StartsAt).FirstOrDefaultAsync() is { Status: not MeetingStatus.Scheduled };

    /// <summary>The meeting that somebody means who names none: the one that is on, or else the next.</summary>
    public static Task<MeetingRow?> NextAsync(IQueryable<MeetingRow> meetings, ProgramKey key, bool mayRun = true) =>
        InOrder(meetings, key).FirstOrDefaultAsync(row => mayRun || row.Status != MeetingStatus.Running);
}
