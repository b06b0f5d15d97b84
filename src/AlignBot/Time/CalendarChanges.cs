using System.Collections.Immutable;
using AlignBot.Domain.Time;
using AlignBot.Engine.Wording;

namespace AlignBot.Time;

/// <summary>What is different between two versions of the working calendar, in words, for the channel and the record.</summary>
static class CalendarChanges
{
    /// <summary>How many days are named one by one; a whole year taken from a file is counted.</summary>
    const int Named = 6;

    /// <summary>One sentence a change, without its full stop; empty when both say the same.</summary>
    /// <param name="before">As it was.</param>
    /// <param name="now">As it is.</param>
    /// <param name="named">So many days are named one by one; of more, a few are, and the rest counted.</param>
    public static ImmutableArray<string> Between(WorkingCalendar before, WorkingCalendar now, int named = Named) => [.. All(before, now, named)];

    static IEnumerable<string> All(WorkingCalendar before, WorkingCalendar now, int named)
    {
        if (before.ZoneId != now.ZoneId)
        {
            yield return $"Hours are meant in {now.ZoneId} instead of {before.ZoneId}";
        }

        var (oldWeek, week) = (WeekText.Write(before.Week), WeekText.Write(now.Week));
        if (oldWeek != week)
        {
            yield return $"Working hours are {OneLine(week)}; until now {OneLine(oldWeek)}";
        }

        var added = now.Holidays.Except(before.Holidays).OrderBy(day => day.Date).ToList();
        var gone = before.Holidays.Except(now.Holidays).OrderBy(day => day.Date).ToList();
        if (added.Count > 0)
        {
            yield return $"{Count(added.Count)} off more: {List(added, named)}";
        }

        if (gone.Count > 0)
        {
            yield return $"{Count(gone.Count)} off fewer: {List(gone, named)}";
        }
    }

    /// <summary>'Fri 25 Dec 2026 (Christmas Day)', 'Thu 24 Dec 2026 (Christmas Eve, afternoon)'.</summary>
    public static string Day(Holiday day) =>
        $"{When.Date(day.Date)} ({day.Name}{day.Off switch { DayPart.Morning => ", morning", DayPart.Afternoon => ", afternoon", _ => "" }})";

    static string List(List<Holiday> days, int named) => days.Count <= named
        ? Names.Join(days.ConvertAll(Day))
        : $"{string.Join(", ", days.Take(Named).Select(Day))} and {days.Count - Named} more, the last on {When.Date(days[^1].Date)}";

    static string Count(int days) => days == 1 ? "1 day" : $"{days} days";

    static string OneLine(string week) => week.Replace("\n", "; ", StringComparison.Ordinal);
}
