namespace AlignBot.Engine.Outbox;

/// <summary>How the dispatcher paces itself. Real time.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Scales every other wait of this page: 1 in production; small where the Slack at the other end is scaled down as well.</summary>
    public double Pace { get; set; } = 1;

    /// <summary>How long a call to Slack may take. Not scaled: it is the network that takes it.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a message of unknown outcome is left alone before it is looked for: Slack may still be at it.</summary>
    public TimeSpan LookAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a claim holds before another replica may conclude that the claimer died.</summary>
    /// <remarks>With the look that follows, this is how long the channel waits behind a post in whose middle a replica was killed: about a minute.</remarks>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>How long a message that only a newer build can make is left to the other replicas before this one looks at it again.</summary>
    public TimeSpan NewerBuildSends { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long such a message waits, and its channel behind it, until it is given up: a roll-out is over by then, or was taken back.</summary>
    public TimeSpan NewerBuildWithin { get; set; } = TimeSpan.FromHours(1);

    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a channel that takes no messages (archived, the bot removed) is tried again.</summary>
    public TimeSpan TryAgain { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest that anything of this page waits: what says that it waits longer was written by another clock.</summary>
    public TimeSpan LongestWait => TimeSpan.FromTicks(new[] { LookAfter, Lease, LongestRetry }.Max(wait => wait.Ticks)) * Pace;

    /// <summary>How often the dispatcher looks for lanes that nobody told it about: another replica's, or a lost signal's.</summary>
    public TimeSpan Sweep { get; set; } = TimeSpan.FromSeconds(20);
}
