using NodaTime;

namespace AlignBot.Domain.Time;

/// <summary>Which part of a working day a stretch of time takes away.</summary>
public static class DayParts
{
    /// <summary>A half is taken when so much of its working time is: an hour's lunch takes none.</summary>
    const double Most = 2.0 / 3;

    /// <summary>The whole day, one of its halves, or null where it takes less than that. On a day without hours, the day where it takes half of it.</summary>
    public static DayPart? Taken(LocalDate date, Instant from, Instant to, WorkingCalendar calendar)
    {
        var hours = calendar with { Holidays = [] };
        if (WorkingPeriods.On(date, hours, calendar.Zone).IsEmpty)
        {
            var (begins, ends) = (date.AtStartOfDayInZone(calendar.Zone).ToInstant(), date.PlusDays(1).AtStartOfDayInZone(calendar.Zone).ToInstant());
            return (Instant.Min(to, ends) - Instant.Max(from, begins)).TotalSeconds * 2 >= (ends - begins).TotalSeconds ? DayPart.WholeDay : null;
        }

        var (morning, afternoon) = (IsTaken(DayPart.Afternoon), IsTaken(DayPart.Morning));
        return morning && afternoon ? DayPart.WholeDay : morning ? DayPart.Morning : afternoon ? DayPart.Afternoon : null;

        // What is left of the day when the other half is off.
        bool IsTaken(DayPart other)
        {
            var half = WorkingPeriods.On(date, hours with { Holidays = [new Holiday(date, "", other)] }, calendar.Zone);
            var (all, taken) = (0.0, 0.0);
            foreach (var (open, close) in half)
            {
                all += (close - open).TotalSeconds;
                taken += Math.Max(0, (Instant.Min(to, close) - Instant.Max(from, open)).TotalSeconds);
            }

            return taken >= all * Most;
        }
    }
}
