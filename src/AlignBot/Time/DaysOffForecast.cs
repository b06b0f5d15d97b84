using AlignBot.Contracts;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using NodaTime;

namespace AlignBot.Time;

/// <summary>The days off of a file's calendar.</summary>
sealed class DaysOffForecast : IComesByDate
{
    public IEnumerable<ComingDate> Of(ProgramFile file, Instant from, Instant to)
    {
        var zone = file.Calendar.Zone;
        return file.Calendar.Holidays
            .Where(day => day.Date > from.InZone(zone).Date && day.Date <= to.InZone(zone).Date)
            .Select(day => new ComingDate(zone.AtStartOfDay(day.Date).ToInstant(), IsDay: true, day.Off is DayPart.WholeDay ? $"off: {day.Name}" : $"{day.Off.ToString().ToLowerInvariant()} off: {day.Name}"));
    }
}
