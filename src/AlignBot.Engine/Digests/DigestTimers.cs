using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;

namespace AlignBot.Engine.Digests;

/// <summary>Somebody's time of day has come, and something waits for it.</summary>
sealed class DigestTimers(OutboxQueue outbox) : ITimerHandler
{
    public string Feature => DailyDigests.FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        if (await DailyDigests.OfAsync(session.Db, timer.Program.InstallationId, timer.SubjectId) is { } digest)
        {
            await outbox.EnqueueAsync(session, timer.Program, DigestMessage.To(digest));
        }
    }
}
