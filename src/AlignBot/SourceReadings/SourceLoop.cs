using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignBot.SourceReadings;

/// <summary>Reads the sources whose time has come, one after the other.</summary>
sealed class SourceLoop(SourceReader reader, SourceSignal signal, IDatabase database, TimeProvider time, IOptions<DeliveryOptions> delivery, ILogger<SourceLoop> log) : IBackgroundLoop
{
    // Asked every half minute and nearly always in vain: a bot without sources never builds EF's model for it.
    const string AnyWanted = "SELECT 1 FROM source_readings WHERE wanted LIMIT 1";

    static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                foreach (var row in await WantedAsync())
                {
                    await reader.TryReadAsync(row.Key, row.Source, stopping);
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

    async Task<List<SourceReadingRow>> WantedAsync() =>
        await database.LookUpAsync(connection => connection.Statement(AnyWanted).QueryAsync(row => row.Int32(0))) is []
            ? []
            : await database.ReadAsync(db => db.SourceReadings.Where(row => row.Wanted).OrderBy(row => row.ProgramId).ThenBy(row => row.Source).ToListAsync());
}

/// <summary>Tells the loop that a source is wanted.</summary>
sealed class SourceSignal : IDisposable
{
    readonly SemaphoreSlim asked = new(0);

    public void Wake() => asked.Release();

    public void Dispose() => asked.Dispose();

    public Task WaitAsync(TimeSpan most, CancellationToken cancellation) => asked.WaitAsync(most, cancellation);
}
