using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <summary>How well the meetings of a time were kept.</summary>
public sealed record CadenceHealth
{
    /// <summary>Held with a decision, or with the word that nothing was to be decided.</summary>
    public int Held { get; init; }

    /// <summary>Held without a decision.</summary>
    public int Undecided { get; init; }

    /// <summary>Not held.</summary>
    public int Missed { get; init; }

    /// <summary>Called off by somebody. Days off, an outage of the bot and people who were all away are nobody's doing.</summary>
    public int Skipped { get; init; }

    /// <summary>Not prompted, since the bot was not running: no miss.</summary>
    public int Hindered { get; init; }

    /// <summary>Not possible, since those who must be there were away: no miss.</summary>
    public int Away { get; init; }

    /// <summary>Of these, how many nobody knew of two working days before.</summary>
    public int AwayAtShortNotice { get; init; }

    /// <summary>Who was away.</summary>
    public ImmutableArray<UserId> AwayPeople { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Held, but begun late.</summary>
    public int Late { get; init; }

    /// <summary>How many in a row were held, with a result, up to now; what was called off neither counts nor breaks it.</summary>
    public int Streak { get; init; }

    /// <summary>Time spent reconciling numbers.</summary>
    public Duration Reconciled { get; init; }

    /// <summary>Decisions taken.</summary>
    public int Decisions { get; init; }

    /// <summary>Meetings that should have been held.</summary>
    public int Due => Held + Undecided + Missed;

    /// <summary>Decisions for each meeting that took place; null while none has.</summary>
    public double? DecisionsAMeeting => Held + Undecided == 0 ? null : Math.Round((double)Decisions / (Held + Undecided), 1);

    /// <summary>Counts meetings that are over, given in any order.</summary>
    public static CadenceHealth Of(IEnumerable<Meeting> meetings)
    {
        var over = meetings.Where(meeting => !meeting.IsAhead).OrderBy(meeting => meeting.StartsAt).ToList();
        var away = over.Where(meeting => meeting.Status is MeetingStatus.Skipped).Select(meeting => meeting.Ending).OfType<MeetingEnding>().Where(ending => ending.Away is not null).ToList();
        return new CadenceHealth
        {
            Held = over.Count(meeting => meeting.Status is MeetingStatus.Held),
            Undecided = over.Count(meeting => meeting.Status is MeetingStatus.HeldUndecided),
            Missed = over.Count(meeting => meeting.Status is MeetingStatus.Missed),
            Skipped = over.Count(meeting => meeting is { Status: MeetingStatus.Skipped, Ending: { IsDayOff: false, IsWithdrawn: false, IsOutage: false, Away: null } }),
            Hindered = over.Count(meeting => meeting is { Status: MeetingStatus.Skipped, Ending: { IsOutage: true, Away: null } }),
            Away = away.Count,
            AwayAtShortNotice = away.Count(ending => ending.AwayAtShortNotice is true),
            AwayPeople = [.. away.SelectMany(ending => ending.AwayPeople.GetValueOrDefault().OrEmpty()).Distinct()],
            Late = over.Count(meeting => meeting is { Status: MeetingStatus.Held or MeetingStatus.HeldUndecided, IsLate: true }),
            Streak = over.AsEnumerable().Reverse().Where(meeting => meeting.Status is not MeetingStatus.Skipped)
                .TakeWhile(meeting => meeting.Status is MeetingStatus.Held).Count(),
            Reconciled = over.Aggregate(Duration.Zero, (sum, meeting) => sum + meeting.Reconciled),
            Decisions = over.Sum(meeting => meeting.Decisions.Length),
        };
    }

    /// <summary>The first day of the calendar quarter of a date.</summary>
    public static LocalDate QuarterOf(LocalDate date) => new(date.Year, ((date.Month - 1) / 3 * 3) + 1, 1);

    /// <summary>The moment at which the calendar quarter of an instant began where a program lives.</summary>
    public static Instant QuarterBegan(Instant now, DateTimeZone zone) => QuarterOf(now.InZone(zone).Date).AtStartOfDayInZone(zone).ToInstant();
}
