using NodaTime;

namespace AlignBot.Sources;

/// <summary>One opportunity (a HubSpot deal).</summary>
/// <param name="Key">The vendor's id.</param>
/// <param name="AccountKey">The account it belongs to. Null where the source names none, or several without saying which is meant.</param>
public sealed record SourceOpportunity(string Key, string? AccountKey)
{
    public string? Name { get; init; }

    /// <summary>The stage's id as the source has it, and its label for people.</summary>
    public string? Stage { get; init; }

    public string? StageLabel { get; init; }

    public OpportunityState State { get; init; }

    /// <summary>In <see cref="Currency"/>, never converted. Null when blank.</summary>
    public decimal? Amount { get; init; }

    /// <summary>ISO 4217 in capitals. Null when the source names none: then it may not be guessed.</summary>
    public string? Currency { get; init; }

    public Instant? CreatedAt { get; init; }

    /// <summary>The day as people in the source's zone read it; a date without a time is never moved between zones.</summary>
    public LocalDate? CloseDate { get; init; }

    public Instant? ModifiedAt { get; init; }
}

/// <summary>What a stage means.</summary>
public enum OpportunityState
{
    Open,
    Won,
    Lost,
}
