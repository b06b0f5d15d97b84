using System.Collections.Immutable;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>Binds the deciders that a path names to people, at the moment a level opens or a seat falls vacant.</summary>
public static class Seating
{
    /// <summary>The seats of a level as they would be filled now, vacant ones with their reason.</summary>
    public static ImmutableArray<Seat> Resolve(Dispute dispute, int level, Roster roster, Instant now)
    {
        var seats = ImmutableArray.CreateBuilder<Seat>();
        foreach (var decider in dispute.Path.Levels[level].Deciders)
        {
            foreach (var seat in SeatsFor(decider, dispute, roster))
            {
                var taken = seats.Where(s => s.Occupant is not null).Select(s => s.Occupant!.Value).ToArray();
                seats.Add(Fill(seat with { Index = seats.Count }, dispute, level, roster, now, taken, mayBeOutOfChannel: true));
            }
        }

        return seats.DrainToImmutable();
    }

    /// <summary>The level that opens once the open one ends without a decision, with its seats as they would be filled then. Where none can decide, the
    /// last one, with who would have it as the last resort.</summary>
    public static (int Level, ImmutableArray<Seat> Seats) Above(Dispute dispute, Roster roster, Instant at)
    {
        var ended = dispute with
        {
            EndedLevels = dispute.EndedLevels.Add(new EndedLevel(dispute.Round, dispute.Level, LevelEnd.TimeRanOut, at, dispute.Seats, Opened: true)),
        };
        for (var level = dispute.Level + 1; level < dispute.Path.Levels.Length; level++)
        {
            var seats = Resolve(ended, level, roster, at);
            if (WhyNot(dispute.Path.Levels[level], seats) is null)
            {
                return (level, seats);
            }
        }

        return (dispute.Path.Levels.Length - 1, LastResort(ended, roster, at) is { } last ? [LastResortSeat(last)] : []);
    }

    /// <summary>The one seat of a level that nobody named by the path can fill.</summary>
    internal static Seat LastResortSeat((Role Role, UserId User) last) =>
        new() { Index = 0, Role = last.Role, For = last.User, Occupant = last.User, Reason = SeatReason.LastResort };

    /// <summary>Why a level with these seats can't decide; null when it can.</summary>
    public static LevelEnd? WhyNot(EscalationLevel level, ImmutableArray<Seat> seats)
    {
        var filled = seats.Where(s => s.IsFilled).ToArray();
        if (filled.Length == 0)
        {
            return LevelEnd.NobodyToSit;
        }

        if (level.RuleInForce is not DecisionRule.All || filled.Any(s => s.Side is null))
        {
            return null;
        }

        // 'All' is there so that both sides have a say: one side deciding alone would be worse than going up.
        var sides = seats.Where(s => s.Side is not null).Select(s => s.Side).Distinct().Count();
        return sides > 1 && filled.Select(s => s.Side).Distinct().Count() == 1 ? LevelEnd.OneSideOnly : null;
    }

    /// <summary>
    /// Who has it when nobody on the path can sit, or could be told: the accountable executive, party or not; while they are away their deputy, but the
    /// executive where there is none; else the operating lead or their deputy. Null when the program has none of them.
    /// </summary>
    public static (Role Role, UserId User)? LastResort(Dispute dispute, Roster roster, Instant now)
    {
        var unreached = dispute.EndedLevels.Where(e => e.Round == dispute.Round).SelectMany(e => e.Seats).Concat(dispute.Seats)
            .Where(s => s.Undeliverable is not null).Select(s => s.Occupant).ToArray();
        var (executive, deputy) = (roster.Holder(Role.AccountableExecutive), roster.DeputyFor(Role.AccountableExecutive, now));
        var (lead, leadsDeputy) = (roster.Holder(Role.OperatingLead), roster.DeputyFor(Role.OperatingLead, now));
        (Role Role, UserId? User, bool Fits)[] line =
        [
            (Role.AccountableExecutive, executive, IsThere(executive)),
            (Role.AccountableExecutive, deputy, StandsIn(deputy)),
            (Role.AccountableExecutive, executive, true),
            (Role.OperatingLead, lead, IsThere(lead)),
            (Role.OperatingLead, leadsDeputy, StandsIn(leadsDeputy)),
            (Role.OperatingLead, lead, true),
            (Role.AccountableExecutive, deputy, true),
            (Role.OperatingLead, leadsDeputy, true),
        ];
        foreach (var (role, user, fits) in line)
        {
            if (fits && user is { } found && roster.MayDecide(found) && !dispute.Recused.Contains(found) && !unreached.Contains(found))
            {
                return (role, found);
            }
        }

        return null;

        bool IsThere(UserId? user) => user is { } found && !roster.IsAway(found, now);

        bool StandsIn(UserId? user) => IsThere(user) && !dispute.IsParty(user!.Value) && !SatBefore(user.Value, dispute, dispute.Path.Levels.Length - 1);
    }

