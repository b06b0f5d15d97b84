using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.AccountLists;

/// <summary>The world at the moment the list is touched.</summary>
/// <param name="Now">Business time, whole milliseconds.</param>
/// <param name="Roster">Who is who.</param>
/// <param name="Calendar">The program's working calendar.</param>
public sealed record AccountListContext(Instant Now, Roster Roster, WorkingCalendar Calendar);
