using AlignBot.Engine.Loops;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Telemetry;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>Says every quarter of a minute what waits in the outbox, while somebody wants to know.</summary>
public sealed class OutboxLevel(IDatabase database, IClock clock, TimeProvider time, ILogger<OutboxLevel> log) : IBackgroundLoop
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    // The index of what is still to go out is as small as the backlog.
    const string Select = "SELECT count(*), coalesce(min(created_at), 0) FROM outbox WHERE state < 3";

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            if (EngineTelemetry.CountsOutbox)
            {
                await LookAsync(stopping);
            }
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            var (waiting, oldest) = await database.LookUpAsync(
                async connection => (await connection.Statement(Select).QueryAsync(row => (row.Int64(0), row.Int64(1)), stopping))[0], stopping);
            EngineTelemetry.Outbox(waiting, waiting == 0 ? Duration.Zero : clock.GetCurrentInstant() - Instant.FromUnixTimeMilliseconds(oldest));
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            // A gap in the curve; who reads it is told by the other measures why.
            log.LogDebug(failure, "What waits in the outbox could not be counted.");
        }
    }
}
