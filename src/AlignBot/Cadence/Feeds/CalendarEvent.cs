using System.Globalization;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Cadence.Feeds;

/// <summary>What stands in a calendar for one date of a series: the meeting as it is, or, further ahead than meetings are made, the date to come.</summary>
/// <param name="Uid">Of the series and the date that its recurrence names: it stays whatever becomes of the meeting.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="StartsAt">When it takes place, or would have.</param>
/// <param name="Terms">Its name, length, sections and links.</param>
/// <param name="Off">Why it does not take place; null: it does, or did, or should have.</param>
sealed record CalendarEvent(string Uid, Instant ChangedAt, Instant StartsAt, MeetingTerms Terms, CalendarEvent.Why? Off)
{
    /// <summary>How far a calendar reaches back and ahead.</summary>
    public static readonly Duration Behind = Duration.FromDays(92), Ahead = FormerDates.Kept;

    /// <summary>What an older build planned bears no date of its last change.</summary>
    static readonly Instant Unknown = Instant.FromUtc(2026, 1, 1, 0, 0);

    /// <summary>Why something does not take place.</summary>
    public enum Why
    {
        /// <summary>Somebody called it off: whoever would come should read so.</summary>
        CalledOff,

        /// <summary>The day is off, or the series has other dates now: only a calendar that has it already must hear of it.</summary>
        TakenOff,
    }

    public Instant EndsAt => StartsAt + Terms.Length;

    /// <summary>The events of a series: of three months past, and a year ahead.</summary>
    /// <param name="series">As it is now.</param>
    /// <param name="meetings">All that were made of it.</param>
    /// <param name="calendar">As it is now.</param>
    /// <param name="now">Business time.</param>
    public static IEnumerable<CalendarEvent> Of(MeetingSeries series, IEnumerable<Meeting> meetings, WorkingCalendar calendar, Instant now)
    {
        var changed = series.ChangedAt ?? Unknown;
        var known = new HashSet<LocalDate>();

        // A date that was taken off and came back has two meetings: the one that counts is the one that is not taken off.
        foreach (var dates in meetings.GroupBy(meeting => meeting.Nominal))
        {
            var meeting = dates.OrderBy(meeting => meeting.Ending is { IsWithdrawn: true }).ThenByDescending(meeting => meeting.ChangedAt ?? Unknown).First();
            known.Add(meeting.Nominal);
            if (meeting.StartsAt > now - Behind)
            {
                yield return new CalendarEvent(UidOf(series, meeting.Nominal), meeting.ChangedAt ?? changed, meeting.StartsAt, meeting.Terms, WhyOff(meeting));
            }
        }

        var (from, to) = (now, now + Ahead);
        var terms = series.Terms();
        foreach (var occurrence in Occurrences.Between(series, calendar, from, to).Where(occurrence => known.Add(occurrence.Nominal)))
        {
            var isOff = occurrence.IsSkipped || series.Status is not SeriesStatus.Active;
            yield return new CalendarEvent(UidOf(series, occurrence.Nominal), changed, occurrence.StartsAt, terms, isOff ? Why.TakenOff : null);
        }

        foreach (var former in series.Former ?? [])
        {
            var dates = series with { Recurrence = former.Recurrence, At = former.At, StartsOn = former.StartsOn, EndsOn = former.EndsOn };
            foreach (var occurrence in Occurrences.Between(dates, calendar, from, Instant.Min(to, former.Until + Ahead)).Where(occurrence => known.Add(occurrence.Nominal)))
            {
                yield return new CalendarEvent(UidOf(series, occurrence.Nominal), changed, occurrence.StartsAt, terms, Why.TakenOff);
            }
        }
    }

    static string UidOf(MeetingSeries series, LocalDate nominal) => $"{series.Id.Value:N}-{nominal.ToString("uuuuMMdd", CultureInfo.InvariantCulture)}@alignbot";

    static Why? WhyOff(Meeting meeting) => meeting switch
    {
        { Ending: { IsWithdrawn: true } or { IsDayOff: true } } => Why.TakenOff,
        { Status: MeetingStatus.Skipped, Ending.By: not null } => Why.CalledOff,
        _ => null,
    };
}
