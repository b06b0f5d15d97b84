using System.Collections.Immutable;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Time;

/// <summary>What holds of working time, on every day of ten years in every distinct set of zone rules; in all zones with ALIGNBOT_ALL_ZONES=1.</summary>
/// <remarks>
/// Every zone lives a year with each of the calendars and windows below in turn, so that over the ten years it meets them all. Starts walk through
/// the hours from day to day, and stand closely around every change of the clocks, the day before it and the day of it.
/// </remarks>
public sealed class WorkingTimeInEveryZone
{
    static readonly IsoDayOfWeek[] MondayToFriday = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];
    static readonly IsoDayOfWeek[] SundayToThursday = [IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday];
    static readonly IsoDayOfWeek[] AllWeek = [.. Enum.GetValues<IsoDayOfWeek>()[1..]];

    static readonly ImmutableArray<WorkingHours>[] Weeks =
    [
        WorkingCalendar.WeekOf(new(9, 0), new(17, 30), MondayToFriday),
        WorkingCalendar.WeekOf(new(8, 0), new(16, 0), SundayToThursday),
        WorkingCalendar.WeekOf(LocalTime.Midnight, LocalTime.Midnight, AllWeek),
        [.. WorkingCalendar.WeekOf(new(0, 30), new(2, 30), AllWeek), .. WorkingCalendar.WeekOf(new(23, 0), LocalTime.Midnight, AllWeek)],
        [.. WorkingCalendar.WeekOf(new(9, 0), new(12, 0), MondayToFriday), .. WorkingCalendar.WeekOf(new(13, 0), new(17, 0), MondayToFriday)],
    ];

    static readonly Window[] Windows = [.. "1wd 1wh 24h 8wh 90m 3wd 2wh 36h 5m 2wd 12wh".Split(' ').Select(Window.Of)];

    [Fact]
    public void A_deadline_is_never_in_the_past_and_a_whole_millisecond() => Walk(x => x.IsNeverInThePast());

    [Fact]
    public void A_later_start_never_has_an_earlier_deadline() => Walk(x => x.IsNotEarlierForALaterStart());

    [Fact]
    public void A_longer_window_never_ends_sooner() => Walk(x => x.DoesNotEndSoonerWhenItIsLonger());

    [Fact]
    public void Shares_grow_and_stay_between_start_and_end() => Walk(x => x.HasSharesThatGrow(50, 90));

    [Fact]
    public void Working_hours_added_are_the_working_hours_between() => Walk(x => x.HasTheWorkingHoursThatWereAdded(7));

    [Fact]
    public void A_nudge_moves_earlier_into_working_hours_or_not_at_all() => Walk(x => x.HasANudgeInWorkingHoursOrNone());

    /// <summary>Against a count on the wall calendar: the working date after, at the same local time.</summary>
    [Fact]
    public void A_working_day_on_is_the_same_local_time_on_the_next_working_date() => InEveryZone((id, turn) =>
    {
        var calendar = WorkingCalendar.Default(id);
        var time = new LocalTime(9 + (turn % 8), turn % 60);
        for (var date = new LocalDate(2020, 1, 1); date.Year < 2030; date = date.PlusDays(1))
        {
            if (date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            {
                continue;
            }

            var next = date.PlusDays(date.DayOfWeek is IsoDayOfWeek.Friday ? 3 : 1);

            var deadline = WorkingTime.Deadline(calendar.Zone.AtStrictly(date + time).ToInstant(), Window.Of("1wd"), calendar);

            if (deadline.At != calendar.Zone.AtStrictly(next + time).ToInstant())
            {
                Assert.Fail($"{id}: one working day from {date} {time} came out as {deadline.At.InZone(calendar.Zone)}");
            }
        }
    });

    /// <summary>
    /// Both come to the same: what the clock would read had it not been changed. A time it then skips is later by the gap, one it then repeats is the earlier.
    /// </summary>
    [Fact]
    public void A_local_time_that_is_skipped_shifts_by_the_gap_and_one_that_comes_twice_is_the_earlier() => InEveryZone((id, _) =>
    {
        var calendar = RoundTheClock(id);
        foreach (var (before, after) in ZoneRules.Changes(calendar.Zone))
        {
            // From the first moment that is skipped or repeated to the last.
            var first = before.End.WithOffset(Offset.Min(before.WallOffset, after.WallOffset)).LocalDateTime;
            var length = Length(before.WallOffset, after.WallOffset);
            foreach (var into in (ReadOnlySpan<Duration>)[Duration.Zero, Duration.FromMilliseconds(1), length / 2, length - Duration.FromMilliseconds(1)])
            {
                var local = first.PlusTicks((long)into.TotalTicks);
                foreach (var days in (ReadOnlySpan<int>)[1, 2])
                {
                    var expected = local.WithOffset(before.WallOffset).ToInstant();

                    var deadline = WorkingTime.Deadline(local.PlusDays(-days).WithOffset(before.WallOffset).ToInstant(), new Window(days, WindowUnit.WorkingDays), calendar);

                    if (deadline.At != expected)
                    {
                        Assert.Fail($"{id}: {days} working days to {local} came out as {deadline.At.InZone(calendar.Zone)}, not {expected.InZone(calendar.Zone)}");
                    }
                }
            }
        }
    });

    [Fact]
    public void An_hour_worked_is_an_hour_gone_across_every_change_of_the_clocks() => InEveryZone((id, _) =>
    {
        var calendar = RoundTheClock(id);
        foreach (var (before, _) in ZoneRules.Changes(calendar.Zone))
        {
            for (var hours = 1; hours <= 30; hours++)
            {
                var start = before.End - Duration.FromHours(hours) + Duration.FromMinutes(30);
                if (WorkingTime.Deadline(start, new Window(hours, WindowUnit.WorkingHours), calendar).At != start + Duration.FromHours(hours))
                {
                    Assert.Fail($"{id}: {hours} hours from {start.InZone(calendar.Zone)} round the clock");
                }
            }
        }
    });

    static WorkingCalendar RoundTheClock(string id) =>
        new() { ZoneId = id, Week = WorkingCalendar.WeekOf(LocalTime.Midnight, LocalTime.Midnight, AllWeek) };

    static Duration Length(Offset before, Offset after) => Duration.FromSeconds(Math.Abs(after.Seconds - before.Seconds));

    static void Walk(Func<WorkingTimeCase, bool> holds) => InEveryZone((id, turn) =>
    {
        foreach (var x in Cases(id, turn))
        {
            if (!holds(x))
            {
                Assert.Fail($"{id}: {x.Window} from {x.Start.InZone(x.Calendar.Zone)}, later {x.Later.InZone(x.Calendar.Zone)}, working {string.Join(", ", x.Calendar.Week)}");
            }
        }
    });

    static void InEveryZone(Action<string, int> check) =>
        Parallel.ForEach(ZoneRules.Zones.Index(), zone => check(zone.Item, zone.Index));

    static IEnumerable<WorkingTimeCase> Cases(string id, int turn)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var changes = ZoneRules.Changes(zone).ToLookup(change => change.Before.End.InUtc().Year);
        for (var year = 2020; year < 2030; year++, turn++)
        {
            var calendar = new WorkingCalendar { ZoneId = id, Week = Weeks[turn % Weeks.Length], Holidays = DaysOff(year) };
            var window = Windows[turn % Windows.Length];
            var starts = Starts(zone, year, changes[year].Select(change => (change.Before.End, Length(change.Before.WallOffset, change.After.WallOffset))));
            for (var i = 1; i < starts.Count; i++)
            {
                yield return new WorkingTimeCase(calendar, starts[i - 1], starts[i], window);
            }
        }
    }

    /// <summary>One start a day, at a time that moves on by 7 h 01 min and a little, and those around a change of the clocks and a day before it.</summary>
    static List<Instant> Starts(DateTimeZone zone, int year, IEnumerable<(Instant At, Duration Length)> changes)
    {
        var starts = new List<Instant>(400);
        var first = zone.AtStartOfDay(new LocalDate(year, 1, 1)).ToInstant();
        for (var day = 0; day < 366; day++)
        {
            starts.Add(first + Duration.FromDays(day) + Duration.FromMinutes(day * 421 % 1440) + Duration.FromMilliseconds(day));
        }

        foreach (var (at, length) in changes)
        {
            foreach (var near in (ReadOnlySpan<Instant>)[at, at - Duration.FromDays(1)])
            {
                starts.AddRange([near - (length / 2), near - Duration.FromMilliseconds(1), near, near + Duration.FromMilliseconds(1), near + (length / 2), near + length]);
            }
        }

        starts.Sort();
        return starts;
    }

    static ImmutableArray<Holiday> DaysOff(int year) =>
        [new(new(year, 1, 1), "New Year"), new(new(year, 5, 1), "Labour Day"), new(new(year, 10, 27), "Half a day", DayPart.Morning), new(new(year, 12, 24), "Half a day", DayPart.Afternoon)];
}
