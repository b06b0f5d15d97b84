using System.Diagnostics;
using System.Security.Cryptography;

namespace AlignBot.Benchmarks.AccountLists;

/// <summary>Keeps every core busy in the thread pool as a reading does, in small pieces and with garbage, and without the database: what a
/// click waits for beside it is the machine's, and no lock's.</summary>
static class CpuBurner
{
    /// <summary>How long a piece takes: about as long as a unit of a reading.</summary>
    static readonly TimeSpan Piece = TimeSpan.FromMilliseconds(0.5);

    public static Task RunAsync(TimeSpan time)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        return Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => BurnAsync(end))));
    }

    static async Task BurnAsync(long end)
    {
        while (Stopwatch.GetTimestamp() < end)
        {
            var start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < Piece)
            {
                SHA256.HashData(new byte[1024]);
            }

            await Task.Yield();
        }
    }
}
