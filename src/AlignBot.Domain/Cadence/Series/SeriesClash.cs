using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Cadence.Series;

/// <summary>Two series of which a meeting each takes place at the same time.</summary>
/// <param name="Other">The other series' name.</param>
/// <param name="StartsAt">When the one that was asked about starts.</param>
/// <param name="OtherStartsAt">When the other one does.</param>
public sealed record SeriesClash(string Other, Instant StartsAt, Instant OtherStartsAt)
{
    /// <summary>How far ahead is looked: every quarter and every month once.</summary>
    public static readonly Duration Ahead = Duration.FromDays(366);

    /// <summary>Where a series lies on top of others in the year to come, in order of time.</summary>
    public static IReadOnlyList<SeriesClash> Of(MeetingSeries series, IEnumerable<MeetingSeries> others, WorkingCalendar calendar, Instant now)
    {
        if (series.Status is not SeriesStatus.Active)
        {
            return [];
        }

        var own = Taking(series, calendar, now);
        return
        [
            .. others.Where(other => other.Id != series.Id && other.Status is SeriesStatus.Active)
                .SelectMany(other => Taking(other, calendar, now).SelectMany(
                    theirs => own.Where(mine => mine < theirs + Length(other) && theirs < mine + Length(series)).Select(mine => new SeriesClash(other.Name, mine, theirs))))
                .OrderBy(clash => clash.StartsAt).ThenBy(clash => clash.OtherStartsAt),
        ];
    }

    static Instant[] Taking(MeetingSeries series, WorkingCalendar calendar, Instant now) =>
        [.. Occurrences.Between(series, calendar, now, now + Ahead).Where(occurrence => !occurrence.IsSkipped && occurrence.StartsAt > now).Select(occurrence => occurrence.StartsAt)];

    static Duration Length(MeetingSeries series) => Duration.FromMinutes(series.Minutes);
}
