using AlignBot.Engine.Loops;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Engine.Outages;

/// <summary>Gives a sign of life every quarter of a minute of real time, and finds out when there was none for long.</summary>
/// <remarks>
/// What counts is business time that passed while nobody was there to see to it. In production both clocks go alike; where business time is
/// turned by hand, a process that follows the turn says so beforehand, and one that is not running loses what was turned meanwhile.
/// </remarks>
public sealed class Heartbeat(IDatabase database, IEnumerable<IOutageCredit> credits, TimeProvider time, Troubles troubles, ILogger<Heartbeat> log) : IBackgroundLoop
{
    const string Part = "heartbeat";

    static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <summary>How long the rows of processes that are gone are kept: longer than any outage that is still to be found by them.</summary>
    static readonly Duration Kept = Duration.FromDays(400);

    readonly string process = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>The first sign of life: from here on nothing that falls due goes by unseen.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        if (database is SqliteDatabase && await LivingProcesses.AliveAsync(database, Instant.FromDateTimeOffset(time.GetUtcNow())) is { Count: > 0 } others)
        {
            log.LogError(
                "Another bot uses this SQLite file: {Others}, by its sign of life of a moment ago. One file is one bot's: end one of the two, or move the record to PostgreSQL.",
                string.Join(", ", others));
        }

        await BeatAsync(cancellation);
    }

    /// <summary>Beats until stopped; and gives back what outages took, beside everything else.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                await TryAsync(stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The process stops; the next one finds its last beat.
        }
    }

    /// <summary>This process is about to follow business time to an instant, and will see to all that is due on the way.</summary>
    public Task FollowToAsync(Instant until, CancellationToken cancellation) => database.WriteAsync(
        WorkPriority.Clock, session => session.BeatAsync(process, until, Kept), cancellation);

    async Task TryAsync(CancellationToken stopping)
    {
        try
        {
            await BeatAsync(stopping);
            foreach (var outage in await OpenAsync(stopping))
            {
                await CreditAsync(outage, stopping);
            }

            troubles.Over(Part);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            troubles.Met(Part, failure);
            log.LogError(failure, "No sign of life could be written; it is tried again in {Seconds} s.", Every.TotalSeconds);
        }
    }

    async Task BeatAsync(CancellationToken cancellation)
    {
        var outage = await database.WriteAsync(
            WorkPriority.Clock,
            async session =>
            {
                var found = await session.NoteOutageAsync();
                await session.BeatAsync(process, session.Now, Kept);
                return found;
            },
            cancellation);
        if (outage is { } gone)
        {
            log.LogWarning("No bot process was alive from {From} to {To}; open deadlines are given that time back.", gone.From, gone.To);
        }
    }

    Task<List<Outage>> OpenAsync(CancellationToken cancellation) => database.LookUpAsync(OutageTable.OpenAsync, cancellation);

    async Task CreditAsync(Outage outage, CancellationToken stopping)
    {
        foreach (var credit in credits)
        {
            await credit.CreditAsync(outage, stopping);
        }

        await database.WriteAsync(
            WorkPriority.Clock,
            async session => await session.Statement("UPDATE outages SET is_credited = @done WHERE from_at = @from", "@done", "@from")
                .Set(0, true).Set(1, outage.From.ToUnixTimeMilliseconds())
                .ExecuteAsync(),
            stopping);
    }
}
