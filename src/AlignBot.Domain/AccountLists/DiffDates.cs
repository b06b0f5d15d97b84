using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.AccountLists;

/// <summary>When the weekly diff is posted.</summary>
/// <param name="Day">Which day of the week.</param>
/// <param name="At">By the program's clock.</param>
public sealed record DiffDates(IsoDayOfWeek Day, LocalTime At)
{
    /// <summary>Before the week's first meetings.</summary>
    public static DiffDates Usual { get; } = new(IsoDayOfWeek.Monday, new LocalTime(8, 30));

    /// <summary>The next time after a moment: on its day, or the first working day after it where nobody works then.</summary>
    /// <returns>Later than <paramref name="after"/>; a time that the clocks skip is moved on by the gap.</returns>
    public Instant After(Instant after, WorkingCalendar calendar)
    {
        var week = after.InZone(calendar.Zone).Date.PlusDays(-14).Next(Day);
        for (; ; week = week.PlusDays(7))
        {
            var date = WorkingTime.FirstOpening(week, calendar).InZone(calendar.Zone).Date;
            var at = calendar.Zone.AtLeniently(date + At).ToInstant();
            if (at > after)
            {
                return at;
            }
        }
    }

    /// <summary>The last time that has come, of one that has come and those after it: weeks in which nobody posted are one diff.</summary>
    /// <param name="due">A time that has come.</param>
    /// <param name="now">Not earlier.</param>
    /// <param name="calendar">The program's.</param>
    public Instant Latest(Instant due, Instant now, WorkingCalendar calendar)
    {
        while (After(due, calendar) is var next && next <= now)
        {
            due = next;
        }

        return due;
    }
}
