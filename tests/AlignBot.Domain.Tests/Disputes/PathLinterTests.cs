using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Disputes;

public static class PathLinterTests
{
    static readonly EscalationLevel Top = EscalationPath.Default.Levels[2];

    static Roster WithDeputies()
    {
        var team = Team();
        return team with { Roles = [.. team.Roles.Select(r => r with { Deputy = Sam })] };
    }

    static PathFinding[] Check(EscalationPath path, Roster? roster = null) =>
        [.. PathLinter.Check(path, roster ?? WithDeputies(), WorkingCalendar.Default("Europe/London"), Monday)];

    public sealed class WhenThePathIsSound
    {
        [Fact]
        public void Nothing_is_found() => Assert.Empty(Check(EscalationPath.Default));
    }

    public sealed class WhenThePathIsWrong
    {
        [Fact]
        public void Every_mistake_is_found_at_once()
        {
            var path = EscalationPath.Default with
            {
                DefaultOutcome = " ",
                Categories = [new("list", "List", ""), new("LIST", "List again", "")],
                Levels = [Top with { Deciders = [], Window = default, Reminders = [50, 100, 0] }],
            };

            Assert.Equal(
                [
                    new PathFinding.CategoryTwice("list"),
                    new PathFinding.NoDefault(),
                    new PathFinding.NoDeciders(0),
                    new PathFinding.WindowOutOfRange(0, default),
                    new PathFinding.ReminderOutsideWindow(0, 100),
                    new PathFinding.ReminderOutsideWindow(0, 0),
                ],
                Check(path));
            Assert.All(Check(path), finding => Assert.True(finding.IsError));
        }

        [Fact]
        public void A_path_without_levels_or_categories_is_no_path() =>
            Assert.Equal([new PathFinding.NoLevels(), new PathFinding.NoCategories()], Check(EscalationPath.Default with { Levels = [], Categories = [] }));

        [Theory]
        [InlineData("guest", Standing.Guest)]
        [InlineData("bot", Standing.Bot)]
        [InlineData("who", Standing.Unknown)]
        public void A_decider_who_may_not_decide_is_an_error(string user, Standing standing)
        {
            var path = EscalationPath.Default with { Levels = [Top with { Deciders = [new Decider.ByPerson(new UserId(user))] }] };

            Assert.Equal([new PathFinding.CanNotDecide(0, new UserId(user), null, standing)], Check(path));
        }
    }

    public sealed class WhenThePathWillNotWorkAsMeant
    {
        [Theory]
        [InlineData(DecisionRule.One)]
        [InlineData(DecisionRule.Majority)]
        public void Where_the_parties_sit_both_must_agree(DecisionRule rule)
        {
            var parties = EscalationPath.Default.Levels[0];

            Assert.Equal([new PathFinding.PartiesMustAgree(0)], Check(EscalationPath.Default with { Levels = [parties with { Rule = rule }, Top] }));
            Assert.Equal(
                [new PathFinding.PartiesMustAgree(0)],
                Check(EscalationPath.Default with { Levels = [parties with { Deciders = [new Decider.TheParties(), new Decider.ByPerson(Sam)], Rule = rule }, Top] }));
        }

        [Fact]
        public void Nobody_is_named_twice_at_a_level() => Assert.Equal(
            [new PathFinding.DeciderTwice(0, new Decider.ByPerson(Sam))],
            Check(EscalationPath.Default with { Levels = [Top with { Deciders = [new Decider.ByPerson(Sam), new Decider.ByPerson(Sam)] }] }));

        [Theory]
        [InlineData("90m", true)]
        [InlineData("2wh", false)]
        public void A_level_shorter_than_the_least_time_to_answer_is_named(string window, bool isFound) => Assert.Equal(
            isFound,
            Check(EscalationPath.Default with { Levels = [Top with { Window = Window.Of(window) }] })
                .Contains(new PathFinding.ShorterThanTheMinimum(0, Window.Of(window), new Window(2, WindowUnit.WorkingHours))));

        [Fact]
        public void An_executive_who_is_away_without_a_deputy_is_a_finding_at_once()
        {
            var away = new Absence { User = Morgan, From = new LocalDate(2026, 3, 1), To = new LocalDate(2026, 3, 9) };

            Assert.Contains(
                new PathFinding.AwayWithoutDeputy(Role.AccountableExecutive, Morgan, away.To), Check(EscalationPath.Default, Team() with { Absences = [away] }));
            Assert.DoesNotContain(Check(EscalationPath.Default, WithDeputies() with { Absences = [away] }), f => f is PathFinding.AwayWithoutDeputy);
        }

        [Fact]
        public void A_level_whose_only_decider_sits_higher_is_always_skipped()
        {
            var path = EscalationPath.Default with { Levels = [Top with { Deciders = [new Decider.ByPerson(Morgan)] }, Top] };

            var findings = Check(path, Team());

            var skipped = Assert.Single(findings.OfType<PathFinding.AlwaysSkipped>());
            Assert.Equal((0, LevelEnd.NobodyToSit, SeatReason.SitsElsewhere), (skipped.Level, skipped.Why, skipped.Seats[0].Reason!.Value));
            Assert.Contains(new PathFinding.SamePersonOnEveryLevel(Morgan), findings);
        }

        [Fact]
        public void A_role_nobody_holds_is_named_with_what_comes_of_it()
        {
            var roster = WithDeputies();
            roster = roster with { Roles = [.. roster.Roles.Where(r => r.Role is not Role.SalesLeader)] };

            var findings = Check(EscalationPath.Default, roster);

            Assert.Contains(new PathFinding.RoleVacant(1, Role.SalesLeader), findings);
            Assert.Equal(LevelEnd.OneSideOnly, Assert.Single(findings.OfType<PathFinding.AlwaysSkipped>()).Why);
        }

        [Fact]
        public void The_parties_can_not_be_the_last_level()
        {
            var parties = EscalationPath.Default.Levels[0];

            Assert.Equal([new PathFinding.OnlyTheParties(0, IsLast: true)], Check(EscalationPath.Default with { Levels = [parties] }));
            Assert.Contains(new PathFinding.OnlyTheParties(1, IsLast: false), Check(EscalationPath.Default with { Levels = [parties, parties, Top] }));
        }

        [Theory]
        [InlineData("64wd", false)]
        [InlineData("66wd", true)]
        public void All_windows_together_fit_a_quarter(string window, bool isFound)
        {
            var path = EscalationPath.Default with { Levels = [Top with { Window = Window.Of(window) }] };

            Assert.Equal(isFound, Check(path).Any(f => f is PathFinding.LongerThanAQuarter));
        }

        [Fact]
        public void A_role_without_deputy_is_named() =>
            Assert.Equal(
                [new PathFinding.NoDeputy(Role.SalesLeader, Dana), new PathFinding.NoDeputy(Role.MarketingLeader, Priya), new PathFinding.NoDeputy(Role.AccountableExecutive, Morgan)],
                Check(EscalationPath.Default, Team()));
    }
}
