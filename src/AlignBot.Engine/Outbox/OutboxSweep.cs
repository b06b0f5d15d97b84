using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>Removes messages that are in Slack or were dropped; later those that were given up, and last those that
/// wait for a closed channel or a permission.</summary>
sealed class OutboxSweep(IDatabase database) : ISweep
{
    static readonly Duration Kept = Duration.FromDays(30);
    static readonly Duration KeptGivenUp = Duration.FromDays(90);
    static readonly Duration KeptForOthers = Duration.FromDays(365);

    static readonly string OfOthers = $"error IN {DeliveryWords.Listed(DeliveryWords.OfTheChannel.Concat(DeliveryWords.OfThePermission))}";

    public async Task<int> SweepAsync(Instant now) =>
        await RemoveAsync("state IN (3, 5)", now - Kept)
        + await RemoveAsync($"state = 4 AND NOT {OfOthers}", now - KeptGivenUp)
        + await RemoveAsync("state = 4", now - KeptForOthers);

    Task<int> RemoveAsync(string which, Instant before) => database.SweepOldAsync(
        $"SELECT sequence FROM outbox WHERE {which} AND first_tried_at < @before", before, row => row.Int64(0),
        (session, sequence) => session.Statement("DELETE FROM outbox WHERE sequence = @sequence", "@sequence").Set(0, sequence));
}
