using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Sandbox;

/// <summary>When the sandbox's business time begins, whatever day it really is.</summary>
static class SandboxStart
{
    /// <summary>A good time to raise a dispute: its first deadline is at ten, too.</summary>
    static readonly LocalTime Morning = new(10, 0);

    /// <summary>Longer than any shutdown with a quarter's beginning behind it.</summary>
    const int SearchDays = 60;

    /// <summary>The next ten o'clock of a working day from which the weekly review is the next meeting: it is what newcomers are shown.</summary>
    public static Instant After(Instant now, ProgramFile program)
    {
        var today = now.InZone(program.Calendar.Zone).Date;
        var mornings = Enumerable.Range(0, SearchDays).Select(days => today.PlusDays(days))
            .Where(date => WorkingTime.IsWorkingDay(date, program.Calendar))
            .Select(date => At(date + Morning, program.Calendar))
            .Where(morning => morning > now)
            .ToList();
        return mornings.Cast<Instant?>().FirstOrDefault(morning => NextMeeting(morning!.Value, program)?.Kind == SeriesKind.WeeklyReview) ?? mornings[0];
    }

    /// <summary>A local time of the program's, as an instant.</summary>
    public static Instant At(LocalDateTime local, WorkingCalendar calendar) => calendar.Zone.AtLeniently(local).ToInstant();

    static MeetingSeries? NextMeeting(Instant after, ProgramFile program) => program.Series
        .Select(series => (Series: series, Next: Occurrences.Next(series, program.Calendar, after, 1)))
        .Where(found => found.Next.Count > 0)
        .OrderBy(found => found.Next[0].StartsAt)
        .Select(found => found.Series)
        .FirstOrDefault();
}
