using AlignBot.Domain.Scoreboard.Records;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Review;

/// <summary>A deal as it is followed from reading to reading: what it is now, since when, and how often its close was moved.</summary>
public sealed record DealTrack
{
    /// <summary>As the newest reading has it.</summary>
    public required Opportunity Deal { get; init; }

    /// <summary>When a reading first had it.</summary>
    public required Instant FirstSeenAt { get; init; }

    /// <summary>When a reading first had it in its stage. The source may know it longer in that stage; nothing older is claimed.</summary>
    public required Instant StageSince { get; init; }

    /// <summary>How often its close was moved to a later day while it was open.</summary>
    public int Pushed { get; init; }

    /// <summary>How often its close was moved to an earlier day while it was open.</summary>
    public int PulledIn { get; init; }

    /// <summary>The deal with what one more reading says of it.</summary>
    /// <param name="before">As it was followed until now; null where it is new.</param>
    /// <param name="deal">As the reading has it.</param>
    /// <param name="readAt">When the reading was begun.</param>
    public static DealTrack Follow(DealTrack? before, Opportunity deal, Instant readAt)
    {
        if (before is null)
        {
            return new DealTrack { Deal = deal, FirstSeenAt = readAt, StageSince = readAt };
        }

        // A close that comes with the end of the deal is no promise that was moved.
        var isOpen = before.Deal.State is OpportunityState.Open && deal.State is OpportunityState.Open;
        var days = isOpen && before.Deal.CloseDate is { } from && deal.CloseDate is { } to
            ? Period.DaysBetween(from, to)
            : 0;
        return before with
        {
            Deal = deal,
            StageSince = IsSameStage(before.Deal, deal) ? before.StageSince : readAt,
            Pushed = before.Pushed + (days > 0 ? 1 : 0),
            PulledIn = before.PulledIn + (days < 0 ? 1 : 0),
        };
    }

    /// <summary>Whether two states of a deal are of one stage.</summary>
    public static bool IsSameStage(Opportunity one, Opportunity other) =>
        one.State == other.State && string.Equals(one.Stage?.Trim(), other.Stage?.Trim(), StringComparison.OrdinalIgnoreCase);
}
