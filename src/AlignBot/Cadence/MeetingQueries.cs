using AlignBot.Domain;
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

    /// <summary>The meeting that somebody means who names none: the running one that they are in, else what runs, is prompted or comes next.</summary>
    public static async Task<MeetingRow?> NextAsync(IQueryable<MeetingRow> meetings, ProgramKey key, UserId? who = null, bool mayRun = true) =>
        (await InOrderOfAsync(meetings, key, who, most: 1, mayRun)).FirstOrDefault();

    /// <summary>Those ahead as <see cref="InOrder"/> has them, but the running one that the person is in first.</summary>
    public static async Task<List<MeetingRow>> InOrderOfAsync(IQueryable<MeetingRow> meetings, ProgramKey key, UserId? who, int most, bool mayRun = true)
    {
        var rows = await InOrder(meetings, key).Where(row => mayRun || row.Status != MeetingStatus.Running).Take(most + MostRunning).ToListAsync();
        return [.. rows.OrderBy(row => IsIn(row, who) ? 0 : 1).Take(most)];
    }

    /// <summary>It runs, and they are there.</summary>
    public static bool IsIn(MeetingRow row, UserId? who) =>
        row.Status is MeetingStatus.Running && MeetingDesk.StateOf(row).Here.Any(here => here.User == who);

    /// <summary>More than run at once.</summary>
    const int MostRunning = 8;
}
