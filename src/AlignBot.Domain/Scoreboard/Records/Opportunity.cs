using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Records;

/// <summary>A deal, as it is now.</summary>
/// <param name="Key">The source's id.</param>
/// <param name="AccountKey">The account that it belongs to; of several the primary one. Null where the source names none.</param>
public sealed record Opportunity(string Key, string? AccountKey)
{
    /// <summary>What people call it.</summary>
    public string? Name { get; init; }

    /// <summary>The stage, as the source has it.</summary>
    public string? Stage { get; init; }

    /// <summary>What the stage means.</summary>
    public OpportunityState State { get; init; }

    /// <summary>In <see cref="Currency"/>, never converted. Null where it has none.</summary>
    public decimal? Amount { get; init; }

    /// <summary>ISO 4217, compared without case. Null where the source names none.</summary>
    public string? Currency { get; init; }

    /// <summary>When it was made. Null where the source does not say.</summary>
    public Instant? CreatedAt { get; init; }

    /// <summary>The day it closed or is to close, as people where the source is read it. Never moved between zones.</summary>
    public LocalDate? CloseDate { get; init; }

    /// <summary>When it closed, where the source knows the moment and no day.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>When the source last changed it; the newer of two with one key counts.</summary>
    public Instant? ModifiedAt { get; init; }

    /// <summary>The day of its close, by the source's own clock. Null where neither is known.</summary>
    public LocalDate? CloseDay(DateTimeZone sourceZone) => CloseDate ?? ClosedAt?.InZone(sourceZone).Date;
}

/// <summary>What a stage means.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OpportunityState>))]
public enum OpportunityState
{
    /// <summary>Still worked on.</summary>
    Open,

    /// <summary>Closed, and won.</summary>
    Won,

    /// <summary>Closed, and lost.</summary>
    Lost,
}
