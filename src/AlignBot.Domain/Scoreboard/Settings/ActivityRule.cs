using AlignBot.Domain.Scoreboard.Records;

namespace AlignBot.Domain.Scoreboard.Settings;

/// <summary>What a kind of activity counts as.</summary>
/// <param name="Kind">The source's word; compared without case.</param>
/// <param name="Side">Of which side; null: of any that has no rule of its own.</param>
public sealed record ActivityRule(string Kind, ActivitySide? Side = null)
{
    /// <summary>Done by marketing or sales, it covers the account.</summary>
    public bool IsTouch { get; init; }

    /// <summary>It is a response to marketing: a form, a webinar, a click. A mere send is none.</summary>
    public bool IsResponse { get; init; }

    /// <summary>Done by a person of sales, it answers a signal.</summary>
    public bool IsAction { get; init; }

    /// <summary>Done by the account, it gives so many points. Not below zero.</summary>
    public decimal Points { get; init; }
}
