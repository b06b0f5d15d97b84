namespace AlignBot.SlackSimulator.Tests;

/// <summary>Real time as it was at the start, turned on by hand: triggers, response_urls and rate limits age without waiting, and only so.</summary>
sealed class ShiftedTime : TimeProvider
{
    readonly DateTimeOffset start = System.GetUtcNow();

    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => start + Ahead;
}
