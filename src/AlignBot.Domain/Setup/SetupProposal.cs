using System.Collections.Immutable;
using AlignBot.Domain.People;

namespace AlignBot.Domain.Setup;

/// <summary>Somebody who is in the channel before it has a program.</summary>
/// <param name="User">Who.</param>
/// <param name="Name">As people see them.</param>
/// <param name="Title">What they wrote as their job; null for nothing.</param>
/// <param name="Zone">Their IANA zone; null where Slack has none.</param>
/// <param name="Kind">What kind of account it is.</param>
public sealed record PersonFound(UserId User, string Name, string? Title, string? Zone, MemberKind Kind);

/// <summary>Who could hold which role and work on which side, as titles and zones have it: to be looked at and changed, never taken as it is.</summary>
public sealed record SetupProposal
{
    /// <summary>Whom the titles name for a role; without an entry nobody.</summary>
    public ImmutableDictionary<Role, UserId> Holders { get; private init; } = ImmutableDictionary<Role, UserId>.Empty;

    /// <summary>Who could stand in.</summary>
    public ImmutableDictionary<Role, UserId> Deputies { get; private init; } = ImmutableDictionary<Role, UserId>.Empty;

    /// <summary>The side of everybody whose title tells one.</summary>
    public ImmutableArray<(UserId User, Function Function)> Functions { get; private init; } = [];

    /// <summary>The zone of most people who can decide; of as many in two, the starter's. Null where nobody has one.</summary>
    public string? Zone { get; private init; }

    /// <summary>Proposes from those who are there.</summary>
    /// <param name="people">Everybody; bots, guests and people of other organisations are passed over.</param>
    /// <param name="starter">Who sets it up, and is the operating lead.</param>
    public static SetupProposal Of(IReadOnlyList<PersonFound> people, UserId starter)
    {
        List<(PersonFound Person, JobTitle Title)> able = [.. people.Where(person => person.Kind is MemberKind.Human).Select(person => (person, JobTitle.Read(person.Title)))];
        var (holders, deputies) = (ImmutableDictionary.CreateBuilder<Role, UserId>(), ImmutableDictionary.CreateBuilder<Role, UserId>());
        foreach (var role in (Role[])[Role.SalesLeader, Role.MarketingLeader])
        {
            var side = InOrder(able.Where(one => one.Title.Function == role.Side()));
            if (side is [var first, ..] && (first.Title.Rank > 0 || side.Count == 1))
            {
                holders[role] = first.Person.User;
                if (side.Count > 1 && side[1].Title.Rank > 0)
                {
                    deputies[role] = side[1].Person.User;
                }
            }
        }

        var above = InOrder(able.Where(one => one.Title.IsAboveTheSides));
        if (above is [var top, ..])
        {
            holders[Role.AccountableExecutive] = top.Person.User;
            if (above.Count > 1)
            {
                deputies[Role.AccountableExecutive] = above[1].Person.User;
            }
        }

        if (able.Exists(one => one.Person.User == starter))
        {
            holders[Role.OperatingLead] = starter;
        }

        return new SetupProposal
        {
            Holders = holders.ToImmutable(),
            Deputies = deputies.ToImmutable(),
            Functions = [.. able.Where(one => one.Title.Function is not null).Select(one => (one.Person.User, one.Title.Function!.Value))],
            Zone = ZoneOf([.. able.Select(one => one.Person)], starter),
        };
    }

    static List<(PersonFound Person, JobTitle Title)> InOrder(IEnumerable<(PersonFound Person, JobTitle Title)> side) =>
        [.. side.OrderByDescending(one => one.Title.Rank).ThenBy(one => one.Person.Name, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.Person.User.Value, StringComparer.Ordinal)];

    static string? ZoneOf(IReadOnlyList<PersonFound> able, UserId starter)
    {
        var own = able.FirstOrDefault(person => person.User == starter)?.Zone;
        return able.Where(person => !string.IsNullOrWhiteSpace(person.Zone)).GroupBy(person => person.Zone!)
            .OrderByDescending(zone => zone.Count()).ThenByDescending(zone => zone.Key == own).ThenBy(zone => zone.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key;
    }
}
