using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;

namespace AlignBot.Time;

/// <summary>The changes of a working calendar, for whoever puts one in force.</summary>
sealed class CalendarChangeWords : IChangeWords<WorkingCalendar>
{
    public ImmutableArray<string> Between(WorkingCalendar before, WorkingCalendar now, Roster roster) => CalendarChanges.Between(before, now);
}
