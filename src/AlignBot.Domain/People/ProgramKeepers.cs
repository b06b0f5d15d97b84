using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Domain.People;

/// <summary>Who keeps what belongs to the program as a whole, its list and its audits: those who run it, and both leaders.</summary>
public static class ProgramKeepers
{
    /// <summary>In the order in which they are asked: whoever runs the program, a leader where nobody does, the accountable executive last.</summary>
    static readonly ImmutableArray<Role> Roles = [Role.OperatingLead, Role.SalesLeader, Role.MarketingLeader, Role.AccountableExecutive];

    /// <summary>Whether somebody is one of them, as holder or for the moment.</summary>
    public static bool Include(Roster roster, UserId user, Instant now) => roster.MayDecide(user)
        && (roster.MayGovern(user, now) || Roles.Any(role => roster.Holder(role) == user || roster.Acts(user, role, now)));

    /// <summary>Who is asked; null where nobody is there.</summary>
    public static UserId? Asked(Roster roster, Instant now) => Roles.Select(role => roster.Acting(role, now)).FirstOrDefault(user => user is not null);

    /// <summary>All of them that there are at the moment, each once.</summary>
    public static ImmutableArray<UserId> All(Roster roster, Instant now) => Holding(Roles, roster, now);

    /// <summary>Who acts for some roles at the moment, or holds them where nobody acts, each once.</summary>
    public static ImmutableArray<UserId> Holding(IEnumerable<Role> roles, Roster roster, Instant now) =>
        [.. roles.Select(role => roster.Acting(role, now) ?? roster.Holder(role)).OfType<UserId>().Where(roster.MayDecide).Distinct()];
}
