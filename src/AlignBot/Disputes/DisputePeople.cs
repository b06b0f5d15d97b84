using AlignBot.Domain;
using AlignBot.Domain.Disputes;

namespace AlignBot.Disputes;

/// <summary>Everybody who has a part in a dispute: who raised it, its parties, and whoever sat or sits at one of its levels.</summary>
static class DisputePeople
{
    public static IReadOnlySet<UserId> In(Dispute dispute) => new[] { dispute.RaisedBy }
        .Concat(dispute.Parties.Select(party => party.User))
        .Concat(dispute.Seats.Concat(dispute.EndedLevels.SelectMany(level => level.Seats)).Select(seat => seat.Occupant).OfType<UserId>())
        .Concat(dispute.Unseated)
        .ToHashSet();

    /// <summary>Those whom a post about it concerns now: the parties, and who decides at the open level.</summary>
    public static IEnumerable<UserId> ConcernedNow(Dispute dispute) =>
        dispute.Parties.Select(party => party.User).Concat(dispute.Deciders).Append(dispute.RaisedBy).Distinct();
}
