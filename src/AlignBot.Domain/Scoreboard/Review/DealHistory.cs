using System.Globalization;
using AlignBot.Domain.Records;
using AlignBot.Domain.Scoreboard.Records;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Domain.Scoreboard.Review;

/// <summary>Something that moved of a deal, as a reading had it otherwise than the one before.</summary>
/// <param name="SeenAt">When that reading was begun. Business time.</param>
/// <param name="Move">What moved.</param>
public readonly record struct DealMove(Instant SeenAt, OpportunityMove Move);

/// <summary>Follows a deal from its first reading to the newest, from how it stands now and what moved of it.</summary>
public static class DealHistory
{
    /// <summary>The deal as it was followed at a moment, and as it is now.</summary>
    /// <param name="deal">As the newest reading has it.</param>
    /// <param name="firstSeenAt">When the reading that gave it first was begun.</param>
    /// <param name="moves">All that moved of it, the oldest first.</param>
    /// <param name="at">The moment: readings begun from then on are later than it. Null where nothing was before.</param>
    /// <returns>Before is null where no reading had it by then.</returns>
    public static (DealTrack? Before, DealTrack Now) Of(Opportunity deal, Instant firstSeenAt, IReadOnlyList<DealMove> moves, Instant? at)
    {
        var states = new Stack<(Instant ReadAt, Opportunity Deal)>();
        var state = deal;
        for (var index = moves.Count - 1; index >= 0; index--)
        {
            // All that one reading moved is one step.
            if (index == moves.Count - 1 || moves[index + 1].SeenAt != moves[index].SeenAt)
            {
                states.Push((moves[index].SeenAt, state));
            }

            state = Undone(state, moves[index].Move);
        }

        var track = DealTrack.Follow(null, state, firstSeenAt);
        var before = firstSeenAt < at ? track : null;
        foreach (var (readAt, next) in states)
        {
            track = DealTrack.Follow(track, next, readAt);
            before = readAt < at ? track : before;
        }

        return (before, track);
    }

    static Opportunity Undone(Opportunity deal, OpportunityMove move) => move.Field switch
    {
        OpportunityField.Stage => deal with { Stage = move.Before },
        OpportunityField.Standing => deal with { State = StateOf(move.Before) },
        OpportunityField.Amount => deal with
        {
            Amount = decimal.TryParse(move.Before, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : null,
        },
        OpportunityField.Currency => deal with { Currency = move.Before },
        OpportunityField.CloseDate => deal with
        {
            CloseDate = move.Before is { } written && LocalDatePattern.Iso.Parse(written).TryGetValue(default, out var day) ? day : null,
        },
        _ => deal,
    };

    static OpportunityState StateOf(string? word) => word switch
    {
        "won" => OpportunityState.Won,
        "lost" => OpportunityState.Lost,
        _ => OpportunityState.Open,
    };
}
