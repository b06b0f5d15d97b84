using AlignBot.Domain.Time;
using NodaTime;
using NodaTime.TimeZones;

namespace AlignBot.Domain.Cadence.Series;

/// <summary>Counts back from a meeting: when its call for items and its reminder are due.</summary>
public static class LeadTime
{
    const int SearchDays = 366;

    /// <summary>The moment that lies a window before another.</summary>
    /// <remarks>Working days: the same local time that many working days earlier. Working hours: spent backwards through the calendar.</remarks>
    public static Instant Before(Instant at, Window lead, WorkingCalendar calendar) => WorkingTime.WholeMilliseconds(lead.Unit switch
    {
        WindowUnit.WorkingDays => DaysBefore(at, lead.Amount, calendar),
        WindowUnit.WorkingHours => HoursBefore(at, lead.ToDuration(), calendar),
        _ => at - lead.ToDuration(),
    });

    /// <summary>The moment for telling one person: as asked, or the close of their last working hours before.</summary>
    public static Instant WithinHours(Instant at, WorkingCalendar own) =>
        WorkingTime.AtOrLastClosing(at, at - Duration.FromDays(7), own) ?? at;

    static Instant DaysBefore(Instant at, int days, WorkingCalendar calendar)
    {
        var zone = calendar.Zone;
        var local = at.InZone(zone).LocalDateTime;
        return zone.ResolveLocal(WorkingTime.WorkingDayFrom(local.Date, -days, calendar) + local.TimeOfDay, Resolvers.LenientResolver).ToInstant();
    }

    static Instant HoursBefore(Instant at, Duration worked, WorkingCalendar calendar)
    {
        var zone = calendar.Zone;
        var date = at.InZone(zone).Date;
        for (var searched = 0; searched < SearchDays; searched++, date = date.PlusDays(-1))
        {
            foreach (var period in WorkingPeriods.On(date, calendar, zone).Reverse())
            {
                var end = Instant.Min(period.Close, at);
                if (end <= period.Open)
                {
                    continue;
                }

                if (worked <= end - period.Open)
                {
                    return end - worked;
                }

                worked -= end - period.Open;
            }
        }

        return at - worked;
    }
}
