using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Time;

/// <summary>A window counted from an instant, and from a later one; with what must hold of both whatever calendar and instants they are.</summary>
sealed record WorkingTimeCase(WorkingCalendar Calendar, Instant Start, Instant Later, Window Window)
{
    public bool IsNeverInThePast()
    {
        var deadline = WorkingTime.Deadline(Start, Window, Calendar);
        return deadline.At > Start
            && deadline.At == WorkingTime.WholeMilliseconds(deadline.At)
            && deadline.Receipt.CountedFrom >= Start
            && (!Window.IsWorkingTime || WorkingTime.IsWorking(deadline.At, Calendar));
    }

    /// <summary>A later start ends no earlier, wherever 'the same local time' can be kept in order.</summary>
    /// <remarks>
    /// It can't where the clocks are put back between the two starts, so that the later one reads earlier on the wall; nor where the earlier one's time
    /// falls into a gap on its last day and so shifts past times that exist. There each is right by itself, which <see cref="WorkingTimeInEveryZone"/> sees to.
    /// </remarks>
    public bool IsNotEarlierForALaterStart()
    {
        var (end, later) = (WorkingTime.Deadline(Start, Window, Calendar), WorkingTime.Deadline(Later, Window, Calendar));
        return end.At <= later.At
            || (Window.Unit is WindowUnit.WorkingDays && (OnTheWall(later.Receipt.CountedFrom) < OnTheWall(end.Receipt.CountedFrom) || IsShiftedByAGap(end)));
    }

    public bool DoesNotEndSoonerWhenItIsLonger() => End(Start, Window) <= End(Start, Window with { Amount = Window.Amount + 1 });

    public bool HasSharesThatGrow(int low, int high)
    {
        var end = End(Start, Window);
        var (early, late) = (Share(low), Share(high));
        return Start <= early && early <= late && late <= end;

        Instant Share(int percent) => WorkingTime.PointBetween(Start, end, percent, Window.IsWorkingTime, Calendar);
    }

    /// <summary>What was added is what lies between, to the millisecond that is cut off.</summary>
    public bool HasTheWorkingHoursThatWereAdded(int hours) =>
        WorkingTime.Between(Start, WorkingTime.Add(Start, Duration.FromHours(hours), Calendar), Calendar) == Duration.FromHours(hours);

    public bool HasANudgeInWorkingHoursOrNone() => WorkingTime.AtOrLastClosing(Later, Start, Calendar) is not { } moved
        || (moved <= Later && moved > Start && WorkingTime.IsWorking(moved, Calendar));

    LocalDateTime OnTheWall(Instant at) => at.InZone(Calendar.Zone).LocalDateTime;

    bool IsShiftedByAGap(Deadline deadline) =>
        Calendar.Zone.MapLocal(OnTheWall(deadline.At).Date + OnTheWall(deadline.Receipt.CountedFrom).TimeOfDay).Count == 0;

    Instant End(Instant start, Window window) => WorkingTime.Deadline(start, window, Calendar).At;
}
