using Microsoft.Extensions.Logging;

namespace AlignBot.Sources;

/// <summary>What every source stands on.</summary>
/// <param name="Time">Real time: waits, tokens, deadlines.</param>
/// <param name="Logs">Log lines hold names, counts and the vendor's codes; never a secret, never a row's content.</param>
public sealed record SourceServices(TimeProvider Time, ILoggerFactory Logs)
{
    /// <summary>Between 0 and 1, for the jitter of waits. Replaced in tests.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;
}
