using System.Text.Json;
using AlignBot.Cadence;
using AlignBot.Cadence.Series;
using AlignBot.Contracts;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Programs;
using AlignBot.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;

namespace AlignBot.Tests.Cadence;

/// <summary>Series written into a program file read back to the same series, whatever people made of them.</summary>
public sealed class SeriesLinesTests
{
    static readonly WorkingCalendar Calendar = GtmProgram.File.Calendar;

    static readonly string[] Odd =
        ["Stand-up", "Forecast: \"commit\", best", "# one", "- two", "null", "2026-01-05", "{a, b}", "Ünï 🙂 & <co>", "it's 9:30", "*bold*", "yes", "50 % 'off'"];

    // On working days: what would never take place is refused.
    static readonly Gen<MonthDay> Days = Gen.OneOf(
        Gen.Choose(1, 31).Select(MonthDay (date) => new MonthDay.OnDate(date)),
        Gen.Choose(1, 5).SelectMany(nth => Gen.Choose(1, 5).Select(MonthDay (day) => new MonthDay.OnWeekday(nth, (IsoDayOfWeek)day))),
        Gen.Constant<MonthDay>(new MonthDay.FirstWorkingDay()));

    static readonly Gen<Recurrence> Recurrences = Gen.OneOf(
        from days in Gen.NonEmptyListOf(Gen.Choose(1, 5))
        from every in Gen.Choose(1, 2)
        from week in Gen.Choose(-3, 3)
        select (Recurrence)new Recurrence.Weekly([.. days.Distinct().Order().Select(day => (IsoDayOfWeek)day)], every, new LocalDate(2026, 1, 5).PlusWeeks(week)),
        Days.Select(Recurrence (day) => new Recurrence.Monthly(day)),
        from day in Days
        from first in Gen.Choose(1, 12)
        from month in Gen.Choose(1, 3)
        select (Recurrence)new Recurrence.Quarterly(day, first, month));

    static readonly Gen<MeetingSeries> Series =
        from template in Gen.Elements(SeriesTemplates.All.SelectMany(template => template.Series))
        from isPlain in Gen.Elements(true, false)
        from recurrence in Recurrences
        from minute in Gen.Choose(0, 1439)
        from names in Gen.NonEmptyListOf(Gen.Elements(Odd))
        from roles in Gen.Elements<Role[]>([Role.OperatingLead], [Role.MarketingLeader, Role.SalesLeader], Enum.GetValues<Role>())
        from rule in Gen.Elements(Enum.GetValues<HolidayRule>())
        from grace in Gen.Choose(SeriesRules.LeastGrace, SeriesRules.MostGrace)
        from leads in Gen.Elements(("4wh", "15m"), ("2wd", "1h"), ("90m", "24h"))
        from starts in Gen.Elements<LocalDate?>(null, new LocalDate(2026, 2, 11), new LocalDate(2027, 3, 1))
        from isBound in Gen.Elements(true, false)
        from isPaused in Gen.Elements(true, false)
        from links in Gen.Elements<(string?, string?)>((null, null), ("https://meet.example/a?b=c&d=#e", null), (null, "https://board.example/x:1"))
        select isPlain ? template with { ZoneId = Calendar.ZoneId } : template with
        {
            Name = names[0],
            Recurrence = recurrence,
            At = LocalTime.FromMinutesSinceMidnight(minute),
            ZoneId = minute % 2 == 0 ? Calendar.ZoneId : "America/New_York",
            Minutes = 100,
            Sections = [.. names.Take(SeriesRules.MostSections).Select((name, at) => new Section(name, at + 1))],
            RequiredRoles = [.. roles],
            HolidayRule = rule,
            GraceMinutes = grace,
            CallBefore = Window.Of(leads.Item1),
            RemindBefore = Window.Of(leads.Item2),
            VideoLink = links.Item1,
            DashboardLink = links.Item2,
            StartsOn = starts,
            EndsOn = isBound ? new LocalDate(2029, 12, 31) : null,
            Status = isPaused ? SeriesStatus.Paused : SeriesStatus.Active,
        };

    [Fact]
    public void Whatever_a_series_is_it_reads_back_the_same() => Prop.ForAll(Arb.From(Series), series =>
    {
        var read = Read(SeriesLines.Write([series], Calendar));

        Assert.Equal(Said(series), Said(Assert.Single(read)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_as_in_its_template_is_not_said_again() => Assert.Equal(
        "series:\n  - template: weekly-review\n    name: Stand-up\n    status: paused\n",
        SeriesLines.Write(
            [SeriesTemplates.WeeklyReview.Series[0] with { Name = "Stand-up", ZoneId = Calendar.ZoneId, Status = SeriesStatus.Paused }], Calendar));

    [Fact]
    public void A_program_without_series_has_no_section_of_them() => Assert.Equal("", SeriesLines.Write([], Calendar));

    [Fact]
    public void One_that_has_ended_is_refused() => Assert.Contains(
        Assert.Throws<ProgramFileException>(() => Read("series:\n  - template: weekly review\n    status: ended\n")).Problems,
        problem => problem.Sentence == "A series that has ended has no place in the file: take it out.");

    static IReadOnlyList<MeetingSeries> Read(string section)
    {
        var text = GtmProgram.Text;
        return ProgramFileReader.Parse("program.yaml", text[..text.IndexOf("series:", StringComparison.Ordinal)] + section).Series;
    }

    /// <summary>All of it but what a file doesn't say: ids, and the week of what takes place every week.</summary>
    static string Said(MeetingSeries series) => JsonSerializer.Serialize(
        series with
        {
            Id = default,
            Program = default,
            DeclaredAs = null,
            Recurrence = series.Recurrence is Recurrence.Weekly { EveryWeeks: 1 } weekly ? weekly with { Anchor = default } : series.Recurrence,
        },
        CadenceJson.Default.MeetingSeries);
}
