using System.Collections.Immutable;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>Reads iCalendar files for whoever wants to know which days some of their events take.</summary>
interface ICalendarFiles
{
    /// <summary>The events that are wanted, with the whole days they take; null where the text is no calendar. Bounded in events, dates and time.</summary>
    /// <param name="text">The file's.</param>
    /// <param name="calendar">In whose zone days are meant; of what has a time, days count of which it takes all hours.</param>
    /// <param name="today">The day there.</param>
    /// <param name="isWanted">Which events are looked at.</param>
    CalendarFileDays? Read(string text, WorkingCalendar calendar, LocalDate today, Func<CalendarEventMarks, bool> isWanted);
}

/// <summary>How an event presents itself.</summary>
/// <param name="Title">Its summary; kept nowhere.</param>
/// <param name="BusyStatus">Outlook's word for how it shows its owner, in capitals; null where it says none.</param>
/// <param name="IsTransparent">It shows its owner as free.</param>
sealed record CalendarEventMarks(string Title, string? BusyStatus, bool IsTransparent);

/// <summary>The whole days of one event.</summary>
/// <param name="Id">Its id in the calendar; null where it has none.</param>
/// <param name="Occurrence">Which date of one that repeats it stands for; null where it stands for none.</param>
/// <param name="Repeats">It repeats.</param>
/// <param name="Days">In order, each once.</param>
sealed record CalendarEventDays(string? Id, string? Occurrence, bool Repeats, ImmutableArray<LocalDate> Days);

/// <summary>What was wanted of a calendar file.</summary>
/// <param name="Events">Those that take a day.</param>
/// <param name="Unread">How many of them say no day that can be understood.</param>
sealed record CalendarFileDays(ImmutableArray<CalendarEventDays> Events, int Unread);
