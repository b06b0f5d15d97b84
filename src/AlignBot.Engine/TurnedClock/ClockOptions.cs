namespace AlignBot.Engine.TurnedClock;

/// <summary>Where business time comes from.</summary>
public sealed class ClockOptions
{
    /// <summary>Address of a hand-turned clock to follow, for the sandbox and the scenarios; null in production.</summary>
    public Uri? Follow { get; set; }
}
