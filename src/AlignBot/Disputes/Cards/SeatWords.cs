using System.Collections.Immutable;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;
using NodaTime;

namespace AlignBot.Disputes.Cards;

/// <summary>Why somebody does not sit where the path puts them, and why a level ended: in a few words each.</summary>
static class SeatWords
{
    /// <summary>What comes at the last level of those who agree on all but dates and actions.</summary>
    public const string WithoutOneDay = "without it the answer holds from the latest of their days, with the actions that all of them ask for";

    public static string Because(LevelEnd why) => why switch
    {
        LevelEnd.TimeRanOut => "its time ran out",
        LevelEnd.NoAgreement => "its seats could not agree",
        LevelEnd.SentUp => "it was sent up",
        LevelEnd.NobodyToSit => "nobody could sit there",
        LevelEnd.OneSideOnly => "only one side's decider would be left",
        _ => "nobody there could be reached",
    };

    public static string Because(SeatReason why) => why switch
    {
        SeatReason.NobodyNamed => "nobody holds the role",
        SeatReason.Away => "away",
        SeatReason.Left => "has left",
        SeatReason.LeftChannel => "has left the channel",
        SeatReason.MayNotDecide => "may not decide",
        SeatReason.IsParty => "is a party",
        SeatReason.Recused => "stands aside",
        SeatReason.SitsElsewhere => "sits at another level",
        SeatReason.RoleChanged => "the role changed hands",
        SeatReason.NowAvailable => "back again",
        _ => "nobody else could",
    };

    /// <summary>'Dana (sales leader), away' or 'sales leader, nobody holds the role'.</summary>
    public static string Vacant(Seat seat, Roster roster) =>
        $"{Whose(seat, roster)}, {Because(seat.Reason ?? SeatReason.NobodyNamed)}";

    /// <summary>'Ben (for Dana, who is away)', 'Dana (sales leader)', or who is missing.</summary>
    public static string Sitting(Seat seat, Roster roster) => seat switch
    {
        { Occupant: null } => $"nobody for {Vacant(seat, roster)}",
        { IsDeputy: true } => $"{Names.Of(roster, seat.Occupant.Value)} (for {Names.Of(roster, seat.For!.Value)}, who {Verb(seat.Reason)})",
        { Role: { } role } => $"{Names.Of(roster, seat.Occupant.Value)} ({Names.Of(role)})",
        _ => Names.Of(roster, seat.Occupant.Value),
    };

    /// <summary>Who has it once the open level has ended without a decision, as they would sit then: 'Ben (for Dana, who is a party) and Lena (for Priya, who is
    /// a party)'.</summary>
    public static string Above(Dispute dispute, Roster roster, Instant at) => Sitting(Seating.Above(dispute, roster, at).Seats, roster);

    /// <summary>'Morgan (accountable executive), 1 working day': who has it next, and for how long.</summary>
    public static string Next(Dispute dispute, Roster roster)
    {
        var (level, seats) = Seating.Above(dispute, roster, dispute.AnswerBy ?? dispute.LevelOpenedAt);
        return $"{Sitting(seats, roster)}, {dispute.Path.Levels[level].Window.ToWords()}";
    }

    static string Sitting(ImmutableArray<Seat> seats, Roster roster) => seats.Where(seat => seat.Occupant is not null).ToList() is { Count: > 0 } filled
        ? Names.Join([.. filled.Select(seat => Sitting(seat, roster))])
        : "nobody who could decide";

    /// <summary>'Dana, who is away', or 'Dana: the role changed hands' where it is about somebody else.</summary>
    public static string Absent(string name, SeatReason why) =>
        why is SeatReason.NobodyNamed or SeatReason.RoleChanged or SeatReason.NowAvailable or SeatReason.LastResort ? $"{name}: {Because(why)}" : $"{name}, who {Verb(why)}";

    static string Verb(SeatReason? why) => why switch
    {
        SeatReason.Away => "is away",
        SeatReason.Recused => "stands aside",
        { } other => Because(other),
        null => "can't",
    };

    static string Whose(Seat seat, Roster roster) => (seat.For, seat.Role) switch
    {
        ({ } person, { } role) => $"{Names.Of(roster, person)} ({Names.Of(role)})",
        ({ } person, null) => Names.Of(roster, person),
        (null, { } role) => Names.Of(role),
        _ => "somebody",
    };
}
