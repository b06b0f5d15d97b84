using NodaTime;

namespace AlignBot.Sources;

/// <summary>A sign of interest of an account.</summary>
/// <param name="Key">The vendor's id, or one made of account, kind and time where it has none.</param>
/// <param name="AccountKey">The account that shows it. Null where only a domain is known.</param>
/// <param name="Kind">The source's word: <c>intent</c>, <c>6qa</c>, <c>demo request</c>.</param>
public sealed record SourceSignal(string Key, string? AccountKey, string Kind)
{
    public string? Domain { get; init; }

    /// <summary>As the source gives it; scales differ between vendors and are not compared.</summary>
    public decimal? Strength { get; init; }

    public Instant? DetectedAt { get; init; }
}
