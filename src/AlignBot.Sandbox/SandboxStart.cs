using AlignBot.Cadence;
using AlignBot.Cadence.Series;
using AlignBot.Contracts;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using NodaTime;

namespace AlignBot.Sandbox;

/// <summary>When the sandbox's business time begins, whatever day it really is.</summary>
static class SandboxStart
{
    /// <summary>Enough to look around, and to put something on the agenda.</summary>
    static readonly Duration Before = Duration.FromMinutes(10);

    /// <summary>Ten minutes before the next weekly review: it is what newcomers are shown.</summary>
    public static Instant After(Instant now, ProgramFile program) =>
        Occurrences.Next(program.Series.First(series => series.Kind == SeriesKind.WeeklyReview), program.Calendar, now + Before + Duration.Epsilon, 1)[0].StartsAt - Before;

    /// <summary>A local time of the program's, as an instant.</summary>
    public static Instant At(LocalDateTime local, WorkingCalendar calendar) => calendar.Zone.AtLeniently(local).ToInstant();
}
