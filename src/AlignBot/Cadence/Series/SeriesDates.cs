using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Time;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence.Series;

/// <summary>When the meetings of a series take place as things are: what people moved and called off, and further ahead what the series says.</summary>
static class SeriesDates
{
    /// <summary>The meetings that bear on the dates to come, by their series.</summary>
    public static async Task<ILookup<SeriesId, Meeting>> ToComeAsync(AlignBotContext db, ProgramKey key, Instant now) =>
        (await MeetingQueries.Of(db.Meetings, key).Where(row => row.StartsAt > now || row.Status == MeetingStatus.Scheduled).ToListAsync())
            .ConvertAll(MeetingDesk.StateOf).ToLookup(meeting => meeting.Series);

    /// <summary>The next that take place.</summary>
    /// <param name="series">As it is now.</param>
    /// <param name="toCome">Its meetings, of <see cref="ToComeAsync"/>.</param>
    /// <param name="calendar">As it is now.</param>
    /// <param name="now">Business time.</param>
    /// <param name="count">At most so many.</param>
    public static IReadOnlyList<Occurrence> Next(MeetingSeries series, IEnumerable<Meeting> toCome, WorkingCalendar calendar, Instant now, int count)
    {
        var made = toCome.Where(meeting => meeting.Ending is not { IsWithdrawn: true }).ToList();
        var known = made.Select(meeting => meeting.Nominal).ToHashSet();
        return
        [
            .. made.Where(meeting => meeting.Status is MeetingStatus.Scheduled)
                .Select(meeting => new Occurrence(
                    meeting.Nominal, meeting.StartsAt.InZone(meeting.Terms.Zone).Date, meeting.StartsAt, IsSkipped: false,
                    meeting.MovedForHoliday is { Length: > 0 } holiday ? holiday : null))
                .Concat(Occurrences.Next(series, calendar, now, count + known.Count).Where(occurrence => !known.Contains(occurrence.Nominal)))
                .OrderBy(occurrence => occurrence.StartsAt).Take(count),
        ];
    }
}
