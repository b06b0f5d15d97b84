using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Actions;

/// <summary>When an open follow-up is spoken of: in the owner's own morning, on working days.</summary>
public static class ActionMoments
{
    /// <summary>The three moments, past or ahead.</summary>
    public static IEnumerable<(ActionMoment Moment, Instant At)> Of(ActionItem action, RuleContext context)
    {
        // The program's days, lived in the owner's zone: nobody is reminded in the middle of their night.
        var calendar = context.Roster.HoursOf(action.Owner, context.Calendar);
        var due = WorkingTime.FirstOpening(action.DueOn, calendar);
        var dueDay = due.InZone(calendar.Zone).Date;
        if (dueDay != action.DueOn)
        {
            // Due on a day off: its own reminder is on the last working day before it.
            due = WorkingTime.FirstOpening(WorkingDayBefore(action.DueOn, calendar), calendar);
            dueDay = due.InZone(calendar.Zone).Date;
        }

        yield return (ActionMoment.DayBefore, WorkingTime.FirstOpening(WorkingDayBefore(dueDay, calendar), calendar));
        yield return (ActionMoment.DueDay, due);
        yield return (ActionMoment.Overdue, WorkingTime.FirstOpening(action.DueOn.PlusDays(1), calendar));
    }

    static LocalDate WorkingDayBefore(LocalDate date, WorkingCalendar calendar)
    {
        do
        {
            date = date.PlusDays(-1);
        }
        while (!WorkingTime.IsWorkingDay(date, calendar));
        return date;
    }
}
