using System.Collections.Immutable;
using AlignBot.Cadence;
using AlignBot.Cadence.Series;
using AlignBot.Contracts;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.Features;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Policy;
using AlignBot.Precedents;
using AlignBot.Programs;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Policy;

/// <summary>A path and a program written out as a file read back to what they were, and every change of a path has its words.</summary>
public sealed class PathFileTests
{
    static readonly Roster Team = new() { Members = [.. GtmProgram.File.Members], Roles = [.. GtmProgram.File.Roles] };

    static readonly EscalationPath Odd = EscalationPath.Default with
    {
        Categories = [new("list", "Account list", "Who: \"us\", or #them? {all}") { Settings = ImmutableSortedDictionary<string, string>.Empty.Add("precedents", "7") }, new("x", "Ünïcode, & more", "", "C0PRIVATE")],
        Levels =
        [
            new() { Deciders = [new Decider.ByRole(Role.SalesLeader), new Decider.ByPerson(GtmProgram.Morgan)], Rule = DecisionRule.Majority, Window = Window.Of("90m"), Reminders = [] },
            new() { Deciders = [new Decider.ByRole(Role.OperatingLead), new Decider.ByPerson(GtmProgram.Ana)], Rule = DecisionRule.One, Window = Window.Of("24h"), Reminders = [25, 50, 75] },
        ],
        DefaultOutcome = "Nothing changes: \"as is\"\nuntil the quarter ends # really",
        ExtensionsPerLevel = 0,
        Reopenings = 3,
        ReopenWithinDays = 90,
        MinimumLive = Window.Of("30m"),
        Reconcile = Window.Of("1wd"),
        LeftChannelGrace = Window.Of("8wh"),
    };

    [Fact]
    public void A_path_reads_back_as_it_was_written()
    {
        foreach (var path in new[] { EscalationPath.Default, GtmProgram.File.Path, Odd })
        {
            var (read, problems) = PathText.Parse(PathText.Write(path, Team), Team, [new PrecedentsOfCategory()]);

            Assert.Empty(problems);
            Assert.Empty(PathChanges.Between(path, read!, Team));
            Assert.Empty(PathChanges.Between(EscalationPath.Default with { DefaultOutcome = "The status quo stands." }, EscalationPath.Default, Team));
            Assert.Equal(PathText.Write(path, Team), PathText.Write(read!, Team));
        }
    }

    [Theory]
    [InlineData("levels: [{ deciders: parties, rule: one, window: 1wd }]", "Where the parties decide, one word would settle for both: the rule is 'all'.")]
    [InlineData("levels: [{ deciders: [parties, Morgan], rule: majority, window: 1wd }]", "Where the parties decide, one word would settle for both: the rule is 'all'.")]
    [InlineData("levels: [{ deciders: [Morgan, Morgan], rule: one, window: 1wd }]", "Somebody is named twice among the deciders: once is enough.")]
    [InlineData("levels: []", "The path has no levels; list at least one under 'levels:'.")]
    [InlineData("levels: [{ deciders: [Morgan], rule: one, window: 1week }]", "'1week' is not a length of time. Use for example 90m, 24h, 8wh (working hours) or 2wd (working days).")]
    [InlineData("default: \"\"", "The default is empty: write what stands when nobody decides, for example 'Nothing changes.', or leave the line out.")]
    public void A_mistake_has_its_own_sentence_and_brings_no_other(string text, string sentence) =>
        Assert.Equal([sentence], PathText.Parse(text, Team, []).Problems.Select(problem => problem.Sentence));

