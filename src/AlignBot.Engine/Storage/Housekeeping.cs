using AlignBot.Engine.Loops;
using NodaTime;

namespace AlignBot.Engine.Storage;

/// <summary>Has everybody sweep, once an hour.</summary>
public sealed class Housekeeping(IEnumerable<ISweep> sweeps, TimeProvider time, ILogger<Housekeeping> log) : IBackgroundLoop
{
    static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                await SweepAsync(Instant.FromDateTimeOffset(time.GetUtcNow()));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    /// <summary>Removes what is older than it is kept; how many rows.</summary>
    /// <param name="now">Real time.</param>
    public async Task<int> SweepAsync(Instant now)
    {
        var swept = 0;
        foreach (var sweep in sweeps)
        {
            try
            {
                swept += await sweep.SweepAsync(now);
            }
            catch (Exception failure)
            {
                log.LogError(failure, "{Sweep} could not sweep; it is tried again in an hour.", sweep.GetType().Name);
            }
        }

        return swept;
    }
}
