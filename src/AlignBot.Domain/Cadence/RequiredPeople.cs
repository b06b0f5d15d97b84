using System.Collections.Immutable;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <summary>Who must be in a meeting: for each required role its holder or deputy, each a person of their own.</summary>
public static class RequiredPeople
{
    /// <summary>Who may stand for a role: its holder, and the deputy appointed for that day.</summary>
    public static IEnumerable<UserId> For(Role role, Roster roster, Instant now)
    {
        if (roster.Holder(role) is { } holder && roster.MayDecide(holder))
        {
            yield return holder;
        }

        if (roster.DeputyFor(role, now) is { } deputy && roster.MayDecide(deputy))
        {
            yield return deputy;
        }
    }

    /// <summary>Everybody who may stand for one of the roles, holders first.</summary>
    public static ImmutableArray<UserId> All(ImmutableArray<Role> roles, Roster roster, Instant now) =>
    [
        .. roles.Select(role => roster.Holder(role)).OfType<UserId>().Where(roster.MayDecide)
            .Concat(roles.SelectMany(role => For(role, roster, now))).Distinct(),
    ];

    /// <summary>The roles that remain without a person when as many as possible of those who are there stand for one each.</summary>
    public static ImmutableArray<Role> Missing(ImmutableArray<Role> roles, IReadOnlyCollection<UserId> here, Roster roster, Instant now) =>
        [.. roles.Except(Covered(roles, here, roster, now))];

    /// <summary>The roles that days away leave without a person, whoever else comes: they could be stood for otherwise.</summary>
    public static ImmutableArray<Role> Absent(ImmutableArray<Role> roles, Roster roster, Instant now)
    {
        var all = All(roles, roster, now);
        var away = Missing(roles, [.. all.Where(user => !roster.IsAway(user, now))], roster, now);
        return away.IsEmpty ? away : [.. away.Except(Missing(roles, all, roster, now))];
    }

    /// <summary>The largest set of roles that distinct people cover; of several equal ones, the one with the earlier roles.</summary>
    static ImmutableArray<Role> Covered(ImmutableArray<Role> roles, IReadOnlyCollection<UserId> here, Roster roster, Instant now)
    {
        if (roles.IsEmpty)
        {
            return [];
        }

        var (role, rest) = (roles[0], roles.RemoveAt(0));
        ImmutableArray<Role> best = [];
        foreach (var user in For(role, roster, now).Where(here.Contains).ToArray())
        {
            ImmutableArray<Role> with = [role, .. Covered(rest, [.. here.Where(other => other != user)], roster, now)];
            if (with.Length > best.Length)
            {
                best = with;
            }
        }

        var without = Covered(rest, here, roster, now);
        return without.Length > best.Length ? without : best;
    }
}
