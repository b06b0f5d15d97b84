using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using Microsoft.Extensions.Options;

namespace AlignBot.SourceReadings;

/// <summary>Reads the sources whose time has come, one after the other.</summary>
sealed class SourceLoop(
    SourceReader reader, WaitingWork<SourceLoop> work, IDatabase database, TimeProvider time,
    IOptions<DeliveryOptions> delivery) : IBackgroundLoop
{
    // Asked every half minute and nearly always in vain: a bot without sources never builds EF's model for it.
    // What a process had in hand that ended meanwhile is anybody's once its lease is over.
    const string Wanted = "SELECT installation_id, program_id, source FROM source_readings WHERE wanted OR (claimed_until > 0 AND "
        + "claimed_until < @now) ORDER BY program_id, source";

    public Task RunAsync(CancellationToken stopping) =>
        work.RunAsync(WantedAsync, (wanted, ct) => reader.TryReadAsync(wanted.Program, wanted.Source, ct), delivery.Value.Pace, stopping);

    async Task<IReadOnlyList<(ProgramKey Program, string Source)>> WantedAsync() =>
        await database.LookUpAsync(connection => connection.Statement(Wanted, "@now")
        .Set(0, time.GetUtcNow().ToUnixTimeMilliseconds()).QueryAsync(row => (new ProgramKey(row.Int32(0), row.Int32(1)), row.String(2))));
}
