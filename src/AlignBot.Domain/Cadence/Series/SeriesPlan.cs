using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Cadence.Series;

/// <summary>A meeting that is planned already, as far as planning goes.</summary>
public sealed record PlannedMeeting(MeetingId Id, LocalDate Nominal, MeetingStatus Status, Instant StartsAt);

/// <summary>What is to be done so that the rows made ahead are those that the series has. Closed.</summary>
public abstract record PlanStep
{
    PlanStep()
    {
    }

    /// <summary>Make a row.</summary>
    public sealed record Make(Occurrence Occurrence) : PlanStep;

    /// <summary>Bring a row to what the series says now.</summary>
    public sealed record Adjust(MeetingId Meeting, Occurrence Occurrence) : PlanStep;

    /// <summary>The series does not take place on that row's date any more.</summary>
    public sealed record Withdraw(MeetingId Meeting) : PlanStep;
}

/// <summary>Keeps the occurrences of a series planned ahead.</summary>
public static class SeriesPlan
{
    /// <summary>How far ahead rows are made.</summary>
    public static readonly Duration Ahead = Duration.FromDays(35);

    /// <summary>How often the plan is carried on while nothing else happens.</summary>
    public static readonly Duration Every = Duration.FromDays(7);

    /// <summary>The steps from the rows there are to the rows there should be.</summary>
    /// <param name="series">As it is now.</param>
    /// <param name="calendar">As it is now.</param>
    /// <param name="existing">The series' rows that are not over, and those of days to come that are.</param>
    /// <param name="now">Nothing is planned before it.</param>
    public static IEnumerable<PlanStep> Steps(MeetingSeries series, WorkingCalendar calendar, IReadOnlyCollection<PlannedMeeting> existing, Instant now)
    {
        var isActive = series.Status is SeriesStatus.Active;
        var wanted = isActive ? Wanted(series, calendar, now) : [];
        var had = isActive ? Around(series, calendar, existing) : [];
        foreach (var meeting in existing)
        {
            // One that was moved may lie ahead although its own date has passed: it is of the series all the same.
            if (wanted.Remove(meeting.Nominal, out var occurrence) || had.TryGetValue(meeting.Nominal, out occurrence))
            {
                yield return new PlanStep.Adjust(meeting.Id, occurrence);
            }
            else if (meeting.Status is MeetingStatus.Scheduled && (meeting.StartsAt > now || !isActive))
            {
                yield return new PlanStep.Withdraw(meeting.Id);
            }
        }

        foreach (var occurrence in wanted.Values.OrderBy(occurrence => occurrence.StartsAt))
        {
            yield return new PlanStep.Make(occurrence);
        }
    }

    /// <summary>Everything within the horizon, and the next one that takes place however far it is.</summary>
    static Dictionary<LocalDate, Occurrence> Wanted(MeetingSeries series, WorkingCalendar calendar, Instant now)
    {
        var wanted = Occurrences.Between(series, calendar, now, now + Ahead).Where(occurrence => occurrence.StartsAt > now)
            .ToDictionary(occurrence => occurrence.Nominal);
        foreach (var next in Occurrences.Next(series, calendar, now + Duration.FromMilliseconds(1), 1))
        {
            wanted.TryAdd(next.Nominal, next);
        }

        return wanted;
    }

    /// <summary>Everything the series has from the first to the last nominal date of the rows there are.</summary>
    static Dictionary<LocalDate, Occurrence> Around(MeetingSeries series, WorkingCalendar calendar, IReadOnlyCollection<PlannedMeeting> existing)
    {
        if (existing.Count == 0)
        {
            return [];
        }

        var margin = Duration.FromDays(40);
        var (first, last) = (existing.Min(meeting => meeting.Nominal).AtMidnight().InUtc().ToInstant(), existing.Max(meeting => meeting.Nominal).AtMidnight().InUtc().ToInstant());
        return Occurrences.Between(series, calendar, first - margin, last + margin).ToDictionary(occurrence => occurrence.Nominal);
    }
}
