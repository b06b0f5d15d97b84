using AlignBot.Domain.People;
using NodaTime;
using static AlignBot.Domain.Tests.Cadence.MeetingStory;

namespace AlignBot.Domain.Tests.People;

public static class VacanciesTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 9, 30);

    static Roster Without(params UserId[] gone) => Team() with { Members = [.. Team().Members.Select(member => gone.Contains(member.User) ? member with { IsActive = false } : member)] };

    static Roster With(Roster roster, Role role, Func<RoleHolding, RoleHolding> change) => roster with { Roles = [.. roster.Roles.Select(held => held.Role == role ? change(held) : held)] };

    [Fact]
    public static void A_role_that_nobody_was_given_or_whose_holder_left_is_vacant_and_one_whose_holder_is_away_is_not()
    {
        Assert.Empty(Vacancies.Of(Team(), Now));
        Assert.Equal([Role.AccountableExecutive], Vacancies.Of(Without(Morgan), Now).AsEnumerable());
        Assert.Equal([Role.AccountableExecutive], Vacancies.Of(Team() with { Roles = [.. Team().Roles.Skip(1)] }, Now).AsEnumerable());
        Assert.Empty(Vacancies.Of(Team() with { Absences = [new Absence { User = Morgan, From = new(2026, 3, 1), To = new(2026, 3, 9) }] }, Now));
        Assert.Empty(Vacancies.Of(Without(Dana, Ben), Now));
    }

    [Fact]
    public static void A_deputy_fills_it_on_their_days()
    {
        Roster Until(LocalDate last) => With(Without(Morgan), Role.AccountableExecutive, held => held with { Deputy = Ana, DeputyTo = last });

        Assert.Empty(Vacancies.Of(Until(new LocalDate(2026, 3, 3)), Now));
        Assert.Single(Vacancies.Of(Until(new LocalDate(2026, 3, 2)), Now));
    }

    [Fact]
    public static void Whoever_governs_fills_it_and_where_nobody_does_a_side_s_leader()
    {
        Assert.Equal(Olga, Vacancies.WhoFills(Without(Morgan), Now));
        Assert.Equal(Morgan, Vacancies.WhoFills(Without(Olga), Now));
        Assert.Equal(Dana, Vacancies.WhoFills(Without(Olga, Morgan), Now));
        Assert.Equal(Priya, Vacancies.WhoFills(Without(Olga, Morgan, Dana), Now));
        Assert.Null(Vacancies.WhoFills(Without(Olga, Morgan, Dana, Priya), Now));
    }

    [Fact]
    public static void A_leader_gives_no_role_while_somebody_governs_and_only_those_that_nobody_has()
    {
        RoleHolding Given(Role role) => new() { Role = role, Holder = Ana };
        RosterRefusal? Why(Roster roster, Role role, UserId actor) => (RosterRefusal?)RosterChecks.WhyNotGive(roster, Given(role), roster.Holding(role), actor, Now);

        Assert.Null(Why(Without(Olga, Morgan), Role.OperatingLead, Priya));
        Assert.Null(Why(Without(Olga, Morgan), Role.AccountableExecutive, Priya));
        Assert.IsType<RosterRefusal.NotPermitted>(Why(Without(Olga, Morgan), Role.SalesLeader, Priya));
        Assert.IsType<RosterRefusal.NotPermitted>(Why(Without(Olga), Role.OperatingLead, Priya));
        Assert.IsType<RosterRefusal.NotPermitted>(Why(Without(Olga, Morgan), Role.OperatingLead, Ana));
        Assert.Null(Why(Without(Olga), Role.OperatingLead, Morgan));
    }
}
