using AlignBot.Timers;
using NodaTime;

namespace AlignBot.Storage;

/// <summary>Sweeps what nobody can ask for any more. The record itself (disputes, decisions, history) is never swept.</summary>
sealed class Housekeeping(IDatabase database, TimeProvider time, ILogger<Housekeeping> log)
{
    static readonly TimeSpan Every = TimeSpan.FromHours(1);

    // Slack repeats an event for a day at most, and a replayed request is refused by its age after five minutes.
    static readonly Duration InboxKept = Duration.FromDays(2);
    static readonly Duration DraftsKept = Duration.FromDays(7);
    static readonly Duration OutboxKept = Duration.FromDays(30);
    static readonly Duration TimerKeysKept = Duration.FromDays(1);

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
            var keys = await database.SweepTimerKeysAsync(now - TimerKeysKept);
            return keys + await database.WriteAsync(
                WorkPriority.Import,
                async session =>
                    await RemoveAsync(session, "DELETE FROM inbox WHERE received_at < @before", now - InboxKept)
                    + await RemoveAsync(session, "DELETE FROM drafts WHERE saved_at < @before", now - DraftsKept)
                    + await RemoveAsync(session, "DELETE FROM outbox WHERE state IN (3, 5) AND first_tried_at < @before", now - OutboxKept));
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Old rows could not be swept; it is tried again in an hour.");
            return 0;
        }
    }

    static ValueTask<int> RemoveAsync(Session session, string sql, Instant before) =>
        session.Statement(sql, "@before").Set(0, before.ToUnixTimeMilliseconds()).ExecuteAsync();
}
