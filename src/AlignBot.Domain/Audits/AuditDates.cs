using AlignBot.Domain.Cadence;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Audits;

/// <summary>When audits are.</summary>
public static class AuditDates
{
    /// <summary>So many working days before the end of its quarter an audit begins by itself.</summary>
    public const int WorkingDaysBefore = 10;

    /// <summary>So many days into a quarter the one before is looked at still.</summary>
    const int LookedBack = 31;

    /// <summary>The next moment at which an audit begins by itself: the morning of a working day, in the last two weeks of a quarter.</summary>
    /// <returns>Later than <paramref name="after"/>.</returns>
    public static Instant OpensAfter(Instant after, WorkingCalendar calendar)
    {
        for (var quarter = CadenceHealth.QuarterOf(after.InZone(calendar.Zone).Date); ; quarter = quarter.PlusMonths(3))
        {
            var at = WorkingTime.FirstOpening(LocalDate.Max(quarter, WorkingTime.WorkingDayFrom(quarter.PlusMonths(3), -WorkingDaysBefore, calendar)), calendar);
            if (at > after)
            {
                return at;
            }
        }
    }

    /// <summary>The quarter that an audit begun now looks at: the one that ended in the last weeks, where it has none, else the one that runs.</summary>
    /// <param name="last">The quarter of the last audit; null before the first.</param>
    /// <param name="today">By the program's calendar.</param>
    /// <param name="began">The program's first day: what was before it has nothing to look at.</param>
    public static LocalDate QuarterFor(LocalDate? last, LocalDate today, LocalDate began)
    {
        var runs = CadenceHealth.QuarterOf(today);
        var before = runs.PlusMonths(-3);
        return Period.DaysBetween(runs, today) < LookedBack && began < runs && (last is null || last < before) ? before : runs;
    }

    /// <summary>The moment at which a quarter begins where the program lives.</summary>
    public static Instant Begins(LocalDate quarter, WorkingCalendar calendar) => calendar.Zone.AtStartOfDay(quarter).ToInstant();
}
