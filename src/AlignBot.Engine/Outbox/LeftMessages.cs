using System.Collections.Concurrent;
using AlignBot.Engine.Clock;
using AlignBot.Engine.Storage;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>Messages that only a newer build can make, which in a roll-out runs beside this one: left to it for as long as a roll-out may take, and then
/// given up by name.</summary>
public sealed class LeftMessages(OutboxTable outbox, MessageEnds ends, IDatabase database, ForwardClock clock, IOptions<DeliveryOptions> options)
{
    readonly DeliveryOptions options = options.Value;
    readonly ConcurrentDictionary<long, (Instant Since, Instant Until)> left = new();

    /// <summary>Until when this process leaves a message to another; null for one that it does not.</summary>
    public Instant? Until(OutboxRow row) => left.TryGetValue(row.Sequence, out var leave) ? leave.Until : null;

    /// <summary>Gives a claimed message back for another replica to take, or up.</summary>
    public async Task LeaveAsync(OutboxRow row)
    {
        var since = left.TryGetValue(row.Sequence, out var earlier) ? earlier.Since : clock.Now;
        var within = Duration.FromTimeSpan(options.NewerBuildWithin * options.Pace);
        if (clock.Now - since >= within)
        {
            left.TryRemove(row.Sequence, out _);
            await ends.FailedAsync(row, DeliveryWords.NewerBuild);
            return;
        }

        foreach (var (sequence, old) in left)
        {
            if (clock.Now - old.Until >= within)
            {
                left.TryRemove(sequence, out _); // another one has sent it since
            }
        }

        left[row.Sequence] = (since, clock.Now + Duration.FromTimeSpan(options.NewerBuildSends * options.Pace));
        await database.WriteAsync(WorkPriority.Clock, session => outbox.LeaveAsync(session, row, DeliveryWords.NewerBuild));
    }
}
