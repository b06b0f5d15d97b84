using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>How a round ended.</summary>
public sealed record Closing
{
    /// <summary>The round that ended so.</summary>
    public required int Round { get; init; }

    /// <summary>The level it ended at.</summary>
    public required int Level { get; init; }

    /// <summary>Decided, settled, by time-out or withdrawn.</summary>
    public required DisputeStatus Status { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Who decided, settled or withdrew. Empty when the clock did.</summary>
    public ImmutableArray<UserId> By { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The log entry; null when withdrawn.</summary>
    public DecisionId? Decision { get; init; }

    /// <summary>DEC-n, written by the bot in the transaction that takes the number; null when withdrawn.</summary>
    public int? DecisionNumber { get; init; }

    /// <summary>What was decided, in words; null when withdrawn.</summary>
    public string? Outcome { get; init; }
}

/// <summary>The entry of the log that stands while a dispute is looked at again.</summary>
/// <param name="Number">DEC-n.</param>
/// <param name="Text">What it says.</param>
public sealed record StandingEntry(int Number, string Text)
{
    /// <summary>'DEC-1 stands: No.'</summary>
    public string ToWords() => $"DEC-{Number} stands: {(Text.Length > TextLimits.Line ? TextLimits.Cut(Text, TextLimits.Line) + "..." : Text)}";
}
