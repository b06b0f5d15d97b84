using AlignBot.Timers;
using NodaTime;

namespace AlignBot.Storage;

/// <summary>Sweeps what nobody can ask for any more. The record itself (disputes, decisions, history) is never swept.</summary>
/// <remarks>What is old is looked for beside the writer, and removed in small units: a click never waits for more than one of them.</remarks>
sealed class Housekeeping(IDatabase database, TimeProvider time, ILogger<Housekeeping> log)
{
    static readonly TimeSpan Every = TimeSpan.FromHours(1);

    // Slack repeats an event for a day at most, and a replayed request is refused by its age after five minutes.
    static readonly Duration InboxKept = Duration.FromDays(2);
    static readonly Duration DraftsKept = Duration.FromDays(7);
    static readonly Duration OutboxKept = Duration.FromDays(30);
    static readonly Duration TimerKeysKept = Duration.FromDays(1);

    /// <summary>How many rows go in one unit of work.</summary>
    const int Chunk = 500;

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
        try
        {
            return await database.SweepTimerKeysAsync(now - TimerKeysKept)
                + await SweepInboxAsync(now - InboxKept)
                + await SweepDraftsAsync(now - DraftsKept)
                + await SweepOutboxAsync(now - OutboxKept);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Old rows could not be swept; it is tried again in an hour.");
            return 0;
        }
    }

    async Task<int> SweepInboxAsync(Instant before)
    {
        var old = await FindAsync("SELECT installation_id, key FROM inbox WHERE received_at < @before", before, row => (row.Int32(0), row.String(1)));
        return await RemoveAsync(old, (session, row) => session.Statement("DELETE FROM inbox WHERE installation_id = @installation AND key = @key", "@installation", "@key")
            .Set(0, row.Item1).Set(1, row.Item2));
    }

    async Task<int> SweepDraftsAsync(Instant before)
    {
        var old = await FindAsync("SELECT installation_id, id FROM drafts WHERE saved_at < @before", before, row => (row.Int32(0), row.Guid(1)));

        // One that was saved again meanwhile stays.
        return await RemoveAsync(old, (session, row) => session
            .Statement("DELETE FROM drafts WHERE installation_id = @installation AND id = @id AND saved_at < @before", "@installation", "@id", "@before")
            .Set(0, row.Item1).Set(1, row.Item2).Set(2, before.ToUnixTimeMilliseconds()));
    }

    async Task<int> SweepOutboxAsync(Instant before)
    {
        var old = await FindAsync("SELECT sequence FROM outbox WHERE state IN (3, 5) AND first_tried_at < @before", before, row => row.Int64(0));
        return await RemoveAsync(old, (session, sequence) => session.Statement("DELETE FROM outbox WHERE sequence = @sequence", "@sequence").Set(0, sequence));
    }

    /// <summary>The keys of what is old.</summary>
    Task<List<T>> FindAsync<T>(string sql, Instant before, Func<IRow, T> key) =>
        database.LookUpAsync(connection => connection.Statement(sql, "@before").Set(0, before.ToUnixTimeMilliseconds()).QueryAsync(key));

    /// <summary>Removes row by row, a chunk in each unit of work.</summary>
    async Task<int> RemoveAsync<T>(List<T> keys, Func<Session, T, Statement> delete)
    {
        var removed = 0;
        foreach (var chunk in keys.Chunk(Chunk))
        {
            removed += await database.WriteAsync(
                WorkPriority.Import,
                async session =>
                {
                    var gone = 0;
                    foreach (var key in chunk)
                    {
                        gone += await delete(session, key).ExecuteAsync();
                    }

                    return gone;
                });
        }

        return removed;
    }
}
