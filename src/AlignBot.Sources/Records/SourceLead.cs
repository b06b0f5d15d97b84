using NodaTime;

namespace AlignBot.Sources;

/// <summary>One lead and how it was followed up.</summary>
/// <param name="Key">The vendor's id.</param>
public sealed record SourceLead(string Key)
{
    public string? AccountKey { get; init; }

    public string? Domain { get; init; }

    public Instant? CreatedAt { get; init; }

    public Instant? AssignedAt { get; init; }

    public Instant? FirstTouchAt { get; init; }

    public Instant? LastTouchAt { get; init; }

    public Instant? ReturnedAt { get; init; }

    public string? Status { get; init; }

    public string? ReturnedReason { get; init; }
}
