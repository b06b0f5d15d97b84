using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Engine.Inbox;

/// <summary>Removes the keys of old requests.</summary>
sealed class InboxSweep(IDatabase database) : ISweep
{
    // Slack repeats an event for a day at most, and a replayed request is refused by its age after five minutes.
    static readonly Duration Kept = Duration.FromDays(2);

    // Looked for along the key: an index on the time would cost every request a page to write, for one look an hour beside the writer.
    public Task<int> SweepAsync(Instant now) => database.SweepOldAsync(
        "SELECT installation_id, key FROM inbox WHERE received_at < @before", now - Kept, row => (Installation: row.Int32(0), Key: row.String(1)),
        (session, row) => session.Statement("DELETE FROM inbox WHERE installation_id = @installation AND key = @key", "@installation", "@key")
            .Set(0, row.Installation).Set(1, row.Key));
}
