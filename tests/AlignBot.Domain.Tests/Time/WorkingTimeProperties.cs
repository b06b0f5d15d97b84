using System.Collections.Immutable;
using AlignBot.Domain.Time;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace AlignBot.Domain.Tests.Time;

/// <summary>What holds of working time for any calendar and instant, sampled: zones, hours, days off and windows in every mixture.</summary>
public sealed class WorkingTimeProperties
{
    static readonly Gen<Instant> Instants =
        Gen.Choose(0, (int)(ZoneRules.Last - ZoneRules.First).TotalMinutes).Select(m => ZoneRules.First + Duration.FromMinutes(m) + Duration.FromMilliseconds(m % 60_000));

    static readonly Gen<WorkingCalendar> Calendars =
        from zone in Gen.Elements(ZoneRules.Zones)
        from sundayToThursday in Gen.Elements(false, true)
        from open in Gen.Choose(6, 10)
        from hours in Gen.Choose(4, 9)
        from holidays in Gen.Choose(0, 3649).Select(d => new LocalDate(2020, 1, 1).PlusDays(d)).ArrayOf(20)
        from off in Gen.Elements(Enum.GetValues<DayPart>())
        select new WorkingCalendar
        {
            ZoneId = zone,
            Week = Week(sundayToThursday, open, hours),
            Holidays = [.. holidays.Select(d => new Holiday(d, "Off", off))],
        };

    static readonly Gen<Window> Windows = Gen.OneOf(
        Gen.Choose(1, 5000).Select(n => new Window(n, WindowUnit.Minutes)),
        Gen.Choose(1, 400).Select(n => new Window(n, WindowUnit.Hours)),
        Gen.Choose(1, 100).Select(n => new Window(n, WindowUnit.WorkingHours)),
        Gen.Choose(1, 15).Select(n => new Window(n, WindowUnit.WorkingDays)));

    static readonly Gen<WorkingTimeCase> Cases =
        from calendar in Calendars
        from start in Instants
        from minutes in Gen.Choose(1, 20_000)
        from window in Windows
        select new WorkingTimeCase(calendar, start, start + Duration.FromMinutes(minutes), window);

    [Fact]
    public void A_deadline_is_never_in_the_past_and_a_whole_millisecond() => Check(Cases, x => x.IsNeverInThePast());

    [Fact]
    public void A_later_start_never_has_an_earlier_deadline() => Check(Cases, x => x.IsNotEarlierForALaterStart());

    [Fact]
    public void A_longer_window_never_ends_sooner() => Check(Cases, x => x.DoesNotEndSoonerWhenItIsLonger());

    [Fact]
    public void Shares_grow_and_stay_between_start_and_end() => Check(
        from x in Cases
        from low in Gen.Choose(0, 100)
        from high in Gen.Choose(low, 100)
        select (x, low, high),
        it => it.x.HasSharesThatGrow(it.low, it.high));

    [Fact]
    public void Working_hours_added_are_the_working_hours_between() => Check(
        from x in Cases
        from hours in Gen.Choose(1, 100)
        select (x, hours),
        it => it.x.HasTheWorkingHoursThatWereAdded(it.hours));

    [Fact]
    public void A_nudge_moves_earlier_into_working_hours_or_not_at_all() => Check(Cases, x => x.HasANudgeInWorkingHoursOrNone());

    static void Check<T>(Gen<T> inputs, Func<T, bool> holds) =>
        Prop.ForAll(inputs.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20260302, 1));

    static ImmutableArray<WorkingHours> Week(bool sundayToThursday, int open, int hours)
    {
        var (from, to) = (new LocalTime(open, 0), new LocalTime(open + hours, 30));
        return sundayToThursday
            ? WorkingCalendar.WeekOf(from, to, IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday)
            : WorkingCalendar.WeekOf(from, to, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday);
    }
}
