using NodaTime;

namespace AlignBot.Domain.Scoreboard.Records;

/// <summary>A lead and how it was followed up.</summary>
/// <param name="Key">The source's id.</param>
public sealed record Lead(string Key)
{
    /// <summary>The account that it belongs to. Null where the source names none.</summary>
    public string? AccountKey { get; init; }

    /// <summary>When it came in.</summary>
    public Instant? CreatedAt { get; init; }

    /// <summary>When it was given to somebody.</summary>
    public Instant? AssignedAt { get; init; }

    /// <summary>When somebody first turned to it; may be before it was assigned.</summary>
    public Instant? FirstTouchAt { get; init; }

    /// <summary>When somebody last turned to it.</summary>
    public Instant? LastTouchAt { get; init; }

    /// <summary>When sales gave it back. Null where it did not, or the source does not say when.</summary>
    public Instant? ReturnedAt { get; init; }

    /// <summary>Why sales gave it back. Null where it did not, or gave no reason.</summary>
    public string? ReturnedReason { get; init; }

    /// <summary>Sales gave it back.</summary>
    public bool IsReturned { get; init; }

    /// <summary>Nobody works on it any more: converted, refused, closed.</summary>
    public bool IsDone { get; init; }
}