    [Fact]
    public void A_whole_program_reads_back_as_it_was_written()
    {
        var calendar = GtmProgram.File.Calendar with
        {
            Week = [.. WorkingCalendar.WeekOf(new LocalTime(9, 0), new LocalTime(12, 30), IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday), .. WorkingCalendar.WeekOf(new LocalTime(13, 0), LocalTime.Midnight, IsoDayOfWeek.Monday)],
            Holidays = [new(new LocalDate(2026, 12, 24), "Christmas Eve: half # day", DayPart.Afternoon), new(new LocalDate(2026, 12, 25), "Christmas Day")],
        };
        var roster = Team with { Roles = [.. Team.Roles.Select(held => held.Role is Role.SalesLeader ? held with { DeputyFrom = new LocalDate(2026, 12, 1), DeputyTo = new LocalDate(2027, 1, 5) } : held)] };
        var program = new ProgramInfo(new AlignBot.Engine.Storage.ProgramKey(1, 1), "CGTM", "GTM: \"Enterprise\"", 1, roster, ProgramParts.None.With(ProgramInfo.CalendarPart, calendar).With(ProgramRules.PathPart, Odd));

        var read = ProgramFileReader.Parse("exported", FeatureServices.FilesOf(Features.All).Write("T0ACME", new ProgramInStanding(program, ProgramParts.None.With(SeriesSection.Part, GtmProgram.WithSeries.Series))));

        Assert.Equal(("T0ACME", "CGTM", "GTM: \"Enterprise\""), (read.Workspace, read.Channel, read.Name));
        Assert.Equal(roster.Members, read.Members);
        Assert.Equal(roster.Roles, read.Roles);
        Assert.Empty(AlignBot.Time.CalendarChanges.Between(calendar, read.Calendar));
        Assert.Empty(PathChanges.Between(Odd, read.Path, roster));
    }

    [Fact]
    public void An_inserted_level_does_not_read_as_if_all_after_it_had_changed()
    {
        var path = EscalationPath.Default;
        var inserted = path with { Levels = path.Levels.Insert(1, new() { Deciders = [new Decider.ByPerson(GtmProgram.Riley)], Rule = DecisionRule.One, Window = Window.Of("8wh") }) };

        Assert.Equal(["New level 2: Riley decides within 8 working hours, reminder at 75 %"], PathChanges.Between(path, inserted, Team).AsEnumerable());
        Assert.Equal(["Level 2 is gone: Riley"], PathChanges.Between(inserted, path, Team).AsEnumerable());
        Assert.Empty(PathChanges.Between(path, path, Team));
    }

    [Fact]
    public void Every_finding_has_words_that_say_what_to_do()
    {
        PathFinding[] findings =
        [
            new PathFinding.NoLevels(), new PathFinding.NoCategories(), new PathFinding.CategoryTwice("list"), new PathFinding.NoDeciders(1),
            new PathFinding.WindowOutOfRange(0, new Window(9999, WindowUnit.WorkingDays)), new PathFinding.NoDefault(), new PathFinding.ReminderOutsideWindow(0, 100),
            new PathFinding.CanNotDecide(0, GtmProgram.Gus, null, Standing.Guest), new PathFinding.CanNotDecide(0, GtmProgram.Gus, Role.SalesLeader, Standing.Guest),
            new PathFinding.RoleVacant(0, Role.SalesLeader), new PathFinding.AlwaysSkipped(0, LevelEnd.OneSideOnly, []),
            new PathFinding.AlwaysSkipped(0, LevelEnd.NobodyToSit, [new Seat { Index = 0, For = GtmProgram.Morgan, Reason = SeatReason.SitsElsewhere }]),
            new PathFinding.SamePersonOnEveryLevel(GtmProgram.Morgan), new PathFinding.OnlyTheParties(2, IsLast: true), new PathFinding.OnlyTheParties(1, IsLast: false),
            new PathFinding.LongerThanAQuarter(Duration.FromDays(100)), new PathFinding.NoDeputy(Role.SalesLeader, GtmProgram.Dana),
            new PathFinding.PartiesMustAgree(0), new PathFinding.DeciderTwice(1, new Decider.ByPerson(GtmProgram.Morgan)),
            new PathFinding.ShorterThanTheMinimum(0, Window.Of("90m"), Window.Of("2wh")),
            new PathFinding.AwayWithoutDeputy(Role.AccountableExecutive, GtmProgram.Morgan, new LocalDate(2026, 12, 1)),
        ];

        Assert.Equal(typeof(PathFinding).GetNestedTypes().Length, findings.Select(finding => finding.GetType()).Distinct().Count());
        Assert.All(findings, finding => Assert.True(PathFindings.Say(finding, Team).Split(' ').Length > 8));
    }
}
