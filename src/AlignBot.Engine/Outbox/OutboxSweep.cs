using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>Removes messages that are in Slack, or were dropped.</summary>
sealed class OutboxSweep(IDatabase database) : ISweep
{
    static readonly Duration Kept = Duration.FromDays(30);

    public async Task<int> SweepAsync(Instant now)
    {
        var old = await database.FindOldAsync("SELECT sequence FROM outbox WHERE state IN (3, 5) AND first_tried_at < @before", now - Kept, row => row.Int64(0));
        return await database.RemoveOldAsync(old, (session, sequence) => session.Statement("DELETE FROM outbox WHERE sequence = @sequence", "@sequence").Set(0, sequence));
    }
}
