using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using Microsoft.Extensions.Options;

namespace AlignBot.SourceReadings;

/// <summary>Reads the sources whose time has come, one after the other.</summary>
sealed class SourceLoop(SourceReader reader, SourceSignal signal, IDatabase database, TimeProvider time, IOptions<DeliveryOptions> delivery, ILogger<SourceLoop> log) : IBackgroundLoop
{
    // Asked every half minute and nearly always in vain: a bot without sources never builds EF's model for it.
    // What a process had in hand that ended meanwhile is anybody's once its lease is over.
    const string Wanted = "SELECT installation_id, program_id, source FROM source_readings WHERE wanted OR (claimed_until > 0 AND claimed_until < @now) ORDER BY program_id, source";

    static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                foreach (var (key, source) in await WantedAsync())
                {
                    await TryAsync(key, source, stopping);
                }

                await signal.WaitAsync(Look * delivery.Value.Pace, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The sources could not be looked through; it is tried again.");
                await Task.Delay(Look, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>One that can't be read keeps no other from being read.</summary>
    async Task TryAsync(ProgramKey key, string source, CancellationToken stopping)
    {
        try
        {
            await reader.TryReadAsync(key, source, stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            log.LogError(failure, "The source {Source} could not be read for program {Program}; it is tried again.", source, key.ProgramId);
        }
    }

    Task<List<(ProgramKey Key, string Source)>> WantedAsync() => database.LookUpAsync(connection => connection.Statement(Wanted, "@now")
        .Set(0, time.GetUtcNow().ToUnixTimeMilliseconds()).QueryAsync(row => (new ProgramKey(row.Int32(0), row.Int32(1)), row.String(2))));
}

/// <summary>Tells the loop that a source is wanted.</summary>
sealed class SourceSignal : IDisposable
{
    readonly SemaphoreSlim asked = new(0);

    public void Wake() => asked.Release();

    public void Dispose() => asked.Dispose();

    public Task WaitAsync(TimeSpan most, CancellationToken cancellation) => asked.WaitAsync(most, cancellation);
}
