using NodaTime;

namespace AlignBot.Sources;

/// <summary>Something that was done to or by an account.</summary>
/// <param name="Key">The vendor's id, with its kind in front where kinds have ids of their own.</param>
/// <param name="AccountKey">The account it was about. Null where the source names none.</param>
/// <param name="Side">Who did it.</param>
/// <param name="Kind">The source's word: <c>call</c>, <c>email</c>, <c>meeting</c>, <c>webinar</c>.</param>
public sealed record SourceActivity(string Key, string? AccountKey, ActivitySide Side, string Kind)
{
    /// <summary>When, where the source knows the moment; else <see cref="On"/> has the day.</summary>
    public Instant? At { get; init; }

    /// <summary>The day in the source's zone, where it knows only that.</summary>
    public LocalDate? On { get; init; }

    /// <summary>Whether it took place; planned ones are false.</summary>
    public bool Completed { get; init; } = true;

    public string? PersonEmail { get; init; }
}

/// <summary>Who did it.</summary>
public enum ActivitySide
{
    Marketing,
    Sales,
    Buyer,
}
