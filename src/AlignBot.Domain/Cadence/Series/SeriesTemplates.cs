using System.Collections.Immutable;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Cadence.Series;

/// <summary>A series to begin with: everything but its ids, for people to change.</summary>
/// <param name="Key">Stable, such as <c>weekly-review</c>.</param>
/// <param name="Title">What it is called in a list.</param>
/// <param name="Series">The series it makes; several for a pack.</param>
public sealed record SeriesTemplate(string Key, string Title, ImmutableArray<MeetingSeries> Series);

/// <summary>The meetings of the operating model, as data.</summary>
public static class SeriesTemplates
{
    static readonly LocalTime Morning = new(9, 30);

    /// <summary>The pipeline review: fifteen minutes every week.</summary>
    public static SeriesTemplate WeeklyReview { get; } = new("weekly-review", "Weekly pipeline review, 15 minutes",
    [
        Make(
            "Pipeline review", SeriesKind.WeeklyReview, 15, Weekly(IsoDayOfWeek.Tuesday), HolidayRule.NextWorkingDay, grace: 10,
            ("Top accounts in motion", 4), ("Where they are stuck", 4), ("What changed in the last week", 3), ("Decisions", 4)),
    ]);

    /// <summary>The strategy review: the three conversations, thirty minutes every month.</summary>
    public static SeriesTemplate StrategyReview { get; } = new("strategy-review", "Monthly strategy review, 30 minutes",
    [
        Make(
            "Strategy review", SeriesKind.StrategyReview, 30, new Recurrence.Monthly(new MonthDay.OnWeekday(1, IsoDayOfWeek.Thursday)), HolidayRule.NextWorkingDay, grace: 15,
            ("What sales is not getting from marketing that it needs", 10), ("What marketing does that sales does not value", 10), ("Where leads go dark, and why", 10)),
    ]);

    /// <summary>Quarterly planning: half a day.</summary>
    public static SeriesTemplate QuarterlyPlanning { get; } = new("quarterly-planning", "Quarterly planning, half a day",
    [
        Make(
            "Quarterly planning", SeriesKind.QuarterlyPlanning, 240, new Recurrence.Quarterly(new MonthDay.FirstWorkingDay(), 1, 1), HolidayRule.NextWorkingDay, grace: 30,
            ("Re-read the five artifacts", 60), ("Definitions", 45), ("The account list", 60), ("Targets", 45), ("Sign-offs", 30)) with
        {
            At = new LocalTime(13, 0),
            CallBefore = new Window(3, WindowUnit.WorkingDays),
            RemindBefore = new Window(30, WindowUnit.Minutes),
        },
    ]);

    /// <summary>Three short meetings a week in place of one.</summary>
    public static SeriesTemplate ShortPack { get; } = new("short-pack", "Three short weekly meetings",
    [
        Make("Accounts in motion", SeriesKind.ShortReview, 10, Weekly(IsoDayOfWeek.Monday), HolidayRule.NextWorkingDay, grace: 5, ("Accounts in motion", 5), ("Decisions", 5)),
        Make("Where we are stuck", SeriesKind.ShortReview, 10, Weekly(IsoDayOfWeek.Wednesday), HolidayRule.Skip, grace: 5, ("Where accounts are stuck", 5), ("Decisions", 5)),
        Make("What changed", SeriesKind.ShortReview, 10, Weekly(IsoDayOfWeek.Friday), HolidayRule.PreviousWorkingDay, grace: 5, ("What changed this week", 5), ("Decisions", 5)),
    ]);

    /// <summary>The kick-off workshop: the three conversations, and who answers for which artifact by when. Once, so it is no template of a series.</summary>
    public static MeetingSeries KickOff(LocalDate on, LocalTime at, string zone) => Make(
        "Kick-off workshop", SeriesKind.KickOff, 120, new Recurrence.Weekly([on.DayOfWeek], 1, on), HolidayRule.Skip, grace: 30,
        ("What sales is not getting from marketing that it needs", 25), ("What marketing does that sales does not value", 25), ("Where leads go dark, and why", 25),
        ("The artifacts: who answers for which, and by when", 45)) with
    {
        At = at,
        ZoneId = zone,
        StartsOn = on,
        EndsOn = on,
        CallBefore = new Window(2, WindowUnit.WorkingDays),
        RemindBefore = new Window(30, WindowUnit.Minutes),
    };

    /// <summary>All that a series is made from.</summary>
    public static ImmutableArray<SeriesTemplate> All { get; } = [WeeklyReview, StrategyReview, QuarterlyPlanning, ShortPack];

    static Recurrence.Weekly Weekly(IsoDayOfWeek day) => new([day], 1, new LocalDate(2026, 1, 5));

    static MeetingSeries Make(
        string name, SeriesKind kind, int minutes, Recurrence recurrence, HolidayRule rule, int grace, params ReadOnlySpan<(string Name, int Minutes)> sections)
    {
        var parts = ImmutableArray.CreateBuilder<Section>(sections.Length);
        foreach (var (section, length) in sections)
        {
            parts.Add(new Section(section, length));
        }

        return new MeetingSeries
        {
            Id = default,
            Program = default,
            Name = name,
            Kind = kind,
            Minutes = minutes,
            Sections = parts.MoveToImmutable(),
            RequiredRoles = [Role.SalesLeader, Role.MarketingLeader],
            ZoneId = "Etc/UTC",
            GraceMinutes = grace,
            CallBefore = new Window(1, WindowUnit.WorkingDays),
            RemindBefore = new Window(10, WindowUnit.Minutes),
            Recurrence = recurrence,
            At = Morning,
            HolidayRule = rule,
        };
    }
}
