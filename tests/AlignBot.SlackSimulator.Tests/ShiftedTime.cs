namespace AlignBot.SlackSimulator.Tests;

/// <summary>Real time, turned on by hand: triggers and response_urls age without waiting.</summary>
sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
