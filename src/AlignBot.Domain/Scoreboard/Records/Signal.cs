using NodaTime;

namespace AlignBot.Domain.Scoreboard.Records;

/// <summary>A sign of interest of an account.</summary>
/// <param name="Key">The source's id.</param>
/// <param name="AccountKey">The account that shows it. Null where the source names none.</param>
/// <param name="Kind">The source's word: <c>intent</c>, <c>demo request</c>. Compared without case.</param>
public sealed record Signal(string Key, string? AccountKey, string Kind)
{
    /// <summary>When the vendor saw it.</summary>
    public Instant? DetectedAt { get; init; }

    /// <summary>When a reading of the source first had it.</summary>
    public Instant? FirstSeenAt { get; init; }
}
