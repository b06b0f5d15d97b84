using NodaTime;

namespace AlignBot.Domain.Records;

/// <summary>What of an opportunity is compared between two complete readings of its source.</summary>
/// <param name="Stage">As people of the source read it; null where it names none.</param>
/// <param name="Standing">What the stage means.</param>
/// <param name="Amount">In <paramref name="Currency"/>, never converted; null when blank.</param>
/// <param name="Currency">ISO 4217; null when the source names none.</param>
/// <param name="CloseDate">The day as the source's people read it, never moved between zones.</param>
public sealed record OpportunityStand(string? Stage, OpportunityStanding Standing, decimal? Amount, string? Currency, LocalDate? CloseDate);

/// <summary>What an opportunity's stage means.</summary>
public enum OpportunityStanding
{
    /// <summary>Neither won nor lost.</summary>
    Open,

    /// <summary>Closed, and won.</summary>
    Won,

    /// <summary>Closed, and not won.</summary>
    Lost,
}
