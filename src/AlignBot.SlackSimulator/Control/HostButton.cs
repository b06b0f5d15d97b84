namespace AlignBot.SlackSimulator;

/// <summary>A button that whoever runs the simulator adds to the page's clock, such as 'to the next deadline', or a scene of its strip 'Show me'.</summary>
/// <param name="Press">does it</param>
public sealed record HostButton(string Label, Func<Simulator, CancellationToken, Task<HostAnswer>> Press)
{
    /// <summary>True for a scene that is shown rather than a turn of the clock.</summary>
    public bool IsScene { get; init; }
}

/// <summary>What a host's button came to.</summary>
/// <param name="IsDone">False when it can't be; then <paramref name="Said"/> says why.</param>
/// <param name="Said">A sentence for whoever pressed; null for none.</param>
public sealed record HostAnswer(bool IsDone, string? Said = null)
{
    /// <summary>The person as whom it is best looked at; null for whoever acts.</summary>
    public string? As { get; init; }

    /// <summary>Where to look: a channel's id, or the id of whoever they have direct messages with; null for where the page is.</summary>
    public string? In { get; init; }
}
