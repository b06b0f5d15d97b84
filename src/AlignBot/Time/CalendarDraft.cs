using AlignBot.Domain.Time;

namespace AlignBot.Time;

/// <summary>A calendar read from a file, while its reader looks at what it would change.</summary>
/// <param name="BaseVersion">The version it was begun from.</param>
/// <param name="Calendar">As it would be.</param>
sealed record CalendarDraft(int BaseVersion, WorkingCalendar Calendar);
