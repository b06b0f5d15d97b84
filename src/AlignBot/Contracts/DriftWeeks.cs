using AlignBot.Domain.Drift;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>The weeks of which it is known that nothing happened in them: since the program is there.</summary>
static class DriftWeeks
{
    /// <summary>A point of zero a week, back from today.</summary>
    /// <param name="db">The record.</param>
    /// <param name="program">Of which program.</param>
    /// <param name="from">A day of the program's own zone: none lies before.</param>
    /// <param name="now">Business time.</param>
    public static async Task<IEnumerable<DriftPoint>> QuietAsync(AlignBotContext db, ProgramInfo program, LocalDate from, Instant now)
    {
        var zone = program.Calendar.Zone;
        var first = LocalDate.Max(from, (await ProgramBegan.AtAsync(db, program.Key)).InZone(zone).Date);
        var points = new List<DriftPoint>();
        for (var day = now.InZone(zone).Date; day >= first; day = day.PlusWeeks(-1))
        {
            points.Add(new DriftPoint(day, 0));
        }

        return points;
    }
}
