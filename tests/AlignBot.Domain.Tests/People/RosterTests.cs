using AlignBot.Domain.People;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.People;

public static class RosterTests
{
    public sealed class WhenADateIsAtTheEndOfAllDates
    {
        [Fact]
        public void It_is_no_day_of_change()
        {
            var roster = Team();
            var (first, last) = (new LocalDate(2026, 6, 1), LocalDate.MaxIsoValue);
            roster = roster with
            {
                Roles = [roster.Roles[0] with { Deputy = Sam, DeputyFrom = first, DeputyTo = last }],
                Absences = [new() { User = Olga, From = first, To = last }],
            };

            Assert.Equal([new DayOfChange(Olga, first), new DayOfChange(roster.Roles[0].Holder, first)], roster.DaysOfChange());
        }
    }

    public sealed class WhenAskedWhoMay
    {
        [Theory]
        [InlineData(MemberKind.Human, true, true, Standing.Member, true, true)]
        [InlineData(MemberKind.Human, true, false, Standing.NotInChannel, false, true)]
        [InlineData(MemberKind.Human, false, true, Standing.Left, false, false)]
        [InlineData(MemberKind.Bot, true, true, Standing.Bot, false, false)]
        [InlineData(MemberKind.Guest, true, true, Standing.Guest, false, false)]
        [InlineData(MemberKind.External, true, true, Standing.External, false, false)]
        public void Only_full_humans_take_part_and_leaving_the_channel_frees_nobody(
            MemberKind kind, bool isActive, bool inChannel, Standing standing, bool mayTakePart, bool mayDecide)
        {
            var roster = new Roster { Members = [new() { User = Ana, DisplayName = "Ana", Kind = kind, IsActive = isActive, InChannel = inChannel }] };

            Assert.Equal((standing, mayTakePart, mayDecide), (roster.StandingOf(Ana), roster.MayTakePart(Ana), roster.MayDecide(Ana)));
        }

        [Fact]
        public void The_operating_lead_and_the_executive_govern_and_their_deputies_while_they_are_away()
        {
            var roster = Team();
            roster = roster with { Roles = [.. roster.Roles.Select(r => r.Role is Role.OperatingLead ? r with { Deputy = Sam } : r)] };
            Assert.True(roster.MayGovern(Olga, Monday));
            Assert.True(roster.MayGovern(Morgan, Monday));
            Assert.False(roster.MayGovern(Sam, Monday));

            roster = roster with { Absences = [new() { User = Olga, From = new LocalDate(2026, 3, 2), To = new LocalDate(2026, 3, 2) }] };

            Assert.True(roster.MayGovern(Sam, Monday));
            Assert.False(roster.MayGovern(Olga, Monday));
        }
    }

    public sealed class WhenADeputyIsNamed
    {
        static RoleHolding Held => Team().Holding(Role.SalesLeader)!;

        [Fact]
        public void A_role_s_holder_names_their_own_and_gives_the_role_to_nobody()
        {
            var holder = Held.Holder;

            Assert.Null(RosterChecks.WhyNotGive(Team(), Held with { Deputy = Sam }, Held, holder, Monday));
            Assert.IsType<RosterRefusal.NotPermitted>(RosterChecks.WhyNotGive(Team(), Held with { Holder = Sam }, Held, holder, Monday));
            Assert.IsType<RosterRefusal.NotPermitted>(RosterChecks.WhyNotGive(Team(), Held with { Deputy = Ana }, Held, Sam, Monday));
            Assert.IsType<RosterRefusal.NotPermitted>(
                RosterChecks.WhyNotGive(Team(), Team().Holding(Role.MarketingLeader)! with { Deputy = Sam }, Team().Holding(Role.MarketingLeader), holder, Monday));
        }

        [Fact]
        public void A_form_from_before_they_lost_the_role_gives_no_right()
        {
            var team = Team();
            var now = team with { Roles = [.. team.Roles.Select(held => held.Role is Role.SalesLeader ? held with { Holder = Sam } : held)] };

            Assert.IsType<RosterRefusal.NotPermitted>(RosterChecks.WhyNotGive(now, Held with { Deputy = Ana }, Held, Held.Holder, Monday));
        }
    }

    public sealed class WhenSomebodyIsAway
    {
        [Theory]
        [InlineData("Europe/London", 1, 23, false)]
        [InlineData("Europe/London", 2, 0, true)]
        [InlineData("Europe/London", 3, 23, true)]
        [InlineData("Europe/London", 4, 0, false)]
        [InlineData("Asia/Tokyo", 1, 14, false)]
        [InlineData("Asia/Tokyo", 1, 15, true)] // midnight in Tokyo
        [InlineData(null, 2, 0, true)]
        public void The_days_are_those_of_their_own_zone(string? zone, int day, int hour, bool isAway)
        {
            var roster = new Roster
            {
                Members = [new() { User = Ana, DisplayName = "Ana", TimeZone = zone }],
                Absences = [new() { User = Ana, From = new LocalDate(2026, 3, 2), To = new LocalDate(2026, 3, 3) }],
            };

            Assert.Equal(isAway, roster.IsAway(Ana, At(day, hour)));
        }
    }
}
