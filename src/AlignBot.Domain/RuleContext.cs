using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain;

/// <summary>The world at the moment something is touched: all that a workflow may know beyond state and command.</summary>
/// <param name="Now">Business time, whole milliseconds.</param>
/// <param name="Roster">Who is who.</param>
/// <param name="Calendar">The program's working calendar.</param>
public sealed record RuleContext(Instant Now, Roster Roster, WorkingCalendar Calendar)
{
    /// <summary>Today by the program's calendar.</summary>
    public LocalDate Today => Now.InZone(Calendar.Zone).Date;
}
