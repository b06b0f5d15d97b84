using System.Collections.Immutable;
using AlignBot.Domain.Time;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace AlignBot.Domain.Tests.Time;

/// <summary>What holds of working time for every calendar and instant. Set ALIGNBOT_ALL_ZONES=1 to walk every zone rather than every distinct set of rules.</summary>
public sealed class WorkingTimeProperties
{
    private static readonly Instant First = Instant.FromUtc(2020, 1, 1, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(2030, 1, 1, 0, 0);

    private static readonly string[] Zones = DistinctZones();

    private static readonly Gen<Instant> Instants =
        Gen.Choose(0, (int)(Last - First).TotalMinutes).Select(m => First + Duration.FromMinutes(m) + Duration.FromMilliseconds(m % 60_000));

    private static readonly Gen<WorkingCalendar> Calendars =
        from zone in Gen.Elements(Zones)
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

    private static readonly Gen<Window> Windows = Gen.OneOf(
        Gen.Choose(1, 5000).Select(n => new Window(n, WindowUnit.Minutes)),
        Gen.Choose(1, 400).Select(n => new Window(n, WindowUnit.Hours)),
        Gen.Choose(1, 100).Select(n => new Window(n, WindowUnit.WorkingHours)),
        Gen.Choose(1, 15).Select(n => new Window(n, WindowUnit.WorkingDays)));

    [Fact]
    public void A_deadline_is_never_in_the_past_and_a_whole_millisecond() => Check(
        from calendar in Calendars
        from start in Instants
        from window in Windows
        select (calendar, start, window),
        x =>
        {
            var deadline = WorkingTime.Deadline(x.start, x.window, x.calendar);
            return deadline.At > x.start
                && deadline.At == WorkingTime.WholeMilliseconds(deadline.At)
                && deadline.Receipt.CountedFrom >= x.start
                && (!x.window.IsWorkingTime || WorkingTime.IsWorking(deadline.At, x.calendar));
        });

    [Fact]
    public void A_later_start_never_has_an_earlier_deadline() => Check(
        from calendar in Calendars
        from start in Instants
        from minutes in Gen.Choose(1, 20_000)
        from window in Windows
        select (calendar, start, later: start + Duration.FromMinutes(minutes), window),
        x => WorkingTime.Deadline(x.start, x.window, x.calendar).At <= WorkingTime.Deadline(x.later, x.window, x.calendar).At);

    [Fact]
    public void A_longer_window_never_ends_sooner() => Check(
        from calendar in Calendars
        from start in Instants
        from window in Windows
        select (calendar, start, window),
        x => WorkingTime.Deadline(x.start, x.window, x.calendar).At
            <= WorkingTime.Deadline(x.start, x.window with { Amount = x.window.Amount + 1 }, x.calendar).At);

    [Fact]
    public void Shares_grow_and_stay_between_start_and_end() => Check(
        from calendar in Calendars
        from start in Instants
        from window in Windows
        from low in Gen.Choose(0, 100)
        from high in Gen.Choose(low, 100)
        select (calendar, start, window, low, high),
        x =>
        {
            var end = WorkingTime.Deadline(x.start, x.window, x.calendar).At;
            var low = WorkingTime.PointBetween(x.start, end, x.low, x.window.IsWorkingTime, x.calendar);
            var high = WorkingTime.PointBetween(x.start, end, x.high, x.window.IsWorkingTime, x.calendar);
            return x.start <= low && low <= high && high <= end;
        });

    [Fact]
    public void Working_hours_added_are_the_working_hours_between() => Check(
        from calendar in Calendars
        from start in Instants
        from hours in Gen.Choose(1, 100)
        select (calendar, start, hours),
        x => WorkingTime.Between(x.start, WorkingTime.Add(x.start, Duration.FromHours(x.hours), x.calendar), x.calendar) == Duration.FromHours(x.hours));

    [Fact]
    public void A_nudge_moves_earlier_into_working_hours_or_not_at_all() => Check(
        from calendar in Calendars
        from start in Instants
        from minutes in Gen.Choose(1, 20_000)
        select (calendar, start, at: start + Duration.FromMinutes(minutes)),
        x => WorkingTime.AtOrLastClosing(x.at, x.start, x.calendar) is not { } moved
            || (moved <= x.at && moved > x.start && WorkingTime.IsWorking(moved, x.calendar)));

    /// <summary>Every distinct set of zone rules, every day of ten years: the working day after, against a count on the wall calendar.</summary>
    [Fact]
    public void One_working_day_is_the_same_local_time_on_the_next_working_date_in_every_zone()
    {
        foreach (var id in Zones)
        {
            var calendar = WorkingCalendar.Default(id);
            var zone = calendar.Zone;
            for (var date = new LocalDate(2020, 1, 1); date.Year < 2030; date = date.PlusDays(1))
            {
                if (date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
                    continue;
                var next = date.PlusDays(date.DayOfWeek is IsoDayOfWeek.Friday ? 3 : 1);

                var deadline = WorkingTime.Deadline(zone.AtLeniently(date.At(new LocalTime(11, 0))).ToInstant(), new Window(1, WindowUnit.WorkingDays), calendar);

                if (deadline.At != zone.AtLeniently(next.At(new LocalTime(11, 0))).ToInstant())
                    Assert.Fail($"{id}: one working day from {date} 11:00 came out as {deadline.At.InZone(zone)}");
            }
        }
    }

    private static void Check<T>(Gen<T> inputs, Func<T, bool> holds) =>
        Prop.ForAll(inputs.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20260302, 1));

    private static ImmutableArray<WorkingHours> Week(bool sundayToThursday, int open, int hours)
    {
        var (from, to) = (new LocalTime(open, 0), new LocalTime(open + hours, 30));
        return sundayToThursday
            ? WorkingCalendar.WeekOf(from, to, IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday)
            : WorkingCalendar.WeekOf(from, to, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday);
    }

    /// <summary>One zone for each distinct course of offsets over the ten years; all of them behind the switch.</summary>
    private static string[] DistinctZones()
    {
        var ids = DateTimeZoneProviders.Tzdb.Ids.Order(StringComparer.Ordinal);
        return Environment.GetEnvironmentVariable("ALIGNBOT_ALL_ZONES") == "1"
            ? [.. ids]
            : [.. ids.GroupBy(Rules).Select(g => g.First())];

        static string Rules(string id) => string.Join(
            ';',
            DateTimeZoneProviders.Tzdb[id].GetZoneIntervals(First, Last).Select(i => $"{(i.HasStart && i.Start > First ? i.Start.ToUnixTimeSeconds() : 0)}:{i.WallOffset.Seconds}"));
    }
}
