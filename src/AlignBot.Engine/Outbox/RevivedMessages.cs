using AlignBot.Engine.Clock;
using AlignBot.Engine.Storage;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>What was refused for a reason that passes (a closed channel, a missing permission) goes out after all once Slack takes it.</summary>
/// <remarks>One post of each channel and reason is tried now and then, and before anything new is posted there. When it gets through, the others
/// of the channel follow, in their order, and its cards are brought up to date.</remarks>
public sealed class RevivedMessages(IDatabase database, LaneSignal lanes, ForwardClock clock, IOptions<DeliveryOptions> options)
{
    /// <summary>How long a refusal speaks for what else goes there: a burst to a closed channel is not asked for one by one.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    static readonly string Passing =
        $"error NOT IN {DeliveryWords.Listed(DeliveryWords.OfTheBlocks.Concat(DeliveryWords.OfThePersons))}";

    static readonly string OfTheLane = $"error IN {DeliveryWords.Listed(DeliveryWords.OfTheLane)}";

    // The oldest of each lane stands for all that were refused for its reason: the card before what belongs in its thread. Of two that look at
    // the same moment the second finds it revived.
    static readonly string TryOldest =
        $"""
        UPDATE outbox SET state = 0, not_before = 0 WHERE state = 4 AND sequence IN (
            SELECT min(sequence) FROM outbox WHERE state = 4 AND kind = 0 AND {Passing} GROUP BY lane, error)
        RETURNING lane
        """;

    // One edit a channel; the newest, since a card may have several.
    static readonly string TryEdits = ReviveEditsOf(
        $"SELECT max(sequence) FROM outbox WHERE state = 4 AND kind = 2 AND {Passing} GROUP BY installation_id, destination");

    static readonly string RevivePosts = $"UPDATE outbox SET state = 0, not_before = 0 WHERE lane = @lane AND state = 4 AND kind = 0 AND {Passing}";

    // One edit of a card says all.
    static readonly string ReviveEdits = ReviveEditsOf(
        $"""
        SELECT max(sequence) FROM outbox
        WHERE state = 4 AND kind = 2 AND destination = @destination AND installation_id = @installation AND {Passing} GROUP BY lane
        """);

    static readonly string SelectEarlier =
        $"""
        SELECT sequence, error, not_before FROM outbox
        WHERE state = 4 AND installation_id = @installation AND lane = @lane AND kind = 0 AND sequence < @sequence AND {OfTheLane}
        ORDER BY sequence LIMIT 1
        """;

    const string Revive = "UPDATE outbox SET state = 0, not_before = 0 WHERE sequence = @sequence AND state = 4";

    /// <summary>Tries one post of every channel that took none, and one edit; how many.</summary>
    public Task<int> TryAgainAsync() => database.WriteAsync(
        WorkPriority.Clock,
        async session => Wake(session, await session.Statement(TryOldest).QueryAsync(row => row.String(0)))
            + Wake(session, await session.Statement(TryEdits).QueryAsync(row => row.String(0))));

    /// <summary>What was refused where this post goes is tried before it, so that a channel reads in order.</summary>
    /// <returns>Whether to look at the lane again; or, where it was refused only just now, the reason that this post is refused for, too.</returns>
    public async Task<(bool LookAgain, string? Refused)> EarlierAsync(OutboxRow post)
    {
        var earlier = await database.LookUpAsync(connection => connection.Statement(SelectEarlier, "@installation", "@lane", "@sequence")
            .Set(0, post.InstallationId).Set(1, post.Lane).Set(2, post.Sequence)
            .QueryAsync(row => (Sequence: row.Int64(0), Error: row.String(1), At: Instant.FromUnixTimeMilliseconds(row.Int64(2)))));
        if (earlier is not [var first])
        {
            return (false, null);
        }

        if (clock.Now - first.At is var ago && ago >= Duration.Zero && ago < Duration.FromTimeSpan(Fresh * options.Value.Pace))
        {
            return (false, first.Error);
        }

        await database.WriteAsync(WorkPriority.Clock, async session => await session.Statement(Revive, "@sequence").Set(0, first.Sequence).ExecuteAsync());
        return (true, null);
    }

    /// <summary>A message that had been refused stands now: Slack takes what goes there again.</summary>
    public async ValueTask ReviveAsync(Session session, OutboxRow got)
    {
        var lane = OutboxQueue.LaneOf(got.InstallationId, got.Destination);
        await session.Statement(RevivePosts, "@lane").Set(0, lane).ExecuteAsync();
        Wake(session, [lane]);
        Wake(session, await session.Statement(ReviveEdits, "@destination", "@installation")
            .Set(0, got.Destination).Set(1, got.InstallationId).QueryAsync(row => row.String(0)));
    }

    // One may wait already; and where a card's messages moved with its channel, one lane has edits of both ids.
    static string ReviveEditsOf(string which) =>
        $"""
        UPDATE outbox SET state = 0, not_before = 0 WHERE state = 4 AND sequence IN ({which})
            AND NOT EXISTS (SELECT 1 FROM outbox AS newer WHERE newer.lane = outbox.lane AND newer.kind = 2 AND newer.state = 0)
            AND NOT EXISTS (SELECT 1 FROM outbox AS other WHERE other.lane = outbox.lane AND other.kind = 2 AND other.state = 4
                AND other.sequence > outbox.sequence)
        RETURNING lane
        """;

    int Wake(Session session, List<string> woken)
    {
        session.AfterCommit(() => woken.ForEach(lanes.Wake));
        return woken.Count;
    }
}
