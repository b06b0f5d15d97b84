namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>How many rows come at most, whatever is asked: pages may always be shorter.</summary>
sealed class HubSpotPages(TimeProvider time)
{
    public int Most { get; set; } = int.MaxValue;

    public DateTimeOffset Now => time.GetUtcNow();

    public int Take(int limit) => Math.Min(limit, Most);
}
