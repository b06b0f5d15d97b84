using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Domain.People;

/// <summary>Whether somebody is there for the two roles without which nothing is decided in the end, and nobody runs the program.</summary>
public static class Vacancies
{
    static readonly ImmutableArray<Role> Needed = [Role.AccountableExecutive, Role.OperatingLead];

    /// <summary>Nobody holds it who is still there, and nobody stands in today. Being away leaves no vacancy: they come back.</summary>
    public static bool IsVacant(Role role, Roster roster, Instant now) =>
        !(roster.Holder(role) is { } holder && roster.MayDecide(holder)) && !(roster.DeputyFor(role, now) is { } deputy && roster.MayDecide(deputy));

    /// <summary>The roles that the program can't do without and that nobody has.</summary>
    public static ImmutableArray<Role> Of(Roster roster, Instant now) => [.. Needed.Where(role => IsVacant(role, roster, now))];

    /// <summary>Who can give a role that nobody has: whoever governs; where nobody does, the leader of a side.</summary>
    public static UserId? WhoFills(Roster roster, Instant now)
    {
        UserId?[] able = [roster.Acting(Role.OperatingLead, now), roster.Acting(Role.AccountableExecutive, now), .. Leaders(roster).Where(user => roster.IsAvailable(user, now)).Select(user => (UserId?)user)];
        return able.FirstOrDefault(user => user is not null && WhoMayFill(roster, user.Value, now));
    }

    /// <summary>Whether somebody may give a role that nobody has.</summary>
    public static bool WhoMayFill(Roster roster, UserId actor, Instant now) =>
        roster.MayGovern(actor, now) || (Of(roster, now).Length == Needed.Length && Leaders(roster).Contains(actor));

    static IEnumerable<UserId> Leaders(Roster roster) =>
        new[] { Role.SalesLeader, Role.MarketingLeader }.Select(role => roster.Holder(role)).OfType<UserId>().Where(roster.MayDecide).Distinct();
}
