using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Cadence.Series;

/// <summary>On which dates a series takes place, before days off are looked at. Closed.</summary>
/// <remarks>Reckons in local dates alone; the discriminators are stored for good.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Weekly), "weekly")]
[JsonDerivedType(typeof(Monthly), "monthly")]
[JsonDerivedType(typeof(Quarterly), "quarterly")]
public abstract record Recurrence
{
    Recurrence()
    {
    }

    /// <summary>The dates from one to another, both included, in order.</summary>
    /// <param name="from">First date looked at.</param>
    /// <param name="to">Last date looked at.</param>
    /// <param name="calendar">Says which day is a month's first working day.</param>
    public abstract IEnumerable<LocalDate> Dates(LocalDate from, LocalDate to, WorkingCalendar calendar);

    /// <summary>On given days of every week, or of every second one.</summary>
    /// <param name="Days">The weekdays; at least one.</param>
    /// <param name="EveryWeeks">1: every week; 2: every second.</param>
    /// <param name="Anchor">Any day of a week in which it takes place. Counts for every second week only.</param>
    public sealed record Weekly(ImmutableArray<IsoDayOfWeek> Days, int EveryWeeks, LocalDate Anchor) : Recurrence
    {
        /// <inheritdoc/>
        public override IEnumerable<LocalDate> Dates(LocalDate from, LocalDate to, WorkingCalendar calendar)
        {
            var days = Days.OrEmpty().Distinct().Order().ToArray();
            var origin = MondayOf(Anchor);
            for (var monday = MondayOf(from); monday <= to; monday = monday.PlusWeeks(1))
            {
                if (Period.DaysBetween(origin, monday) / 7 % EveryWeeks != 0)
                {
                    continue;
                }

                foreach (var date in days.Select(day => monday.PlusDays((int)day - 1)).Where(date => date >= from && date <= to))
                {
                    yield return date;
                }
            }
        }

        /// <summary>Equal by the days it says: a record compares its lists by identity.</summary>
        public bool Equals(Weekly? other) =>
            other is not null && (EveryWeeks, Anchor) == (other.EveryWeeks, other.Anchor) && Days.OrEmpty().SequenceEqual(other.Days.OrEmpty());

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(EveryWeeks, Anchor, Days.OrEmpty().Length);

        static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
    }

    /// <summary>Once a month.</summary>
    public sealed record Monthly(MonthDay Day) : Recurrence
    {
        /// <inheritdoc/>
        public override IEnumerable<LocalDate> Dates(LocalDate from, LocalDate to, WorkingCalendar calendar) =>
            InMonths(from, to, Day, calendar, _ => true);
    }

    /// <summary>Once a quarter, of the calendar or of a fiscal year of the team's own.</summary>
    /// <param name="Day">Which day of that month.</param>
    /// <param name="FirstMonth">The month in which the year begins, 1 to 12; 1 for calendar quarters.</param>
    /// <param name="MonthOfQuarter">1, 2 or 3.</param>
    public sealed record Quarterly(MonthDay Day, int FirstMonth, int MonthOfQuarter) : Recurrence
    {
        /// <inheritdoc/>
        public override IEnumerable<LocalDate> Dates(LocalDate from, LocalDate to, WorkingCalendar calendar) =>
            InMonths(from, to, Day, calendar, month => (month - FirstMonth + 12) % 3 == MonthOfQuarter - 1);
    }

    static IEnumerable<LocalDate> InMonths(LocalDate from, LocalDate to, MonthDay day, WorkingCalendar calendar, Func<int, bool> isDue)
    {
        for (var month = from.ToYearMonth(); month <= to.ToYearMonth(); month = month.PlusMonths(1))
        {
            if (isDue(month.Month) && day.In(month, calendar) is { } date && date >= from && date <= to)
            {
                yield return date;
            }
        }
    }
}

/// <summary>Which day of a month. Closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(OnDate), "date")]
[JsonDerivedType(typeof(OnWeekday), "weekday")]
[JsonDerivedType(typeof(FirstWorkingDay), "first-working-day")]
[JsonDerivedType(typeof(LastWorkingDay), "last-working-day")]
public abstract record MonthDay
{
    MonthDay()
    {
    }

    /// <summary>The day in that month; null when the month has none.</summary>
    public abstract LocalDate? In(YearMonth month, WorkingCalendar calendar);

    /// <summary>A date, 1 to 31; in a month that is too short, its last day.</summary>
    public sealed record OnDate(int Date) : MonthDay
    {
        /// <inheritdoc/>
        public override LocalDate? In(YearMonth month, WorkingCalendar calendar) =>
            month.OnDayOfMonth(Math.Min(Date, CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month)));
    }

    /// <summary>The n-th weekday.</summary>
    /// <param name="Nth">1 to 4, or <see cref="Last"/>.</param>
    /// <param name="Day">The weekday.</param>
    public sealed record OnWeekday(int Nth, IsoDayOfWeek Day) : MonthDay
    {
        /// <summary>The last one of the month, be it the fourth or the fifth.</summary>
        public const int Last = 5;

        /// <inheritdoc/>
        public override LocalDate? In(YearMonth month, WorkingCalendar calendar) =>
            Nth == Last
                ? month.OnDayOfMonth(CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month)).PlusDays(1).Previous(Day)
                : month.OnDayOfMonth(1).PlusDays(-1).Next(Day).PlusWeeks(Nth - 1);
    }

    /// <summary>The first day on which the team works.</summary>
    public sealed record FirstWorkingDay : MonthDay
    {
        /// <inheritdoc/>
        public override LocalDate? In(YearMonth month, WorkingCalendar calendar)
        {
            var first = month.OnDayOfMonth(1);
            for (var date = first; date.Month == first.Month; date = date.PlusDays(1))
            {
                if (WorkingTime.IsWorkingDay(date, calendar))
                {
                    return date;
                }
            }

            return null;
        }
    }

    /// <summary>The last day on which the team works.</summary>
    public sealed record LastWorkingDay : MonthDay
    {
        /// <inheritdoc/>
        public override LocalDate? In(YearMonth month, WorkingCalendar calendar)
        {
            var last = month.OnDayOfMonth(CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month));
            for (var date = last; date.Month == last.Month; date = date.PlusDays(-1))
            {
                if (WorkingTime.IsWorkingDay(date, calendar))
                {
                    return date;
                }
            }

            return null;
        }
    }
}