    /// <summary>Fills a seat with the one it is for, else with their deputy, else leaves it vacant with the reason.</summary>
    internal static Seat Fill(Seat seat, Dispute dispute, int level, Roster roster, Instant now, IReadOnlyCollection<UserId> taken, bool mayBeOutOfChannel)
    {
        var (first, deputy) = Named(seat, roster, now);
        var why = first is { } person ? Obstacle(person, seat, isDeputy: false) : SeatReason.NobodyNamed;
        seat = seat with { For = first, Ruling = null, AskDeliveredAt = null, LiveUntil = null, Undeliverable = null, FormOpenedAt = null, OutOfChannelSince = null, OutOfChannelUntil = null };
        if (why is null)
        {
            return seat with { Occupant = first, Reason = null };
        }

        return deputy is { } other && Obstacle(other, seat, isDeputy: true) is null
            ? seat with { Occupant = other, Reason = why }
            : seat with { Occupant = null, Reason = why };

        SeatReason? Obstacle(UserId user, Seat at, bool isDeputy) =>
            taken.Contains(user) ? SeatReason.SitsElsewhere
            : roster.StandingOf(user) is Standing.NotInChannel && !mayBeOutOfChannel ? SeatReason.LeftChannel
            : WhyNotHere(user, at, isDeputy, dispute, level, roster, now);
    }

    /// <summary>Why a person can't go on sitting where they sit; null when they can.</summary>
    internal static SeatReason? WhyNotAnyMore(Seat seat, Dispute dispute, Roster roster, Instant now)
    {
        if (seat.Occupant is not { } occupant)
        {
            return seat.Reason ?? SeatReason.NobodyNamed;
        }

        if (seat.Reason is SeatReason.LastResort)
        {
            return roster.MayDecide(occupant) ? null : SeatReason.Left;
        }

        var (first, deputy) = Named(seat, roster, now);
        if (occupant != first && (occupant != deputy || seat.For != first))
        {
            return SeatReason.RoleChanged;
        }

        return WhyNotHere(occupant, seat, isDeputy: false, dispute, dispute.Level, roster, now);
    }

    static SeatReason? WhyNotHere(UserId user, Seat seat, bool isDeputy, Dispute dispute, int level, Roster roster, Instant now)
    {
        var isOwnPartySeat = seat.IsForParty && user == seat.For;
        return roster.StandingOf(user) switch
        {
            Standing.Unknown => SeatReason.NobodyNamed,
            Standing.Left => SeatReason.Left,
            Standing.Bot or Standing.Guest or Standing.External => SeatReason.MayNotDecide,
            _ when dispute.Recused.Contains(user) => SeatReason.Recused,
            _ when roster.IsAway(user, now) => SeatReason.Away,
            _ when isOwnPartySeat => null,
            _ when dispute.IsParty(user) => SeatReason.IsParty,
            _ when SitsHigher(user, dispute.Path, level, roster) => SeatReason.SitsElsewhere,
            _ when isDeputy && SatBefore(user, dispute, level) => SeatReason.SitsElsewhere,
            _ => null,
        };
    }

    /// <summary>A person sits once, at the highest level they belong to by name or role.</summary>
    static bool SitsHigher(UserId user, EscalationPath path, int level, Roster roster) =>
        path.Levels.Skip(level + 1).SelectMany(l => l.Deciders).Any(d => d switch
        {
            Decider.ByRole role => roster.Holder(role.Role) == user,
            Decider.ByPerson person => person.Person == user,
            _ => false,
        });

    static bool SatBefore(UserId user, Dispute dispute, int level) =>
        dispute.EndedLevels.Any(e => e.Round == dispute.Round && e.Level < level && e.Opened && e.Seats.Any(s => s.Occupant == user));

    static (UserId? First, UserId? Deputy) Named(Seat seat, Roster roster, Instant now) => seat.Role is { } role
        ? (roster.Holder(role), roster.DeputyFor(role, now))
        : (seat.For, seat.For is { } person ? roster.DeputyFor(person, now) : null);

    static IEnumerable<Seat> SeatsFor(Decider decider, Dispute dispute, Roster roster) => decider switch
    {
        Decider.ByRole role => [new Seat { Index = 0, Role = role.Role, Side = role.Role.Side()?.ToString() }],
        Decider.ByPerson person => [new Seat { Index = 0, For = person.Person, Side = SideOf(person.Person, roster) }],
        _ => dispute.Parties.Select(p => new Seat { Index = 0, For = p.User, Side = Seat.PartySide + p.User.Value }),
    };

    static string? SideOf(UserId user, Roster roster) => roster.Find(user)?.Function is { } function and not Function.RevOps ? function.ToString() : null;
}
